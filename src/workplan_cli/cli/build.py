"""`workplan build`."""


def build() -> None:
    """Write the documents."""
