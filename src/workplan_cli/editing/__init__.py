"""A submitted YAML text changed in place: only what says something else is written anew."""

from workplan_cli.editing.edit import UneditableError, appended, edited, plain_data

__all__ = ["UneditableError", "appended", "edited", "plain_data"]
