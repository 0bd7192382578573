"""What has to be known of every action before any file is written, so that no reference is left hanging."""

from dataclasses import dataclass, replace
from random import Random

from benchmarks.generator.codes import PARTNERS, group_codes, members
from benchmarks.generator.layout import QUARTERS
from benchmarks.generator.prose import Text
from benchmarks.generator.titles import reworded, titles

TWIN_SHARE = 0.01
SPACE_ACTIONS = 20
LONGEST = 6  # quarters
MERGED, KEPT = 1, 0  # of every four planted pairs one is kept, one merged and two are left undecided
STATES = ("proposed",) * 50 + ("group",) * 25 + ("plenary",) * 15 + ("adopted",) * 9 + ("withdrawn",)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a corpus is: what each of the countries and groups submits."""

    countries: int
    answers: int
    groups: int
    actions: int
    positions: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """An action as the other files see it; quarters count from the plan's first."""

    id: str
    code: str
    title: Text
    first: int
    last: int
    lead: tuple[str, ...]
    excepted: tuple[str, ...]
    status: str
    currency: str
    twin_of: str | None = None

    @property
    def citable(self) -> bool:
        """Whether another action may refer to it: neither withdrawn nor about to be merged away."""
        return self.status != "withdrawn" and self.twin_of is None


@dataclass(frozen=True, slots=True)
class Outline:
    """Every action, and the titles of another regional space."""

    scale: Scale
    sketches: tuple[Sketch, ...]
    space: tuple[Text, ...]

    def of(self, code: str) -> list[Sketch]:
        """The actions of one working group, in the order of their numbers."""
        return [sketch for sketch in self.sketches if sketch.code == code]

    def twins(self) -> list[Sketch]:
        """The planted near duplicates, in the order of the plan."""
        return [sketch for sketch in self.sketches if sketch.twin_of]


def outline(draw: Random, scale: Scale) -> Outline:
    """All the actions of a corpus of that scale, one in a hundred a near duplicate of another."""
    number = scale.groups * scale.actions
    drawn = titles(draw, number + SPACE_ACTIONS)
    ids = [(code, f"{code}-{n:02d}") for code in group_codes(scale.groups) for n in range(1, scale.actions + 1)]
    plain = [sketch(draw, scale, *ids[index], drawn[index]) for index in range(number)]
    return Outline(scale, tuple(with_twins(draw, plain)), tuple(drawn[number:]))


def sketch(draw: Random, scale: Scale, code: str, action_id: str, title: Text) -> Sketch:
    """One action with its time, its lead, whom it leaves out and its state."""
    first = draw.randrange(QUARTERS - 1)
    lead, *excepted = draw.sample(members(scale.countries), draw.choice([1, 1, 1, 1, 1, 1, 2, 3]))
    return Sketch(
        id=action_id,
        code=code,
        title=title,
        first=first,
        last=min(first + draw.randrange(LONGEST), QUARTERS - 1),
        lead=(lead, draw.choice(PARTNERS)) if draw.random() < 0.6 else (lead,),  # noqa: PLR2004 (a share)
        excepted=tuple(sorted(excepted)),
        status=draw.choice(STATES),
        currency=draw.choice(["USD", "USD", "EUR", "CAD"]),
    )


def with_twins(draw: Random, plain: list[Sketch]) -> list[Sketch]:
    """The same actions, a share of them rewritten as the near duplicate of another."""
    pairs = max(1, round(len(plain) * TWIN_SHARE))
    chosen = draw.sample([index for index, one in enumerate(plain) if one.citable], 2 * pairs)
    for turn, (model, place) in enumerate(zip(chosen[:pairs], chosen[pairs:], strict=True)):
        plain[place] = twin(plain[model], plain[place], turn)
    return plain


def twin(model: Sketch, place: Sketch, turn: int) -> Sketch:
    """The near duplicate of `model` that stands in the place of another action."""
    title = reworded(model.title, turn)
    return replace(model, id=place.id, code=place.code, title=title, twin_of=model.id)
