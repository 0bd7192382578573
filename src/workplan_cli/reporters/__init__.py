"""Report -> str, one file per format. Nothing here writes."""
