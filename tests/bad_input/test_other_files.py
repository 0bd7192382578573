"""Faults that only the plan, a matrix, a working group or the decisions can have: bytes in, words out."""

import pytest
from tests.plan_folder import MATRIX, PLAN, THEME, PlanFolder, Said

PLAN_FILE = "data/plan.yaml"
MATRIX_FILE = "data/matrices/protocol.yaml"
THEME_FILE = "data/themes/1-information.yaml"
DECISIONS_FILE = "data/decisions.yaml"

NOTHING = "is expected here, not nothing"

KEEP = "`reason`, `agreed_by`, `date`, `decision`, `actions`"

REFUSED: dict[str, tuple[str, str, list[Said]]] = {
    "reason of an exception without a value": (
        THEME_FILE,
        THEME + "    except: {GT: }\n",
        [("WP022", 8, 14, 8, 16, f"a text {NOTHING}")],
    ),
    "reason of an exception without a value in one language": (
        THEME_FILE,
        THEME + "    except:\n      GT: {es: X, en: }\n",
        [("WP022", 9, 19, 9, 21, f"a text {NOTHING}")],
    ),
    "name of a partner without a value in one language": (
        PLAN_FILE,
        PLAN + "  UN: {name: {es: }}\n",
        [("WP022", 7, 15, 7, 17, f"a text {NOTHING}")],
    ),
    "name of a partner without a value": (
        PLAN_FILE,
        PLAN + "  UN: {name: }\n",
        [("WP020", 7, 8, 7, 12, "`name` of a partner has no value")],
    ),
    "partner without a value": (
        PLAN_FILE,
        PLAN + "  UN:\n",
        [("WP020", 7, 3, 7, 5, "`name` is missing from a partner")],
    ),
    "profile without a value": (
        PLAN_FILE,
        PLAN + "profiles: {officer: }\n",
        [("WP022", 7, 12, 7, 19, f"a text {NOTHING}")],
    ),
    "severity without a value": (PLAN_FILE, PLAN + "rules: {WP301: }\n", [("WP022", 7, 9, 7, 14, f"a word {NOTHING}")]),
    "members without a value": (
        PLAN_FILE,
        PLAN.replace("[GT, MX]", ""),
        [("WP020", 4, 1, 4, 8, "`members` of the plan has no value")],
    ),
    "member without a value": (
        PLAN_FILE,
        PLAN.replace("[GT, MX]", "[GT, MX, ~]"),
        [("WP022", 4, 19, 4, 20, f"a text {NOTHING}")],
    ),
    "no member": (
        PLAN_FILE,
        PLAN.replace("[GT, MX]", "[]"),
        [("WP028", 4, 10, 4, 12, "the list has 0 of at least 1 entries")],
    ),
    "members as a text": (
        PLAN_FILE,
        PLAN.replace("[GT, MX]", "GT, MX"),
        [("WP022", 4, 10, 4, 16, "a list (`[GT, MX]`) is expected here, not a text")],
    ),
    "language that is none is one fault": (
        PLAN_FILE,
        PLAN.replace("[es, en]", "[español, en]"),
        [("WP026", 3, 13, 3, 20, "`español` is not a language code of BCP 47, such as `es`; did you mean `es`?")],
    ),
    "languages as a text": (
        PLAN_FILE,
        PLAN.replace("[es, en]", "es"),
        [("WP022", 3, 12, 3, 14, "a list (`[es]`) is expected here, not a text")],
    ),
    "id with a line break": (
        PLAN_FILE,
        PLAN.replace("id: example-plan", "id: |\n  example-plan"),
        [("WP026", 1, 5, 2, 15, "`example-plan` is not an id: letters, digits, hyphens and full stops")],
    ),
    "severity that is none": (
        PLAN_FILE,
        PLAN + "rules: {WP301: warn}\n",
        [("WP023", 7, 16, 7, 20, "`warn` is not one of `error`, `warning`, `note`, `off`; did you mean `warning`?")],
    ),
    "days as a text": (
        PLAN_FILE,
        PLAN + 'reminders: {stages: [{name: first, days: "7"}]}\n',
        [
            (
                *("WP022", 7, 42, 7, 45),
                "a whole number is expected here, not a text (its quotes make it one); did you mean `7`?",
            )
        ],
    ),
    "days with a fraction": (
        PLAN_FILE,
        PLAN + "reminders: {stages: [{name: first, days: 7.5}]}\n",
        [("WP022", 7, 42, 7, 45, "a whole number is expected here, not the number 7.5 (quotes make it a text)")],
    ),
    "row without a text": (
        MATRIX_FILE,
        MATRIX + "  - id: r-3\n",
        [("WP020", 6, 5, 6, 7, "`text` is missing from a row")],
    ),
    "row without anything": (
        MATRIX_FILE,
        MATRIX + "  - {}\n",
        [("WP020", 6, 5, 6, 7, "`id` is missing from a row"), ("WP020", 6, 5, 6, 7, "`text` is missing from a row")],
    ),
    "id with an accent": (
        MATRIX_FILE,
        MATRIX.replace("id: protocol", "id: artículo-6"),
        [("WP026", 1, 5, 1, 15, "`artículo-6` is not an id: letters, digits, hyphens and full stops")],
    ),
    "id as a number": (
        MATRIX_FILE,
        MATRIX + "  - {id: 1.10, text: x}\n",
        [("WP022", 6, 10, 6, 14, "a text is expected here, not the number 1.10 (quotes make it a text)")],
    ),
    "reference without quotes": (
        MATRIX_FILE,
        MATRIX + "  - {id: r-3, text: x, reference: 6}\n",
        [("WP022", 6, 35, 6, 36, "a text is expected here, not the number 6 (quotes make it a text)")],
    ),
    "theme as a text": (
        THEME_FILE,
        THEME.replace("theme: 1", "theme: first"),
        [("WP022", 1, 8, 1, 13, "a whole number is expected here, not a text")],
    ),
    "theme as true": (
        THEME_FILE,
        THEME.replace("theme: 1", "theme: true"),
        [("WP022", 1, 8, 1, 12, "a whole number is expected here, not `true`")],
    ),
    "amount that is no number": (
        THEME_FILE,
        THEME + "    budget: {amount: .nan, currency: USD}\n",
        [("WP022", 8, 22, 8, 26, "a number is expected here, not a text")],
    ),
    "amount below zero": (
        THEME_FILE,
        THEME + "    budget: {amount: -0.01, currency: USD}\n",
        [("WP028", 8, 22, 8, 27, "`-0.01` is too few or too little here")],
    ),
    "currency that is none": (
        THEME_FILE,
        THEME + "    budget: {amount: 1, currency: US$}\n",
        [("WP026", 8, 35, 8, 38, "`US$` is not a currency code of ISO 4217, such as `USD`")],
    ),
    "countries as one country": (
        THEME_FILE,
        THEME.replace("countries: all", "countries: GT"),
        [
            (
                *("WP022", 7, 16, 7, 18),
                "`all` or a list of country codes (`[GT, MX]`) is expected here, not a text; did you mean `[GT]`?",
            )
        ],
    ),
    "key of an exception that is no country": (
        THEME_FILE,
        THEME + "    except: {Canada: X}\n",
        [("WP026", 8, 14, 8, 20, "`Canada` is not a country code of ISO 3166-1, such as `GT`; did you mean `CA`?")],
    ),
    "moment in words": (
        THEME_FILE,
        THEME + "    period: {start: 2018-Q5, end: 2018-13}\n",
        [
            ("WP025", 8, 21, 8, 28, "`2018-Q5` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15"),
            ("WP025", 8, 35, 8, 42, "`2018-13` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15"),
        ],
    ),
    "moment with a fraction": (
        THEME_FILE,
        THEME + "    period: {start: 2018.5}\n",
        [("WP025", 8, 21, 8, 27, "`2018.5` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15")],
    ),
    "reference with a line break": (
        THEME_FILE,
        THEME + '    related: ["INT-02\\nINT-03"]\n',
        [("WP019", 8, 15, 8, 31, "this is a text of one line; take the line break out")],
    ),
    "decisions that are no list": (
        DECISIONS_FILE,
        "decision: keep\n",
        [("WP009", 1, 1, 1, 9, "the file must be a list of decisions (lines that begin with `- `)")],
    ),
    "decision that is no mapping": (
        DECISIONS_FILE,
        "- keep\n",
        [("WP022", 1, 3, 1, 7, "a mapping (fields with their values) is expected here, not a text")],
    ),
    "decision without its kind": (
        DECISIONS_FILE,
        "- reason: x\n",
        [("WP020", 1, 3, 1, 9, "`decision` is missing from a decision")],
    ),
    "decision whose kind has no value": (
        DECISIONS_FILE,
        "- reason: x\n  decision:\n",
        [("WP020", 2, 3, 2, 11, "`decision` of a decision has no value")],
    ),
    "decision of an unknown kind": (
        DECISIONS_FILE,
        "- decision: megre\n  reason: x\n",
        [("WP023", 1, 13, 1, 18, "`megre` is not one of `merge`, `keep`, `waive`; did you mean `merge`?")],
    ),
    "decision whose kind is a list": (
        DECISIONS_FILE,
        "- decision: [merge]\n  reason: x\n",
        [("WP022", 1, 13, 1, 20, "a word is expected here, not a list")],
    ),
    "merge of one action": (
        DECISIONS_FILE,
        "- {decision: merge, actions: [INT-01], into: INT-01, reason: x}\n",
        [("WP028", 1, 30, 1, 38, "the list has 1 of at least 2 entries")],
    ),
    "merge without its target": (
        DECISIONS_FILE,
        "- {decision: merge, actions: [INT-01, INT-02], reason: x}\n",
        [("WP020", 1, 3, 1, 58, "`into` is missing from a merge")],
    ),
    "field of another kind of decision": (
        DECISIONS_FILE,
        "- {decision: keep, actions: [INT-01, INT-02], reason: x, into: INT-01}\n",
        [("WP021", 1, 58, 1, 62, f"`into` is no field of a keep, which has {KEEP}")],
    ),
    "field that has the name of a kind of decision": (
        DECISIONS_FILE,
        "- {decision: keep, actions: [INT-01, INT-02], reason: x, keep: {actions: 5}}\n",
        [("WP021", 1, 58, 1, 62, f"`keep` is no field of a keep, which has {KEEP}")],
    ),
    "fault inside what is used by reference": (
        THEME_FILE,
        THEME + "    period: &p {start: 2018, end: 5}\n  - id: INT-02\n    title: T\n    period: *p\n",
        [
            ("WP025", 8, 35, 8, 36, "`5` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15"),
            ("WP025", 11, 13, 11, 15, "`5` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15"),
        ],
    ),
}


