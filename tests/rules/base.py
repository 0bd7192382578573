"""A small plan in which nothing is wrong, thin or worth a note: the examples of the rules' pages are put over it.

The files of an example replace those of this plan whole. Then, of what is found:

- only what is found in the files that the example gives counts: the rest of this plan may refer to what the example
  left out;
- what is only thin (`THIN`) does not count, except on the page of the rule itself: an example shows the lines that it
  is about, and complete actions would make each a page long.

`Wrong` must then give exactly one code, the rule's own, and `Right` none.
"""

import re
from pathlib import Path

from workplan_cli.findings import Finding, Located
from workplan_cli.pipeline import check

PLAN = """\
id: example
title: Example
languages: [en]
period: {start: 2018, end: 2020}
tlp: {default: GREEN, personal: AMBER}
members: [GT, HN, MX]
partners: {IOM: {name: IOM}}
profiles: {prosecutor: Prosecutors, investigator: Investigators}
premises:
  - {id: regional, text: Every action is regional and not local.}
spaces:
  - {id: coalition, name: Coalition, actions: [{id: RC-01, title: Map the routes}]}
"""

PROTOCOL = """\
id: protocol
title: Protocol
deadline: 2017-07-21
rows:
  - {id: p-1, text: Smuggling is an offence, obligation: mandatory, requires: [citation]}
  - {id: p-2, text: Other States are told of routes, obligation: endeavour}
"""

TREATIES = """\
id: treaties
title: Treaties
kind: treaties
treaties:
  convention: {name: Convention, signature: {start: 2000-12-12, end: 2002-12-12}, in_force: 2003-09-29}
rows:
  - {id: convention-signature, text: Signature, treaty: convention, step: signature}
  - {id: convention-deposit, text: Deposit, treaty: convention, step: deposit}
"""

GUATEMALA = """\
country: GT
focal_point: {institution: Ministry of Examples, email: office@example.org}
delegation:
  - {profile: prosecutor, name: A. Example}
  - {profile: investigator, name: B. Example}
matrices:
  protocol:
    status: submitted
    submitted: 2017-07-18
    answers:
      p-1: {status: yes, citation: "Act 10 of 2015, article 103"}
      p-2: {status: no, note: A bill is before parliament.}
  treaties:
    status: submitted
    submitted: 2017-07-18
    answers:
      convention-signature: {status: yes, date: 2000-12-12}
      convention-deposit: {status: yes, date: 2003-09-25, act: ratification}
positions:
  INT-01: {position: lead}
  OPS-01: {position: participate}
"""

HONDURAS = """\
country: HN
focal_point: {institution: Institute of Examples, email: institute@example.org}
matrices:
  protocol:
    status: submitted
    submitted: 2017-07-21
    answers:
      p-1: {status: in_part, citation: "Act 59 of 2012, article 52", note: Not by sea.}
      p-2: {status: yes}
  treaties:
    status: submitted
    submitted: 2017-07-21
    answers:
      convention-signature: {status: no, note: The country acceded later.}
      convention-deposit: {status: yes, date: 2008-11-18, act: accession}
positions:
  OPS-01: {position: reserve, note: Subject to the budget.}
"""

MEXICO = """\
country: MX
focal_point: {institution: Secretariat of Examples, phone: "+52 55 0000 0000"}
matrices:
  protocol:
    status: submitted
    submitted: 2017-07-20
    answers:
      p-1: {status: yes, citation: "Act 91 of 2012, article 159"}
      p-2: {status: yes}
  treaties:
    status: submitted
    submitted: 2017-07-20
    answers:
      convention-signature: {status: not_applicable}
      convention-deposit: {status: yes, date: 2003-03-04, act: accession}
"""

INFORMATION = """\
theme: 1
code: INT
title: Information
objective: All countries know the routes.
group: {facilitator: {partner: IOM}, rapporteur: {country: GT, name: A. Example}}
actions:
  - id: INT-01
    title: Exchange routes
    scope: regional
    countries: all
    lead: [GT, IOM]
    period: {start: 2018-Q1, end: 2018-Q4}
    result: Routes are known in all countries.
    indicators:
      - name: Countries that exchange
        unit: countries
        baseline: {value: 0, year: 2017}
        target: {value: 2, date: 2018-12-31}
        verification: Reports of the countries
    budget: {amount: 1000, currency: USD, source: Estimate of the group}
    legal_basis: [protocol/p-2]
    related: [OPS-01, coalition/RC-01]
"""

