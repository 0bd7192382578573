"""What a file may say. No file system, no YAML, no printing."""