@pytest.mark.parametrize(("file", "written", "said"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_in_its_place(plan: PlanFolder, file: str, written: str, said: list[Said]) -> None:
    plan.write(file, written)
    assert plan.read() == said


def test_all_faults_of_all_files_in_one_run(plan: PlanFolder) -> None:
    plan.write("data/plan.yaml", PLAN.replace("[es, en]", "es"))
    plan.write("data/matrices/protocol.yaml", b"\xff")
    plan.write("data/countries/mexico.yaml", "country: MX\nlenguage: es\nemail: x\n")
    plan.write("data/themes/1-information.yaml", "theme: 1\ncode: INT\ntitle: [\n")
    windows = "is not UTF-8; the file is likely Windows-1252: save it as UTF-8"
    assert plan.lines() == [
        "data/countries/mexico.yaml:2:1: WP021 `lenguage` is no field of a country file; did you mean `language`?",
        "data/countries/mexico.yaml:3:1: WP021 `email` is no field of a country file",
        f"data/matrices/protocol.yaml:1:1: WP003 byte 1 (0xFF) {windows}",
        "data/plan.yaml:3:12: WP022 a list (`[es]`) is expected here, not a text",
        "data/themes/1-information.yaml:3:8: WP006 a value is missing here, or a bracket has no end",
    ]


def test_the_first_of_two_equal_keys_is_named_too(plan: PlanFolder) -> None:
    plan.write("data/countries/mexico.yaml", "country: MX\nfocal_point:\n  name: A\n  name: B\n")
    [finding] = plan.findings()
    assert [(each.address.route, each.address.part.value, str(each.message)) for each in finding.related] == [
        (("focal_point", "name"), "key", "the first one")
    ]
