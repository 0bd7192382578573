"""Letters that remind a country of what it owes: Word, Markdown and a mail that somebody else sends."""

from workplan_cli.documents.letters.mail import Enclosure
from workplan_cli.documents.letters.post import Enclosing, Post, Posted, write_letters

__all__ = ["Enclosing", "Enclosure", "Post", "Posted", "write_letters"]
