"""Spreadsheets as files: written with the same bytes for the same content, read as what a stranger sent."""
