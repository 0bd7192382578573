from workplan_cli.address import Address, Part, Place
from workplan_cli.findings import Blame, Finding, Located, Message, Related, Report, Rule, Severity, found, rule

SPANISH = {"{wanted} is expected here": "aquí se espera {wanted}", "a text": "un texto", "plain": "simple"}


def _translate(text: str) -> str:
    return SPANISH.get(text, text)


def test_a_message_fills_its_gaps() -> None:
    assert str(Message("{a} before {b}", a=1, b="two")) == "1 before two"
    assert Message("plain").said(_translate) == "simple"


def test_a_message_inside_a_message_is_translated_too() -> None:
    message = Message("{wanted} is expected here", wanted=Message("a text"))
    assert str(message) == "a text is expected here"
    assert message.said(_translate) == "aquí se espera un texto"


def test_what_fills_a_gap_is_never_a_pattern_itself() -> None:
    assert str(Message("`{given}`", given="{a} {0.__class__} %s {{")) == "`{a} {0.__class__} %s {{`"


def test_the_same_message_with_other_values() -> None:
    assert Message("`{sign}`", sign="").filled(sign="@") == Message("`{sign}`", sign="@")


def test_a_rule_is_its_code_its_severity_its_name_and_its_page() -> None:
    @rule("WP999", Severity.WARNING)
    def much_ado(about: str) -> Message:
        """
        What: Something.

            Why: Indented.
        """
        return Message("about {about}", about=about)

    assert isinstance(much_ado, Rule)
    assert (much_ado.code, much_ado.severity, much_ado.name) == ("WP999", Severity.WARNING, "much-ado")
    assert much_ado.page == "What: Something.\n\n    Why: Indented."
    assert much_ado("nothing") == Message("about {about}", about="nothing")


def test_a_rule_without_a_page_has_an_empty_one() -> None:
    def silent() -> None: ...

    assert rule("WP998", Severity.NOTE)(silent).page == ""


def test_a_finding_says_what_its_rule_blames() -> None:
    @rule("WP999", Severity.NOTE)
    def some_rule() -> None:
        """What: x."""

    related = (Related(Address("b"), Message("there")),)
    blame = Blame(Address("a", ("x",), Part.KEY), Message("wrong"), related, frozenset({"INT-01"}))
    assert found(some_rule, blame) == Finding(
        "WP999", "some-rule", Severity.NOTE, blame.address, blame.message, related, frozenset({"INT-01"})
    )


def test_severities_are_ordered_and_have_words() -> None:
    assert [each.word for each in sorted(Severity)] == ["note", "warning", "error"]


def _located(file: str, line: int, column: int, code: str, severity: Severity = Severity.ERROR) -> Located:
    finding = Finding(code, "x", severity, Address(file), Message("x"))
    return Located(finding, Place(line, column, line, column), "")


def test_findings_stand_in_order_of_file_line_column_and_code() -> None:
    ordered = [("a", 1, 2, "WP2"), ("a", 1, 2, "WP3"), ("a", 1, 10, "WP1"), ("a", 2, 1, "WP1"), ("b", 1, 1, "WP1")]
    placed = [_located(*each) for each in reversed(ordered)]
    assert [each.order for each in sorted(placed, key=lambda each: each.order)] == ordered


def test_a_report_counts_by_severity() -> None:
    severities = [Severity.ERROR, Severity.NOTE, Severity.ERROR]
    report = Report("/plan", 3, tuple(_located("a", 1, 1, "WP1", severity) for severity in severities))
    assert [report.count(severity) for severity in Severity] == [1, 0, 2]
    assert Report("/plan", 0).findings == ()
