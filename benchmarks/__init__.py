"""Corpora with a seed, and the command that prints every ratio of the performance goals."""
