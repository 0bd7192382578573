"""One letter a country: which there are, in which language, and what files each has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents import gfm
from workplan_cli.documents.docx import DocumentProperties, write_docx
from workplan_cli.documents.editions import Edition, language_of
from workplan_cli.documents.files import Content, together
from workplan_cli.documents.letters.mail import Enclosure, Mail, addressed, message
from workplan_cli.documents.letters.plain import plain_text, subject_of
from workplan_cli.documents.letters.view import Letters, LetterView
from workplan_cli.documents.render import LETTER, reference, rendered
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.words import Tlp
from workplan_cli.reminders import Standing

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Enclosing = Callable[[str, str], tuple[Enclosure, ...]]
"""What goes with the letter to a country (its code) in a language, such as a form to fill in."""


@dataclass(frozen=True, slots=True)
class Post:
    """What letters are written of, for whom and where to."""

    folder: Path
    """The folder of the plan, for its own template."""
    out: Path
    as_of: date
    ceiling: Tlp
    """The highest label that a letter may show."""
    enclosing: Enclosing = lambda _country, _language: ()
    """What the mail carries beside the letter."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that was written."""

    country: str
    files: tuple[Path, ...]
    addressed: bool
    """Whether the mail says whom it goes to."""
    complete: bool
    """Whether it names everything that is open; False where something is above the label that it may show."""


def write_letters(plan: WorkPlan, standings: Iterable[Standing], post: Post) -> list[Posted]:
    """Write the letters to the countries with something open: Word, Markdown and mail of each.

    The plan that is read is made smaller first, to what the label allows. The files take their places together.
    Raises TemplateFault for the template, OSError for the folder.
    """
    letters = Letters(consolidate(disclose(_of_letters(plan.submissions), post.ceiling).submissions), post.as_of)
    post.out.mkdir(parents=True, exist_ok=True)
    with together() as put:
        return [_letter(letters, standing, post, put) for standing in standings if standing.open]


def _of_letters(submissions: Submissions) -> Submissions:
    """What letters are made of: of a large plan, looking at the label of every action and answer takes longer."""
    apart: dict[str, object] = {"matrices": {}, "positions": {}, "delegation": ()}
    countries = (Submission(each.file, each.content.model_copy(update=apart)) for each in submissions.countries)
    return replace(submissions, countries=tuple(countries), themes=(), decisions=None)


def _letter(letters: Letters, standing: Standing, post: Post, put: Callable[[Path, Content], None]) -> Posted:
    member, languages = letters.members[standing.country], letters.plan.plan.languages
    edition = Edition(LETTER, language_of(member, languages), standing.country)
    enclosed = post.enclosing(standing.country, edition.language)
    view = letters.letter(standing, edition.language, has_form=bool(enclosed))
    text = rendered(LETTER, edition.language, post.folder, {"letter": view})
    subject = subject_of(text) or str(view.plan)
    word = _word(text, subject, view, letters.plan.plan.paper, post)
    mail = _mail(
        text, subject, view, post.as_of, (Enclosure(f"{edition.stem}.docx", WORD, word, view.label), *enclosed)
    )
    contents: dict[str, Content] = {
        "docx": word,
        "md": f"TLP:{view.label}\n\n{gfm.to_markdown(text)}".encode(),
        "eml": message(mail),
    }
    paths = {suffix: post.out / f"{edition.stem}.{suffix}" for suffix in contents}
    for suffix, content in contents.items():
        put(paths[suffix], content)
    named = sum(len(each.questions) + len(each.unfinished) for each in view.matrices)
    there = sum(len(each.missing) + len(each.unfinished) for each in standing.reminders)
    return Posted(
        standing.country,
        tuple(paths.values()),
        addressed=addressed(mail.name, mail.email) is not None,
        complete=named == there,
    )


def _word(text: str, subject: str, view: LetterView, paper: str, post: Post) -> bytes:
    properties = DocumentProperties(
        title=subject,
        short_title=view.plan,
        subject=view.country,
        author=view.organisation or "",
        language=view.language,
        tlp=f"TLP:{view.label}",
        version=view.day,
        paper="letter" if paper == "letter" else "a4",
        created=post.as_of,
        draft="",
    )
    out = BytesIO()
    write_docx(text, properties, reference(post.folder), out)
    return out.getvalue()


def _mail(text: str, subject: str, view: LetterView, day: date, enclosures: tuple[Enclosure, ...]) -> Mail:
    recipient = view.recipient
    return Mail(
        subject=subject,
        language=view.language,
        day=day,
        body=plain_text(text),
        label=view.label,
        name=(recipient and recipient.name) or "",
        email=(recipient and recipient.email) or "",
        sender=view.organisation or "",
        reply_to=view.reply_to or "",
        enclosures=enclosures,
    )
