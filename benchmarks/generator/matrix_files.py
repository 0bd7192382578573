"""data/matrices/: what is asked of every country, one matrix of each kind."""

from dataclasses import dataclass
from random import Random

from benchmarks.generator.codes import INSTRUMENTS, row_ids
from benchmarks.generator.layout import BANNER, block, flow, listed
from benchmarks.generator.prose import Text, paragraph, phrases, sentence

TOPICS = phrases(
    """
    Tipificación | Criminalisation
    Sanciones | Penalties
    Protección y asistencia | Protection and assistance
    Cooperación | Cooperation
    Medidas fronterizas | Border measures
    Documentos | Documents
    Capacitación | Training
    Retorno | Return
    """
)
REQUIRED = ((), (), ("citation",), ("citation",), ("citation", "date"), ("note",))
OBLIGATIONS = ("mandatory", "mandatory", "mandatory", "consider", "endeavour")
SIGNED_FROM, SIGNED_UNTIL, IN_FORCE = 2000, 2002, "2003-12-29"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as an answer has to know it; `step` is empty but for the acts of a treaty."""

    id: str
    requires: tuple[str, ...]
    treaty: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix as a country file has to know it."""

    id: str
    kind: str
    title: Text
    deadline: str
    rows: tuple[Row, ...]


def matrices(draw: Random, rows: int) -> tuple[Matrix, ...]:
    """The three matrices of a corpus, each with so many rows."""
    return (
        Matrix(
            "smuggling-indicators",
            "indicators",
            Text("Indicadores sintéticos", "Synthetic indicators"),
            "2025-10-31",
            asked(draw, "si", rows),
        ),
        Matrix(
            "comparative-legislation",
            "legislation",
            Text("Legislación comparada sintética", "Synthetic comparative legislation"),
            "2025-11-30",
            asked(draw, "cl", rows),
        ),
        Matrix(
            "instruments",
            "treaties",
            Text("Estado sintético de los instrumentos", "Synthetic status of instruments"),
            "2025-12-15",
            acts() + asked(draw, "in", rows - len(acts())),
        ),
    )


def asked(draw: Random, prefix: str, number: int) -> tuple[Row, ...]:
    """Rows that ask for different proofs."""
    return tuple(Row(row_id, draw.choice(REQUIRED)) for row_id in row_ids(prefix, number))


def acts() -> tuple[Row, ...]:
    """A signature and a deposit for every instrument."""
    return tuple(
        Row(f"{treaty}-{step}", ("date",), treaty, step) for treaty in INSTRUMENTS for step in ("signature", "deposit")
    )


def matrix_file(draw: Random, matrix: Matrix) -> str:
    """The file of one matrix."""
    name = Text(f"Instrumento sintético: {matrix.title.es}", f"Synthetic instrument: {matrix.title.en}")
    head = f"id: {matrix.id}\n{block('title', matrix.title, 0)}kind: {matrix.kind}\n"
    head += f"instrument:\n  name: {flow(name)}\n  citation: Series 1, No. 2\n"
    head += block("note", paragraph(draw, 2), 0) + f"deadline: {matrix.deadline}\n"
    return BANNER + head + treaties(matrix) + "rows:\n" + "".join(row(draw, one, matrix) for one in matrix.rows)


def treaties(matrix: Matrix) -> str:
    """The instruments of a matrix of treaties: when they could be signed, since when they are in force."""
    if matrix.kind != "treaties":
        return ""
    return "treaties:\n" + "".join(
        f"  {treaty}:\n    name: {flow(Text(f'Instrumento {number}', f'Instrument {number}'))}\n"
        f"    citation: Series 1, No. {number}\n"
        f"    signature: {{start: {SIGNED_FROM}-01-01, end: {SIGNED_UNTIL}-12-31}}\n    in_force: {IN_FORCE}\n"
        for number, treaty in enumerate(INSTRUMENTS, 1)
    )


def row(draw: Random, one: Row, matrix: Matrix) -> str:
    """One row: reference, topic, text, obligation, what an answer must bring."""
    number = matrix.rows.index(one)
    act = f"    treaty: {one.treaty}\n    step: {one.step}\n" if one.step else ""
    needs = f"    requires: {listed(one.requires)}\n" if one.requires else ""
    return (
        f'  - id: {one.id}\n    reference: "{5 + number // 6}({1 + number % 6})"\n'
        f"    topic: {flow(TOPICS[number * len(TOPICS) // len(matrix.rows)])}\n{block('text', sentence(draw), 4)}"
        f"    obligation: {draw.choice(OBLIGATIONS)}\n{act}{needs}"
    )
