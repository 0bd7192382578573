"""Plain text into HTML: every character shows as it is, and none becomes markup."""

import re
from functools import cache
from typing import Final
from urllib.parse import quote


def shown(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text between the quotation marks of an attribute."""
    return shown(text).replace('"', "&quot;")


def identity(anchor: str) -> str:
    """The value of `id` for an anchor, which may hold no white space (HTML, 3.2.6)."""
    return quoted(_SPACE.sub("_", anchor))


def fragment(anchor: str) -> str:
    """The value of `href` that leads to an anchor."""
    return "#" + quote(_SPACE.sub("_", anchor), safe=_IN_FRAGMENT)


def classes(*names: str) -> str:
    """The attribute `class` with those names that are not "", or nothing."""
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""


@cache
def word(name: str) -> str:
    """A name of a style, shade or facet as one word of letters, digits and hyphens: for classes and attributes."""
    return _NO_WORD.sub("-", name.casefold()).strip("-")


def in_style(text: str) -> str:
    """Text as a string of CSS, with its quotation marks."""
    return '"' + _NO_WORD_IN_STYLE.sub(lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def safe_style(style: str) -> str:
    """A style sheet in which nothing ends the element that holds it; it means the same."""
    return style.replace("</", "<\\/")


def safe_script(script: str) -> str:
    """A script in which nothing ends the element that holds it; in its strings it means the same."""
    return script.replace("</", "<\\/").replace("<!--", "<\\!--")


_SPACE: Final = re.compile(r"\s")
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
_NO_WORD_IN_STYLE: Final = re.compile(r"[^A-Za-z0-9 .:+/()-]")
_IN_FRAGMENT: Final = "!$'()*+,;:@/?-._~"
"""What may stand in a fragment as it is (RFC 3986, 3.5), but for `&`, which HTML would read."""
