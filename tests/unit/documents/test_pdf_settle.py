from datetime import date

from workplan_cli.documents.pdf import settled

PDF = (
    "%PDF-1.6\n1 0 obj\n<</Creator<FEFF>/CreationDate(D:{day}Z')>>\nendobj\n{text}\n"
    "trailer\n<</Size 2/ID [ <{id}>\n<{id}> ]\n/DocChecksum /{check}\n>>\n"
)


def pdf(day: str = "20261127132028", text: str = "text", id_: str = "A1" * 16, check: str = "B2" * 16) -> bytes:
    return PDF.format(day=day, text=text, id=id_, check=check).encode()


def test_what_comes_from_the_clock_is_replaced_and_every_place_stays() -> None:
    found = settled(pdf(), date(2017, 11, 28))
    assert found == settled(pdf(day="20270101000000", id_="0F" * 16, check="77" * 16), date(2017, 11, 28))
    assert b"/CreationDate(D:20171128000000Z')" in found
    assert len(found) == len(pdf())


def test_another_text_has_another_id() -> None:
    day = date(2017, 11, 28)
    one, other = settled(pdf(), day), settled(pdf(text="next"), day)
    assert one.split(b"/ID", 1)[1] != other.split(b"/ID", 1)[1]
