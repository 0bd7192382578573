"""Actions that look alike and about which nobody has decided: between groups, within one, and with other spaces."""

from workplan_cli.consolidation.duplicates.likeness import Like, Likeness, likenesses

__all__ = ["Like", "Likeness", "likenesses"]
