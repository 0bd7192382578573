"""Letters to countries: whom they are addressed to, how they speak, what they name, and the mail that carries them."""

import email
import re
import zipfile
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from tests.documents.lint import findings
from tests.rules.base import BASE, edited, written

from workplan_cli.documents.letters import Enclosure, Post, Posted, write_letters
from workplan_cli.documents.letters.mail import Mail, message
from workplan_cli.documents.letters.view import tone_of
from workplan_cli.models.plan import STAGES, Stage
from workplan_cli.models.words import Tlp
from workplan_cli.pipeline import check
from workplan_cli.reminders import standings

DAY = date(2017, 11, 28)
PLAN, HONDURAS, MEXICO = "data/plan.yaml", "data/countries/honduras.yaml", "data/countries/mexico.yaml"
UNANSWERED = edited(MEXICO, "      p-2: {status: yes}\n", "")


def letters(folder: Path, *changes: dict[str, str], day: date = DAY, ceiling: Tlp = "AMBER") -> dict[str, Posted]:
    """The letters of the small plan of the rules' pages with some files written otherwise."""
    files: dict[str, str] = {}
    for change in changes:
        files |= change
    checked = check(written(folder, files))
    assert checked.workplan is not None
    assert not checked.failed
    standing = standings(checked.workplan, day, checked.findings)
    posted = write_letters(checked.workplan, standing, Post(folder, folder / "letters", day, ceiling))
    return {each.country: each for each in posted}


def text_of(folder: Path, country: str, language: str = "en") -> str:
    return (folder / "letters" / f"reminder.{country}.{language}.md").read_text(encoding="utf-8")


def mail_of(folder: Path, country: str, language: str = "en") -> EmailMessage:
    raw = (folder / "letters" / f"reminder.{country}.{language}.eml").read_bytes()
    read = email.message_from_bytes(raw, policy=default)
    assert isinstance(read, EmailMessage)
    assert read.defects == []
    return read


def test_each_country_with_something_open_has_a_letter_in_three_formats(tmp_path: Path) -> None:
    posted = letters(tmp_path, UNANSWERED)
    assert list(posted) == ["HN", "MX"]  # Guatemala owes nothing
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == [
        f"reminder.{country}.en.{suffix}" for country in ("HN", "MX") for suffix in ("docx", "eml", "md")
    ]


LETTER = """\
TLP:GREEN

28\u00a0November 2017

Secretariat of Examples<br>Mexico

# Mexico: information not yet received for the Example

Dear Sir or Madam:

The deadline for the information that Mexico was asked for passed 130 days ago, and part of it has not reached us. We \
kindly ask you to give the matter your urgent attention, or to let us know what stands in the way. What has not been \
received when the draft is closed will be shown in it as not received.

| Matrix | Not answered | Deadline | Remarks |
| --- | --: | --- | --- |
| Protocol | 1 of 2 | 21\u00a0July 2017 | 130 days late |

The annex lists every open question with its article. Where an answer is not available, a note that says so is an \
answer as well.

Please also let us know:

- whom Mexico sends to the workshop as: Prosecutors; Investigators

If what is open has been sent in the meantime, please accept our thanks and disregard this letter.

Yours faithfully,

Example

## Annex: open questions

### Protocol

1 question is not answered yet.

| Ref. | What is asked |
| --- | --- |
| 2 | Other States are told of routes |
"""


def test_a_letter_as_a_whole(tmp_path: Path) -> None:
    letters(tmp_path, UNANSWERED)
    assert text_of(tmp_path, "MX") == LETTER


def test_the_word_file_has_no_fault_and_is_no_draft(tmp_path: Path) -> None:
    posted = letters(tmp_path, UNANSWERED)
    word = next(path for path in posted["MX"].files if path.suffix == ".docx")
    assert findings(word.read_bytes()) == []
    with zipfile.ZipFile(word) as package:
        assert "Draft" not in "".join(
            package.read(name).decode() for name in package.namelist() if "header" in name or "core" in name
        )
        assert "TLP:GREEN" in "".join(package.read(name).decode() for name in package.namelist() if "header" in name)


NAMED = edited(MEXICO, "institution: Secretariat of Examples, phone", "name: C. Example, email: c@example.org, phone")


