"""Gather what the program and its templates say into gettext catalogues: `python scripts/messages.py [--check]`.

Writes templates/locale/workplan.pot, brings every templates/locale/LANGUAGE/LC_MESSAGES/workplan.po up to date and
compiles it. What changed in English is marked fuzzy there, what is new is empty: fill it in and run again. With
--check nothing is written; it fails where a catalogue is not up to date, not translated, or has other gaps.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from workplan_cli import models
from workplan_cli.catalogue import RULES
from workplan_cli.language import DOMAIN
from workplan_cli.models.words import Record
from workplan_cli.reporters.pages import paragraphs
from workplan_cli.schemas import sentences

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "templates" / "locale"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"

_TOLD = ("Fault", "Misuse", "NoHistoryError", "OfficeFault", "UneditableError")
_PYTHON = {
    **dict.fromkeys(("Message", "translate", "say", "_", "label", *_TOLD)),
    **dict.fromkeys(("counted", "Plural"), (1, 2)),
}
"""What a sentence of the program is the first argument of; one about a number has two."""
_CONSOLE = {"remark": None}
"""As these, where commands speak: elsewhere it is the name of something that is told already."""
_TEMPLATES = {"_": None, "_n": (1, 2), "_plain": None}

_BY_VARIABLE = {
    "src/workplan_cli/reporters/owed/table.py": (
        *("Country", "Matrix", "Missing", "Deadline", "Days overdue", "Stage", "Sent"),
    ),
}
"""Words that reach the translation through a variable, where no extractor sees them."""

Found = tuple[str, str | tuple[str, ...]]
"""Where it is said, and what: with its plural where it has one."""


class _Catalogue(Catalog):
    """A catalogue without the times and versions that would make every run a change."""

    stated: Catalog | None = None
    """What says how many plurals the language has: Babel's own idea of that differs with its version."""

    @property
    def num_plurals(self) -> int:
        """How many plurals a sentence has."""
        return self.stated.num_plurals if self.stated else super().num_plurals

    @property
    def plural_expr(self) -> str:
        """Which of them goes with a number, in C."""
        return self.stated.plural_expr if self.stated else super().plural_expr

    @property  # type: ignore[misc] # a header that is only written
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header of the file."""
        language = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)] if self.locale else []
        return [
            ("Project-Id-Version", DOMAIN),
            *language,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


_DIALECT = {"extensions": "jinja2.ext.do, jinja2.ext.loopcontrols", "trim_blocks": "true", "silent": "false"}
"""The Jinja that our templates are written in; one that is not would be left out without a word."""


def _of_template(file: BinaryIO, keywords: Sequence[str], comments: Sequence[str], options: object) -> Iterator[Any]:
    del options  # Babel's form
    return babel_extract(file, keywords, comments, _DIALECT)


def _extracted(
    folder: Path, pattern: str, method: Callable[..., Any], keywords: Mapping[str, tuple[int, ...] | None]
) -> Iterator[Found]:
    for path in sorted(folder.rglob(pattern)):
        with path.open("rb") as file:
            for _line, said, _comments, _context in extract(method, file, keywords):
                yield path.relative_to(ROOT).as_posix(), said


def _names_of_records(kind: type[Record]) -> Iterator[Found]:
    yield Path(models.__name__.replace(".", "/")).as_posix(), kind.called
    for inner in kind.__subclasses__():
        yield from _names_of_records(inner)


def gathered() -> Iterator[Found]:
    """Everything that is said in English."""
    yield from _extracted(ROOT / "src", "*.py", extract_python, _PYTHON)
    yield from _extracted(ROOT / "src" / "workplan_cli" / "cli", "*.py", extract_python, _CONSOLE)
    for place, words in _BY_VARIABLE.items():
        yield from ((place, word) for word in words)
    yield from sorted(set(_names_of_records(Record)), key=str)
    yield from sentences()
    yield from sentences()
    yield from _extracted(ROOT / "templates", "*.j2", _of_template, _TEMPLATES)
    for each in RULES:
        yield from ((each.code, paragraph) for paragraph in paragraphs(each.page))


def template() -> Catalog:
    """What has to be put into words in every language."""
    catalogue = _Catalogue(fuzzy=False, header_comment=f"# What {DOMAIN} says. Made by scripts/messages.py.")
    for place, said in gathered():
        catalogue.add(said, locations=[(place, 0)])
    for entry in catalogue:
        entry.locations = list(dict.fromkeys(entry.locations))
        entry.flags.clear()  # what babel guesses of gaps differs with its version; `faults` compares them
    return catalogue


def brought_up_to_date(words: Catalog, path: Path) -> Catalog:
    """What a language's file says, for the words of now."""
    language = path.parent.parent.name
    with path.open("rb") as file:
        known = read_po(file)  # its header says the language, and how many plurals that has
    known.update(words)
    catalogue = _Catalogue(locale=language, fuzzy=False, header_comment=words.header_comment)
    catalogue.stated = known
    for entry in words:
        if entry.id:
            said = catalogue[entry.id] = known[entry.id]
            said.flags &= {"fuzzy"} if _translated(said) else set()
    return catalogue


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(catalogue: Catalog) -> Iterator[str]:
    """What a translator still has to do."""
    pages = {each.code for each in RULES}
    for entry in catalogue:
        if not entry.id:
            continue
        shown = str(entry.id)[:70]
        if entry.fuzzy or not _translated(entry):
            yield f"{catalogue.locale}: {'changed' if entry.fuzzy else 'not translated'}: {shown}"
        elif not {place for place, _ in entry.locations} & pages and _gaps(str(entry.id)) != _gaps(str(entry.string)):
            yield f"{catalogue.locale}: other gaps than in English: {shown}"


def _translated(entry: Entry) -> bool:
    return all(entry.string) if isinstance(entry.string, tuple) else bool(entry.string)


def as_text(catalogue: Catalog) -> bytes:
    """The catalogue as a .po or .pot file. Files are named and lines are not: they would change with every edit."""
    out = BytesIO()
    write_po(out, catalogue, width=0, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as a .mo file."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def wanted() -> tuple[dict[Path, bytes], list[str]]:
    """Every file as it should be, and what is not translated."""
    words = template()
    files = {TEMPLATE: as_text(words)}
    open_points: list[str] = []
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = brought_up_to_date(words, path)
        files[path] = as_text(catalogue)
        files[path.with_suffix(".mo")] = compiled(catalogue)
        open_points += faults(catalogue)
    return files, open_points


def differing(files: Mapping[Path, bytes]) -> list[Path]:
    """The files that are not as they should be."""
    return [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]


def main() -> int:
    """Write the catalogues, or check them; 1 where something is left to do."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a catalogue is not up to date")
    check = parser.parse_args().check
    files, open_points = wanted()
    changed = differing(files)
    for path in changed:
        if not check:
            path.write_bytes(files[path])
        print(f"{'out of date' if check else 'wrote'}: {path.relative_to(ROOT).as_posix()}")
    for point in open_points:
        print(point)
    return 1 if open_points or (check and changed) else 0


if __name__ == "__main__":
    sys.exit(main())
