"""The search for what was held back finds it however it is hidden; otherwise it would prove nothing."""

import base64
import io
import quopri
import zipfile
from email.message import EmailMessage
from urllib.parse import quote

import pytest
from tests.documents.deep import texts

WORD = "canary0042x"


def packed(name: str, content: bytes, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        archive.comment = comment
    return out.getvalue()


def mailed(content: bytes, name: str = "a.zip") -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Nothing"
    mail.set_content("Nothing.")
    mail.add_attachment(content, maintype="application", subtype="zip", filename=name)
    return mail.as_bytes()


HIDDEN = {
    "a text": WORD.encode(),
    "runs": b"<w:r><w:t>cana</w:t></w:r><w:r><w:t>ry0042x</w:t></w:r>",
    "an attribute": b'<a b="canary0042x"/>',
    "broken lines": b"DESCRIPTION:cana\r\n ry0042x",
    "a soft hyphen": "cana\u00adry0042x".encode(),
    "percent": quote("\u00e9" + WORD).encode().replace(b"n", b"%6e"),
    "entities": b"&#99;anary0042x",
    "base64": base64.b64encode(b"some words before " + WORD.encode() + b" and behind"),
    "base64 of UTF-16": base64.b64encode(WORD.encode("utf-16-le")),
    "UTF-16": b"x" + WORD.encode("utf-16-be"),
    "hexadecimal": WORD.encode().hex().encode(),
    "quoted-printable": quopri.encodestring(("\u00e9=" + WORD).encode()).replace(b"c", b"=63"),
    "a part of a zip": packed("a.xml", WORD.encode()),
    "a zip in a zip": packed("a.zip", packed("b.xml", WORD.encode())),
    "the name of a part": packed(f"{WORD}.xml", b""),
    "the comment of a zip": packed("a.xml", b"", WORD.encode()),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_word_is_found(way: str) -> None:
    assert any(WORD in text for text in texts("a.bin", HIDDEN[way]))


@pytest.mark.parametrize("way", HIDDEN)
def test_a_word_is_found_in_what_is_enclosed_in_a_mail(way: str) -> None:
    assert any(WORD in text for text in texts("a.eml", mailed(HIDDEN[way])))


def test_the_name_of_a_file_and_of_an_enclosure_is_read() -> None:
    assert any(WORD in text for text in texts(f"{WORD}.md", b""))
    assert any(WORD in text for text in texts("a.eml", mailed(b"", f"{WORD}.xlsx")))
