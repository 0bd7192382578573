"""The file of a matrix."""

from collections.abc import Sequence

from workplan_cli.language import translation
from workplan_cli.models.matrix import Kind, Matrix, Row
from workplan_cli.schemas import described
from workplan_cli.starting.lines import StartingFile, key, modeline, remark, texts


def matrix_file(id_: str, kind: Kind, title: str, languages: Sequence[str], question: str) -> StartingFile:
    """The file of a matrix with one row to begin with; the title and the question in `languages[0]`."""
    first = languages[0]
    say = translation(first)
    lines = [
        modeline("matrix", 2),
        *remark(say("What is asked of every Member Country.")),
        *remark(say("Fill in what stands after the colons. What is left empty counts as not given.")),
        f"id: {key(id_)}",
        *texts("title", {first: title}, languages),
        *remark(f"{say(described(Matrix, 'kind'))} indicators, legislation, treaties"),
        f"kind: {kind}",
        *remark(say(described(Matrix, "instrument"))),
        "instrument:",
        *texts("name", {}, languages, 2),
        "  citation:",
        *remark(f"{say(described(Matrix, 'deadline'))} 2017-07-21"),
        "deadline:",
        "rows:",
        *remark(say(described(Row, "id")), 2),
        "  - id: row-01",
        *remark(f'{say(described(Row, "reference"))} "6(1)(a)"', 4),
        "    reference:",
        *texts("topic", {}, languages, 4),
        *texts("text", {first: question}, languages, 4),
        *remark(say(described(Row, "obligation")), 4),
        "    obligation:",
        *remark(f"{say(described(Row, 'requires'))} [citation, date, note]", 4),
        "    requires:",
    ]
    return StartingFile(f"data/matrices/{id_}.yaml", "\n".join(lines) + "\n")
