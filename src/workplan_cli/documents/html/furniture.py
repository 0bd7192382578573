"""What stands around the text: the head of the page, the band above it, the line below it, and its style for paper."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from workplan_cli.documents.html.markup import in_style, quoted, shown, word
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.language import Translate

_COLOURS: Final = {"RED": "#ff2b2b", "AMBER": "#ffc000", "GREEN": "#33ff00", "CLEAR": "#ffffff"}
"""The colours of the labels on black (TLP 2.0, FIRST, section 5)."""


def head(properties: DocumentProperties, style: str, scripts: Iterable[str]) -> str:
    """The head of the page. Nothing but this style and these scripts takes effect, and nothing is fetched."""
    run = " ".join(f"'{_digest(script)}'" for script in scripts)
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src {run}; base-uri 'none'; form-action 'none'"
    named = (("author", properties.author), ("description", properties.subject), ("keywords", properties.keywords))
    metas = "".join(f'<meta name="{name}" content="{quoted(text)}">\n' for name, text in named if text)
    title = " · ".join(each for each in (properties.title, properties.tlp) if each)
    return (
        f'<!DOCTYPE html>\n<html lang="{quoted(properties.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"{metas}<title>{shown(title)}</title>\n<style>{style}</style>\n</head>\n"
    )


def _digest(content: str) -> str:
    """The source expression of an inline style or script (CSP Level 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def banner(properties: DocumentProperties, say: Translate, target: str) -> str:
    """The band above the text; `target` is where its way to the contents leads, or ""."""
    contents, skip = say("Contents"), say("Skip to the text")
    way = f'<a class="way" href="{target}">{shown(contents)}</a>' if target else ""
    draft = f'<span class="draft">{shown(properties.draft)}</span>' if properties.draft else ""
    return (
        f'<a class="skip" href="#.text">{shown(skip)}</a>\n<header class="band">{way}'
        f'<span class="short">{shown(properties.short_title)}</span>{draft}{_label(properties)}</header>\n'
    )


def footer(properties: DocumentProperties) -> str:
    """The line below the text."""
    version = " · ".join(each for each in (properties.draft, properties.version) if each)
    return f'<footer class="band"><span class="short">{shown(version)}</span>{_label(properties)}</footer>\n'


def _label(properties: DocumentProperties) -> str:
    return f'<strong class="tlp {_label_class(properties)}">{shown(properties.tlp)}</strong>' if properties.tlp else ""


def _label_class(properties: DocumentProperties) -> str:
    return f"tlp-{word(_colour(properties))}"


def _colour(properties: DocumentProperties) -> str:
    return properties.tlp.removeprefix("TLP:").partition("+")[0]


def own_style(properties: DocumentProperties, widths: Mapping[tuple[float, ...], int]) -> str:
    """What the style sheet cannot know: the paper, what is printed on every page's edge, the widths of columns."""
    colour = _COLOURS.get(_colour(properties).upper(), "#ffffff")
    width = round(2.1 * len(properties.tlp) + 4)  # millimetres: else its black fills the whole edge
    label = (
        f"content: {in_style(properties.tlp)}; background: #000; color: {colour}; font-weight: bold; "
        f"width: {width}mm; height: 6mm; margin: 7mm 0; text-align: center"
    )
    draft = " · ".join(each for each in (properties.draft, properties.version) if each)
    paper = properties.paper
    return "".join(
        [
            f"\n.{_label_class(properties)} {{ color: {colour} }}\n@page {{ size: {paper};\n",
            f"@top-left {{ content: {in_style(properties.short_title)} }}\n@top-right {{ {label} }}\n",
            f"@bottom-left {{ content: {in_style(draft)} }}\n@bottom-right {{ {label} }}\n",
            '@bottom-center { content: counter(page) " / " counter(pages) }\n}\n',
            f"@page landscape {{ size: {paper} landscape }}\n@page portrait {{ size: {paper} }}\n",
            *(f"{rule}\n" for shares, number in widths.items() if shares for rule in _columns(shares, number)),
        ]
    )


def _columns(shares: tuple[float, ...], number: int) -> Iterable[str]:
    """A rule per column; edges are rounded, so that the columns fill their table."""
    total = sum(shares)
    edges = [round(100 * sum(shares[:place]) / total, 2) for place in range(len(shares) + 1)]
    for place, (left, right) in enumerate(pairwise(edges), start=1):
        yield f".w{number} col:nth-child({place}) {{ width: {right - left:g}% }}"
