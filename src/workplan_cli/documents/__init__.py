"""Rendered template text into documents: clean Markdown and DOCX.

The text is GitHub-flavoured Markdown with directives (`directives`): signs for what Markdown lacks, in control
characters that submitted text can never hold. Nothing here knows what the text is about.
"""