def test_a_focal_point_is_addressed_by_name_and_the_label_says_so(tmp_path: Path) -> None:
    posted = letters(tmp_path, {MEXICO: NAMED[MEXICO].replace("      p-2: {status: yes}\n", "")})
    assert "C. Example<br>Mexico\n" in text_of(tmp_path, "MX")
    assert "Dear C. Example:" in text_of(tmp_path, "MX")
    assert posted["MX"].addressed
    assert mail_of(tmp_path, "MX")["To"] == '"C. Example" <c@example.org>'
    with zipfile.ZipFile(tmp_path / "letters" / "reminder.MX.en.docx") as package:
        assert "TLP:AMBER" in package.read("word/header1.xml").decode()


def test_below_the_label_of_persons_nobody_is_named_or_called_missing(tmp_path: Path) -> None:
    posted = letters(tmp_path, {MEXICO: NAMED[MEXICO].replace("      p-2: {status: yes}\n", "")}, ceiling="GREEN")
    text = text_of(tmp_path, "MX")
    assert "To the institution in charge<br>Mexico" in text
    assert "Dear Sir or Madam:" in text
    assert "focal point" not in text
    assert not posted["MX"].addressed
    files = b"".join(path.read_bytes() for path in posted["MX"].files if path.suffix != ".docx")
    assert b"c@example.org" not in files
    assert b"C. Example" not in files


def test_without_a_focal_point_the_letter_goes_to_the_institution_and_asks_who_it_is(tmp_path: Path) -> None:
    line = 'focal_point: {institution: Secretariat of Examples, phone: "+52 55 0000 0000"}\n'
    posted = letters(tmp_path, edited(MEXICO, line, ""))
    text = text_of(tmp_path, "MX")
    assert "To the institution in charge<br>Mexico" in text
    assert "- who is the focal point of Mexico, with institution and e-mail address\n" in text
    assert not posted["MX"].addressed
    assert mail_of(tmp_path, "MX")["To"] is None


def test_a_question_above_the_label_is_not_named_and_the_writer_is_told(tmp_path: Path) -> None:
    secret = edited("data/matrices/protocol.yaml", "- {id: p-2,", "- {id: p-2, tlp: RED,")
    posted = letters(tmp_path, UNANSWERED, secret)
    assert "Other States are told" not in text_of(tmp_path, "MX")
    assert (posted["MX"].complete, posted["HN"].complete) == (False, True)


def test_an_answer_above_the_label_is_not_called_missing(tmp_path: Path) -> None:
    secret = edited(MEXICO, "p-2: {status: yes}", "p-2: {status: yes, tlp: RED}")
    letters(tmp_path, secret)
    assert "Protocol" not in text_of(tmp_path, "MX")


def test_what_is_answered_and_lacks_something_is_in_the_annex(tmp_path: Path) -> None:
    bare = edited(HONDURAS, ', citation: "Act 59 of 2012, article 52", note: Not by sea.', "")
    letters(tmp_path, bare)
    text = text_of(tmp_path, "HN")
    assert "| Protocol | 0 of 2 | 21\u00a0July 2017 | 130 days late; 1 to complete |" in text
    assert "| 1 | Smuggling is an offence | the citation of the law, an explanation |" in text


def test_earlier_reminders_are_named(tmp_path: Path) -> None:
    log = "- {date: 2017-08-01, country: MX, matrix: protocol, stage: first, missing: 1}\n"
    letters(tmp_path, UNANSWERED, {"data/reminders.yaml": log})
    assert "Earlier reminders: 1\u00a0August 2017." in text_of(tmp_path, "MX")


@pytest.mark.parametrize(
    ("since", "tone"),
    [
        (None, "ahead"),
        (-5, "ahead"),
        (0, "ahead"),
        (1, "first"),
        (20, "first"),
        (21, "again"),
        (34, "again"),
        (35, "last"),
    ],
)
def test_how_a_letter_speaks_follows_the_stages_that_have_begun(since: int | None, tone: str) -> None:
    assert tone_of(STAGES, since) == tone


