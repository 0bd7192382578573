"""What can be wrong with a file as YAML: WP001 to WP019. Each rule words its own finding."""

import unicodedata

from workplan_cli.findings import Message, Severity, rule
from workplan_cli.loading.quote import short

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@rule("WP001", ERROR)
def unreadable_file(reason: Message) -> Message:
    """
    What: A file under `data/` cannot be opened, is no ordinary file, or is a link that leads out of the folder.

    Why: Nothing of it can be in the plan. A link out of the folder would print what nobody submitted, and a device or
    a pipe would block for ever.
    """
    return Message("the file cannot be read: {reason}", reason=reason)


@rule("WP002", ERROR)
def file_too_large(most: int) -> Message:
    """
    What: A file is larger than 1 MiB.

    Why: The largest real submissions are a tenth of that. A larger one is something else, pasted in by mistake.
    """
    return Message("the file is larger than {most} bytes, the most that is read", most=f"{most:,}")


@rule("WP003", ERROR)
def not_utf_8(byte: int, offset: int) -> Message:
    """
    What: A file is not encoded in UTF-8.

    Why: In another encoding the letters á, ñ or ç turn into other characters. Files saved by older Windows programs are
    mostly Windows-1252: open the file with that encoding and save it as UTF-8.
    """
    return Message(
        "byte {offset} (0x{byte}) is not UTF-8; the file is likely Windows-1252: save it as UTF-8",
        offset=offset + 1,
        byte=f"{byte:02X}",
    )


UTF_16 = Message("the file is UTF-16; save it as UTF-8")


@rule("WP004", ERROR)
def hidden_character(character: str) -> Message:
    r"""
    What: A file contains a control character, an invisible character, or one that turns the direction of writing; also
    when it is written as an escape such as `\u202e`.

    Why: The reader of the document would see something else than the reader of the file, or nothing.
    """
    name = unicodedata.name(character, "")
    shown = f"U+{ord(character):04X}" + (f" {name}" if name else "")
    return Message("the character {shown} does not show and is not allowed; delete it", shown=shown)


@rule("WP005", ERROR)
def conflict_marker() -> Message:
    """
    What: A line begins with `<<<<<<<` or `>>>>>>>`: git could not join two versions and left both in the file.

    Why: Only a person can say which of the two holds. Keep one, delete the other and the marker lines.
    """
    return Message("git left two versions of these lines here; keep one and delete the marker lines")


@rule("WP006", ERROR)
def yaml_syntax(problem: Message) -> Message:
    """
    What: The file is not written as YAML where the finding points.

    Why: What follows cannot be read. The usual causes are a text that contains `: ` or begins with a sign that has a
    meaning in YAML (`@`, `*`, `&`, `%`, a backtick) and is not in quotes, a missing bracket or quotation mark, and
    lines that do not begin in the same column.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry: Department of Migration

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "Ministry: Department of Migration"
    """
    return problem


@rule("WP007", ERROR)
def beyond_limits(problem: Message) -> Message:
    """
    What: A file is nested more than 32 levels deep, has more than 50,000 entries, repeats more than 64 of them by
    reference, or has more faults than are of use to whoever mends them: 200 are shown.

    Why: No submission comes near. A file that does is broken or meant to do harm, and reading on would take for ever.
    """
    return problem


@rule("WP008", ERROR)
def empty_file() -> Message:
    """
    What: A file has nothing in it, or only comments.

    Why: An empty file may be a submission that was lost when it was saved. Fill it in or delete it.
    """
    return Message("the file is empty")


@rule("WP009", ERROR)
def wrong_root(wanted: Message) -> Message:
    """
    What: The file as a whole is not what it must be: a list of decisions in `data/decisions.yaml`, fields with their
    values (`country: GT`) everywhere else.

    Why: Without field names nobody can tell what a value means.

    Wrong:
        # data/countries/guatemala.yaml
        - GT

    Right:
        # data/countries/guatemala.yaml
        country: GT
    """
    return Message("the file must be {wanted}", wanted=wanted)


@rule("WP010", ERROR)
def duplicate_key(key: str) -> Message:
    """
    What: A field stands twice in the same place.

    Why: Only one of the two can be printed, and most programs drop the first without a word.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        language: es
        language: en

    Right:
        # data/countries/guatemala.yaml
        country: GT
        language: en
    """
    return Message("`{key}` stands twice here; keep one", key=short(key))


