"""`workplan explain`."""

from typing import Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.options import Debug, NoColor, Words, language


def explain(
    rule: Annotated[str | None, typer.Argument(metavar="[CODE | NAME]", help="A rule, by code or name.")] = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="Every rule's page.")] = False,
    lang: Words = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Explain a rule: what it blames, why, an example that is wrong, the same one right. Without a rule, list them all.

    Example: workplan explain WP021
    """
    del no_color, debug
    from workplan_cli.catalogue import RULES, find_rule
    from workplan_cli.language import translation
    from workplan_cli.reporters import pages

    translate = translation(language(lang))
    if all_:
        console.write("\n".join(pages.page(each, translate) for each in RULES))
    elif rule is None:
        console.write(pages.index(RULES, translate))
    elif (known := find_rule(rule)) is not None:
        console.write(pages.page(known, translate))
    else:
        raise console.Misuse("there is no rule {rule}; `workplan explain` lists them all", rule=rule)