def test_one_stage_alone_is_never_the_last() -> None:
    assert tone_of([Stage(name="only", days=3)], 400) == "first"
    assert tone_of([], 400) == "first"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2017, 7, 10), "We would like to recall the information"),
        (date(2017, 7, 22), "According to our records"),
        (date(2017, 8, 12), "has not reached us 22 days after the deadline"),
        (date(2017, 8, 25), "passed 35 days ago"),
    ],
)
def test_the_later_the_letter_the_more_urgent_it_is(tmp_path: Path, day: date, said: str) -> None:
    letters(tmp_path, UNANSWERED, day=day)
    assert said in text_of(tmp_path, "MX")


def test_a_plan_may_word_its_letters_itself(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "reminder.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# About {{ letter.country }}\n\nHello.\n\n{{ page_break() }}\n\nMore.\n", encoding="utf-8")
    letters(tmp_path, UNANSWERED)
    mail = mail_of(tmp_path, "MX")
    assert mail["Subject"] == "[TLP:GREEN] About Mexico"
    body = mail.get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["TLP:GREEN", "", "Hello."]


SPANISH = {
    PLAN: BASE[PLAN]
    .replace("languages: [en]", "languages: [en, es]")
    .replace("title: Example", "title: {en: E, es: Ejemplo}")
    + "reminders: {reply_to: ts@example.org}\n"
}


def test_the_mail_is_one_that_other_programs_read(tmp_path: Path) -> None:
    named = NAMED[MEXICO].replace("      p-2: {status: yes}\n", "").replace("C. Example", '"Ñandú, José"')
    letters(tmp_path, SPANISH, {MEXICO: named.replace("country: MX", "country: MX\nlanguage: es")})
    mail = mail_of(tmp_path, "MX", "es")
    assert mail["Subject"] == "[TLP:AMBER] México: información pendiente para el documento «Ejemplo»"
    assert [(each.display_name, each.addr_spec) for each in mail["To"].addresses] == [("Ñandú, José", "c@example.org")]
    assert (mail["From"], mail["Reply-To"]) == ("ts@example.org", "ts@example.org")
    assert mail["Date"].datetime.isoformat() == "2017-11-28T12:00:00+00:00"
    assert re.fullmatch(r"<[0-9a-f]{32}@workplan\.invalid>", mail["Message-ID"])
    assert (mail["Content-Language"], mail["X-Unsent"], mail["MIME-Version"]) == ("es", "1", "1.0")
    body = mail.get_body()
    assert body is not None
    text = body.get_content()
    assert "El plazo para presentar la información" in text
    assert "Anexo" not in text
    assert max(map(len, text.splitlines())) <= 72
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "reminder.MX.es.docx"
    assert attached.get_content() == (tmp_path / "letters" / "reminder.MX.es.docx").read_bytes()
    raw = (tmp_path / "letters" / "reminder.MX.es.eml").read_bytes()
    assert raw.isascii()
    assert all(line.endswith(b"\r") for line in raw.split(b"\n")[:-1])
    assert max(map(len, raw.splitlines())) <= 998  # RFC 5322


def test_letters_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    first = {
        path.name: path.read_bytes() for each in letters(tmp_path / "a", UNANSWERED).values() for path in each.files
    }
    again = {
        path.name: path.read_bytes() for each in letters(tmp_path / "b", UNANSWERED).values() for path in each.files
    }
    assert first == again


MAIL = Mail("Subject", "en", DAY, "Text.\n", "GREEN", "Name", "a@example.org", "", "")


@pytest.mark.parametrize("address", ["a..b@example.org", ".a@example.org", "a.@example.org", ""])
def test_what_is_no_address_is_left_out(address: str) -> None:
    read = email.message_from_bytes(
        message(Mail("S", "en", DAY, "Text.\n", "GREEN", "Name", address, "", "")), policy=default
    )
    assert read["To"] is None


def test_an_address_in_other_letters_than_ascii_is_written_as_it_is() -> None:
    raw = message(Mail("S", "es", DAY, "Texto.\n", "GREEN", "José", "josé@ejemplo.org", "", ""))
    read = email.message_from_bytes(raw, policy=default)
    assert "josé@ejemplo.org".encode() in raw
    assert read.defects == []