@rule("WP011", ERROR)
def merge_key() -> Message:
    """
    What: A file uses the merge key `<<`.

    Why: It pulls in fields from elsewhere, so that what is read is not what is written. Write the fields out.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: &office {institution: Ministry of Examples}
        delegation:
          - {<<: *office, profile: prosecutor}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples}
        delegation:
          - {institution: Ministry of Examples, profile: prosecutor}
    """
    return Message("the merge key `<<` is not allowed; write the fields out")


@rule("WP012", ERROR)
def yaml_tag(tag: str) -> Message:
    """
    What: A value carries a tag such as `!!str` or `!name`, or the file begins with a directive such as `%YAML`.

    Why: They change how a value is read in ways that a reader of the file does not see. Quotes make a value a text.

    Wrong:
        # data/countries/guatemala.yaml
        country: !!str GT

    Right:
        # data/countries/guatemala.yaml
        country: "GT"
    """
    return Message("`{tag}` is not allowed; put the text in quotes if it begins with this sign", tag=short(tag))


@rule("WP013", ERROR)
def unknown_alias(alias: str) -> Message:
    """
    What: A value begins with `*`, which in YAML repeats something marked with `&` before; nothing is marked so, or
    the mark is inside itself.

    Why: Mostly a text was meant to begin with an asterisk. Put it in quotes.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: *provisional

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "*provisional"
    """
    return Message("nothing before is marked `&{alias}`; a text that begins with `*` needs quotes", alias=short(alias))


@rule("WP014", ERROR)
def second_document() -> Message:
    """
    What: A line `---` begins a second document in the same file.

    Why: One file is one submission; what follows the line would not be read.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        ---
        country: MX

    Right:
        # data/countries/guatemala.yaml
        country: GT
    """
    return Message("a second document begins here; one file holds one submission")


@rule("WP015", ERROR)
def key_not_text() -> Message:
    """
    What: A list or a group of fields stands where the name of a field must be; mostly a text with braces, such as
    `{{ name }}`, that is not in quotes.

    Why: A value that begins with a brace is not text to YAML. Put it in quotes.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: {{ ministry }}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "{{ ministry }}"
    """
    return Message("the name of a field must be a word; a text that begins with `{{` or `[` needs quotes")


@rule("WP016", ERROR)
def swallowed_by_anchor(anchor: str) -> Message:
    """
    What: A value begins with `&` and the word after it is never referred to.

    Why: To YAML the word is a mark and not text, so it would vanish from the document. Put the text in quotes.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: &Ministry of Examples

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "&Ministry of Examples"
    """
    return Message("`&{anchor}` is read as a mark and lost; put the text in quotes", anchor=short(anchor))


@rule("WP017", WARNING)
def quotes_advised(written: str) -> Message:
    """
    What: A text looks like something else to other programs: `NO`, `yes`, `on`, `12:30`, `0612345`, `1_000`.

    Why: `workplan` keeps it as it is written, but a spreadsheet or an older YAML program turns it into false, a time
    or a number. Quotes make it a text for everybody.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: NO

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "NO"
    """
    return Message("`{written}` is kept as text; put it in quotes so that every program does", written=short(written))


@rule("WP018", WARNING)
def cut_by_comment(lost: str) -> Message:
    """
    What: A text is followed by ` #` and more without a blank: to YAML the rest of the line is a comment.

    Why: What follows is not in the document. Put the text in quotes; if a comment was meant, write `# ` with a blank.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Office #4

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "Office #4"
    """
    return Message(
        "the text ends before `{lost}`, which is read as a comment; put the text in quotes", lost=short(lost)
    )


RULES = (
    unreadable_file,
    file_too_large,
    not_utf_8,
    hidden_character,
    conflict_marker,
    yaml_syntax,
    beyond_limits,
    empty_file,
    wrong_root,
    duplicate_key,
    merge_key,
    yaml_tag,
    unknown_alias,
    second_document,
    key_not_text,
    swallowed_by_anchor,
    quotes_advised,
    cut_by_comment,
)
