"""One thin module per command; console.py is the only place that writes to a stream or picks an exit code."""