def test_a_form_goes_with_the_letter_where_there_is_one(tmp_path: Path) -> None:
    checked = check(written(tmp_path, UNANSWERED))
    assert checked.workplan is not None
    form = Enclosure("form.MX.xlsx", "application/octet-stream", b"PK", "AMBER")
    post = Post(tmp_path, tmp_path / "letters", DAY, "AMBER", lambda country, _: (form,) if country == "MX" else ())
    write_letters(checked.workplan, standings(checked.workplan, DAY, checked.findings), post)
    assert [each.get_filename() for each in mail_of(tmp_path, "MX").iter_attachments()] == [
        "reminder.MX.en.docx",
        "form.MX.xlsx",
    ]
    mail = mail_of(tmp_path, "MX")
    assert mail["Subject"].startswith("[TLP:AMBER] ")
    body = mail.get_body()
    assert body is not None
    assert body.get_content().splitlines()[:2] == ["TLP:AMBER", ""]
    assert text_of(tmp_path, "MX").startswith("TLP:GREEN\n\n")
    assert "The enclosed form can be filled in" in text_of(tmp_path, "MX")
    assert "enclosed" not in text_of(tmp_path, "HN")


def test_a_mail_without_enclosures_is_one_text() -> None:
    assert email.message_from_bytes(message(MAIL), policy=default).get_content_type() == "text/plain"


def test_a_draft_alone_has_no_annex_and_none_is_promised(tmp_path: Path) -> None:
    letters(
        tmp_path,
        edited(
            MEXICO,
            "  treaties:\n    status: submitted\n    submitted: 2017-07-20\n",
            "  treaties:\n    status: draft\n",
        ),
    )
    text = text_of(tmp_path, "MX")
    assert "| Treaties | 0 of 2 | none | draft |" in text
    assert "Please confirm it, or send the final answers." in text
    assert "annex" not in text.lower()


NOTHING_ANSWERED = edited(
    MEXICO,
    '    answers:\n      p-1: {status: yes, citation: "Act 91 of 2012, article 159"}\n      p-2: {status: yes}\n',
    "",
)
RED_ROW = edited("data/matrices/protocol.yaml", "id: p-2,", "id: p-2, tlp: RED,")
RED_LOG = {
    "data/reminders.yaml": "- {date: 2017-08-01, country: MX, matrix: protocol, missing: 1, tlp: RED}\n"
    "- {date: 2017-08-09, country: MX, matrix: protocol, missing: 1}\n"
}


def test_what_a_letter_may_not_show_is_neither_counted_nor_dated(tmp_path: Path) -> None:
    whole = letters(tmp_path, NOTHING_ANSWERED, RED_ROW, RED_LOG, ceiling="RED")["MX"]
    text = text_of(tmp_path, "MX")
    assert "| Protocol | 2 of 2 |" in text
    assert "Earlier reminders: 1\u00a0August 2017; 9\u00a0August 2017." in text
    part = letters(tmp_path, NOTHING_ANSWERED, RED_ROW, RED_LOG)["MX"]
    text = text_of(tmp_path, "MX")
    assert "| Protocol | 1 of 1 |" in text
    assert "Earlier reminders: 9\u00a0August 2017." in text
    assert (whole.complete, part.complete) == (True, False)


def test_a_matrix_of_which_nothing_open_may_be_shown_is_not_named(tmp_path: Path) -> None:
    posted = letters(tmp_path, UNANSWERED, RED_ROW)["MX"]
    assert "Protocol" not in text_of(tmp_path, "MX")
    assert not posted.complete


@pytest.mark.parametrize(("label", "said"), [("CLEAR", "GREEN"), ("AMBER", "AMBER")])
def test_a_letter_is_marked_with_the_highest_label_of_plan_and_matrices(tmp_path: Path, label: str, said: str) -> None:
    marked = {"data/matrices/protocol.yaml": f"tlp: {label}\n" + BASE["data/matrices/protocol.yaml"]}
    nobody = {MEXICO: UNANSWERED[MEXICO].replace(', phone: "+52 55 0000 0000"', "")}
    letters(tmp_path, nobody, marked)
    assert text_of(tmp_path, "MX").startswith(f"TLP:{said}\n\n")
    assert mail_of(tmp_path, "MX")["Subject"].startswith(f"[TLP:{said}] ")