RESPONSE = """\
theme: 2
code: OPS
title: Response
objective: Patrols act together.
group: {facilitator: {country: GT}, rapporteur: {country: MX}}
actions:
  - id: OPS-01
    title: Train together
    scope: regional
    countries: all
    lead: [MX]
    partners: [IOM]
    period: {start: 2019-Q1, end: 2019-Q2}
    result: Patrols work by one manual.
    indicators:
      - name: Officers trained
        unit: officers
        baseline: {value: 0, year: 2018}
        target: {value: 40, date: 2019-06-30}
        verification: Lists of participants
    depends_on: [INT-01]
"""

BASE = {
    "data/plan.yaml": PLAN,
    "data/matrices/protocol.yaml": PROTOCOL,
    "data/matrices/treaties.yaml": TREATIES,
    "data/countries/guatemala.yaml": GUATEMALA,
    "data/countries/honduras.yaml": HONDURAS,
    "data/countries/mexico.yaml": MEXICO,
    "data/themes/1-information.yaml": INFORMATION,
    "data/themes/2-response.yaml": RESPONSE,
}

ALIKE = {
    "data/themes/1-information.yaml": INFORMATION.replace(
        "Exchange routes", "Train border police to detect forged documents"
    ),
    "data/themes/2-response.yaml": RESPONSE.replace(
        "Train together", "Training of border police in the detection of forged documents"
    ).replace("    depends_on: [INT-01]\n", ""),
}
"""The working groups of the base with two actions, INT-01 and OPS-01, that look alike."""

THIN = frozenset(
    {
        "WP104",  # matrix-data-missing
        "WP155",  # focal-point-out-of-reach
        "WP156",  # country-without-focal-point
        "WP157",  # profile-not-represented
        "WP214",  # group-without-guide
        "WP221",  # thin-action
        "WP229",  # plan-without-period
        "WP230",  # indicator-not-measurable
        "WP237",  # theme-without-objective
        "WP303",  # theme-without-actions
        "WP304",  # action-without-countries
        "WP309",  # country-in-no-action
        "WP320",  # decision-without-agreement
        "WP401",  # missing-translation
    }
)


def files_of(example: str) -> dict[str, str]:
    """The files that an example gives: each begins with a comment that names it."""
    _, *parts = re.split(r"^# (data/\S+)\n", example, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def written(folder: Path, files: dict[str, str]) -> Path:
    """A folder with the base plan and these files over it."""
    for name, content in (BASE | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def findings_in(folder: Path, files: dict[str, str]) -> list[Finding]:
    """What is found in these files, put over the base plan."""
    return [finding for finding in check(written(folder, files)).findings if finding.address.file in files]


def codes_in(folder: Path, example: str, own: str) -> set[str]:
    """The codes that count for the page of the rule `own`."""
    return {finding.code for finding in findings_in(folder, files_of(example))} - (THIN - {own})


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """One file of the base plan with one stretch of it written otherwise."""
    before = BASE[name]
    assert before.count(old) == 1, f"{name} has {old!r} {before.count(old)} times"
    return {name: before.replace(old, new)}


def _stretch(located: Located) -> str:
    """What an editor would underline."""
    place = located.place
    end = place.end_column - 1 if place.end_line == place.line else None
    return located.excerpt[place.column - 1 : end]


def places_in(folder: Path, files: dict[str, str]) -> list[str]:
    """Everything that is found in the whole plan with these files over it: code, file and line, and what is marked."""
    report = check(written(folder, files)).report()
    return [
        f"{each.finding.code} {each.finding.address.file.removeprefix('data/')}:{each.place.line} {_stretch(each)}"
        for each in report.findings
    ]


def messages_in(folder: Path, files: dict[str, str]) -> list[str]:
    """What is said of everything that is found."""
    report = check(written(folder, files)).report()
    return [f"{each.finding.code} {each.finding.message}" for each in report.findings]
