"""What kinds of files there are. Apart from the models, so that files can be found and read without them."""

from typing import Literal

Kind = Literal["plan", "matrix", "country", "theme", "decisions", "reminders"]
