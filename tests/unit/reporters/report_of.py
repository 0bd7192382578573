"""Reports made by hand."""

from workplan_cli.address import Address, Place
from workplan_cli.findings import Finding, Located, Message, Related, Report, Severity

FIELD = Place(14, 18, 14, 26)


def found(  # noqa: PLR0913 - a finding has as many parts
    message: str,
    *,
    code: str = "WP021",
    name: str = "unknown-field",
    severity: Severity = Severity.ERROR,
    file: str = "data/countries/guatemala.yaml",
    place: Place = FIELD,
    excerpt: str = "",
    related: tuple[tuple[str, Place, str], ...] = (),
) -> Located:
    """A finding with its place."""
    others = tuple((Related(Address(other), Message(said)), where) for other, where, said in related)
    finding = Finding(
        code, name, severity, Address(file, ("matrices", 0)), Message(message), tuple(each for each, _ in others)
    )
    return Located(finding, place, excerpt, others)


def report_of(*located: Located, files: int = 3) -> Report:
    """A report of these findings."""
    return Report("/plan", files, located)
