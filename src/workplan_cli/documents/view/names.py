"""Countries, partners and other names as a document prints them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workplan_cli.consolidation.workplan import Member, WorkPlan
from workplan_cli.documents.wording import Said, Wording, by_letters
from workplan_cli.models.country import Delegate
from workplan_cli.models.theme import Role

_FIELD = 3
"""An entry of what is withheld that names a field has three parts; so has one that names an answer."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody named in a file, as far as the label of the document lets a reader see."""

    role: str | None
    """The profile of a delegate, by its name; None for others."""
    name: str | None
    position: Said | None
    institution: Said | None
    email: str | None
    phone: str | None
    body: str | None
    """The country or partner that the person speaks for, by its name."""


@dataclass(frozen=True, slots=True)
class CountryView:
    """A Member Country."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    """In the document's language, by CLDR."""
    has_file: bool
    unreadable: bool
    """Whether its file cannot be used, so that nothing is known of it (`build --keep-going`)."""
    compiled_by: str | None
    """Who filled the file in from public sources; None where the country did."""
    compiled_on: str | None
    compiled_from: Said | None
    focal_point: PersonView | None
    delegation: tuple[PersonView, ...]
    withheld: tuple[str, ...]
    """What its file says and this document does not show, or not all of: focal_point, delegation, positions …"""

    @property
    def silent(self) -> bool:
        """Whether some of its positions are not shown: then what is not there need not be missing."""
        return "positions" in self.withheld


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An organisation that takes part."""

    id: str
    name: Said | None
    full_name: Said | None


class Names:
    """The names behind the codes and ids of one plan, in one language."""

    def __init__(self, plan: WorkPlan, wording: Wording) -> None:
        self.plan = plan
        self.wording = wording
        self._listed: dict[tuple[str, ...], str] = {}
        self.countries = frozenset((*plan.plan.members, *plan.plan.invited))
        self._held_back: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, name, field in sorted(each for each in plan.submissions.withheld if len(each) == _FIELD):
            self._held_back[kind, name].append(field)
        self.partners = {
            partner_id: wording.text(partner.name) or Said(partner_id)
            for partner_id, partner in plan.plan.partners.items()
        }

    def of(self, code: str) -> str:
        """The name of a country or partner of the plan; the id itself where it has none that may be shown."""
        if code in self.countries:
            return self.wording.country(code)
        return self.partners.get(code, code)

    def held_back(self, kind: str, name: str) -> tuple[str, ...]:
        """The fields of an `action`, of a `group`, or of a country's file (its code and "") that are not shown."""
        return tuple(self._held_back.get((kind, name), ()))

    def of_country_withheld(self, code: str) -> tuple[str, ...]:
        """What a country's file says and may not be shown, or not all of it."""
        if (code,) in self.plan.submissions.withheld:
            return ("delegation", "focal_point", "positions")
        return self.held_back(code, "")

    def silent(self) -> frozenset[str]:
        """The members some of whose positions may not be shown: what is not there need not be missing."""
        codes = (member.code for member in self.plan.members) if self.plan.submissions.withheld else ()
        return frozenset(code for code in codes if "positions" in self.of_country_withheld(code))

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Countries by name, then partners by name."""
        return tuple(sorted(codes, key=lambda code: (code not in self.countries, by_letters(self.of(code)))))

    def listed(self, codes: Iterable[str]) -> str:
        """Names with commas and an `and`, countries and partners in the order given."""
        key = tuple(codes)
        if key not in self._listed:
            self._listed[key] = self.wording.listed(self.of(code) for code in key)
        return self._listed[key]

    def role(self, role: Role | None) -> PersonView | None:
        """A facilitator, rapporteur or support; None where nothing is said that may be shown."""
        if role is None:
            return None
        body = role.country or role.partner
        return PersonView(
            role=None,
            name=role.name,
            position=self.wording.text(role.position),
            institution=self.wording.text(role.institution),
            email=None,
            phone=None,
            body=self.of(body) if body else None,
        )

    def delegate(self, delegate: Delegate) -> PersonView:
        """One of a delegation."""
        profile = self.plan.plan.profiles.get(delegate.profile or "")
        return PersonView(
            role=self.wording.text(profile) or delegate.profile,
            name=delegate.name,
            position=self.wording.text(delegate.position),
            institution=self.wording.text(delegate.institution),
            email=delegate.email,
            phone=delegate.phone,
            body=None,
        )

    def focal_point(self, member: Member) -> PersonView | None:
        """Whom the secretariat writes to; None where nothing of it is named or may be shown."""
        point = member.submission.content.focal_point if member.submission else None
        if point is None or not any((point.name, point.position, point.institution, point.email, point.phone)):
            return None
        text = self.wording.text
        return PersonView(
            None, point.name, text(point.position), text(point.institution), point.email, point.phone, None
        )

    def country(self, member: Member) -> CountryView:
        """A Member Country with its people."""
        content = member.submission.content if member.submission else None
        compiled = content.compiled if content else None
        return CountryView(
            code=member.code,
            name=self.wording.country(member.code),
            has_file=content is not None,
            unreadable=member.unknown,
            compiled_by=self.of(compiled.by) if compiled and compiled.by else None,
            compiled_on=self.wording.day(compiled.on) if compiled else None,
            compiled_from=self.wording.text(compiled.from_) if compiled else None,
            focal_point=self.focal_point(member),
            delegation=tuple(self.delegate(each) for each in content.delegation) if content else (),
            withheld=self.of_country_withheld(member.code),
        )
