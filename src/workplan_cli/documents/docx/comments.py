"""Comments beside the text (ECMA-376 part 1, 17.13.4): remarks by the anchor that they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from workplan_cli.documents.docx.runs import Ink, run
from workplan_cli.documents.docx.styles import StyleSheet
from workplan_cli.documents.docx.xml import DECLARATION, W
from workplan_cli.documents.escape import CODE

AUTHOR: Final = "workplan"
_INITIALS: Final = "wp"


@dataclass(slots=True)
class Comments:
    """What is to be said, by anchor, and what has found its heading so far."""

    said: Mapping[str, Sequence[str]]
    _placed: list[str] = field(default_factory=list)
    _done: set[str] = field(default_factory=set)

    def around(self, anchors: Sequence[str], content: str, styles: StyleSheet) -> str:
        """The runs of a heading with the comments on any of its anchors; each anchor has its comments once."""
        for anchor in anchors:
            if anchor not in self._done:
                self._done.add(anchor)
                for remark in self.said.get(anchor, ()):
                    content = self._commented(content, remark, styles)
        return content

    def _commented(self, content: str, remark: str, styles: StyleSheet) -> str:
        number, style = len(self._placed), styles.character("annotation reference").id
        self._placed.append(remark)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )

    def __bool__(self) -> bool:
        return bool(self._placed)

    def xml(self, day: date, styles: StyleSheet) -> bytes:
        """word/comments.xml; `day` is when they were written."""
        text, mark = styles.paragraph("annotation text").id, styles.character("annotation reference").id
        written = "".join(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{day.isoformat()}T00:00:00Z"'
            f' w:initials="{_INITIALS}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:annotationRef/></w:r>'
            f"{_runs(remark, styles)}</w:p></w:comment>"
            for number, remark in enumerate(self._placed)
        )
        return f'{DECLARATION}<w:comments xmlns:w="{W}">{written}</w:comments>'.encode()


def _runs(remark: str, styles: StyleSheet) -> str:
    """The runs of a remark; names between backticks are code."""
    code = Ink(style=styles.character("Code Span").id)
    return "".join(run(part, code) if place % 2 else run(part) for place, part in enumerate(CODE.split(remark)) if part)
