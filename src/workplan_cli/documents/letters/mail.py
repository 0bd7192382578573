"""A letter as a mail that a person opens, looks at and sends (RFC 5322). Nothing here sends anything."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from hashlib import sha256
from typing import Final

from workplan_cli.models.words import LABELS, Tlp

_NOON: Final = time(12, tzinfo=UTC)
"""The day stays the same from Hawaii to New Zealand's winter."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a letter."""

    name: str
    media_type: str
    content: bytes
    label: Tlp
    """The highest label of anything in it."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Everything that a mail is made of."""

    subject: str
    language: str
    day: date
    body: str
    label: Tlp
    """The highest label of anything in its text."""
    name: str
    """Of whom it goes to; "" where nobody is named."""
    email: str
    """Of whom it goes to; "" where no address is known."""
    sender: str
    """The name of the organisation that writes."""
    reply_to: str
    """Where answers go; "" where the plan names no address."""
    enclosures: tuple[Enclosure, ...] = ()


def addressed(name: str, email: str) -> Address | None:
    """The address as headers write it; None where it is none that a mail can be sent to."""
    user, _, domain = email.rpartition("@")
    try:
        if not email.isascii():  # RFC 6532; the parser of `addr_spec` knows only ASCII
            return Address(display_name=name, username=user, domain=domain)
        return Address(display_name=name, addr_spec=email) if email else None
    except (ValueError, IndexError, MessageError):
        return None


def message(mail: Mail) -> bytes:
    """The mail as a file: the same bytes for the same mail.

    Without `reply_to` there is no From, and without a valid address no To: the mail program of whoever sends it asks.
    `X-Unsent` makes such programs open it as a draft. The highest label of the text and of all that is enclosed stands
    in the subject and before the text, as TLP 2.0 asks of messages.
    """
    tlp = f"TLP:{max((mail.label, *(each.label for each in mail.enclosures)), key=LABELS.index)}"
    addresses = {
        "From": addressed(mail.sender, mail.reply_to),
        "To": addressed(mail.name, mail.email),
        "Reply-To": addressed("", mail.reply_to),
    }
    known = {name: address for name, address in addresses.items() if address is not None}
    ascii_only = all(address.addr_spec.isascii() for address in known.values())
    made = EmailMessage(policy=SMTP if ascii_only else SMTPUTF8)
    digest = sha256(repr((mail.subject, mail.day.isoformat(), mail.email, mail.body)).encode()).hexdigest()
    made["Subject"] = f"[{tlp}] {mail.subject}"
    for name, address in known.items():
        made[name] = address
    made["Date"] = datetime.combine(mail.day, _NOON)
    made["Message-ID"] = f"<{digest[:32]}@workplan.invalid>"
    made["X-Unsent"] = "1"
    made.set_content(f"{tlp}\n\n{mail.body}", cte="quoted-printable")
    for each in mail.enclosures:
        kind, _, subtype = each.media_type.partition("/")
        made.add_attachment(each.content, maintype=kind, subtype=subtype, filename=each.name)
    if mail.enclosures:
        made.set_boundary(f"=_{digest[32:]}")
    made["Content-Language"] = mail.language  # `set_content` and `add_attachment` take all such headers away
    return made.as_bytes()
