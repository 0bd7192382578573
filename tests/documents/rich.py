"""One text that uses every directive and every kind of block. The countries are invented."""

from workplan_cli.documents.directives import (
    anchor,
    break_line,
    bullet,
    contents,
    facets,
    filter_by,
    keep_with_next,
    landscape,
    list_of_tables,
    page_break,
    portrait,
    shade,
    span_end,
    span_language,
    stands_for,
    style,
    table,
    upright,
)
from workplan_cli.documents.escape import escape, in_cell, link

NASTY = "a | b, [a]: b, 2026. x, `code` <script> {{7*7}} *x* _y_ & &amp; \\ ~~no~~ $5$ C:\\x"

RICH = f"""
{style("Cover Label")}
Conference of the Straits

{style("Cover Title")}
# Regional Work Plan

{style("Cover Detail")}
Consolidated from {escape("eight & more")} files

{page_break()}
{contents("Contents", 3)}

{list_of_tables("Tables")}

{filter_by("country", "Country", ["AL", "HA"], ["Aldermoor", "Republic of Harrowmoor"])}

{page_break()}
## Summary {anchor("summary")}

{style("Lead")}
Everything {escape(NASTY)} shows.

Text with **strong *both***, *stressed*, `code`, {link("a link [in] brackets", "https://example.org/a_(b)?c=1&d=2")},
<https://example.org/>, [the action](#INT-01), [nowhere](#gone), a\\
break and a note[^first]. Signs ✓ and ◐. {span_language("es")}«trata de personas»{span_end()}.

[^first]: A note with **strong** text and <https://example.org/note>.

- one
- two
  - two a

    more of two a
  1. first
  2. second
- three

3. third
4. fourth

> Quoted.
>
> - in a quote

    code   block
    <second>

---

{table(caption=f"Caption {NASTY}", widths=(1, 3), description="What there is")}
| Id | Action |
|:--|--:|
| {link("INT-01", "#INT-01")} | {escape(NASTY)} |
| a{break_line()}b{bullet()}c | {in_cell("one" + chr(10) * 2 + "two")} |

{table(style="Plan Facts", header_columns=1)}
| | |
|---|---|
| Place | {anchor("place")}Somewhere |

{facets(country="AL")}
{style("Heading Sheet")}
#### INT-01 · {escape("First_action #")}{anchor("INT-01")}

{keep_with_next()}
{table(style="Plan Sheet", header_columns=1, widths=(1, 3))}
| | |
|---|---|
| Lead | {bullet()}Aldermoor{bullet()}Brescova |
| Note | with a reservation[^second] |

[^second]: Reserved.

{landscape()}
{style("Heading 1 Unnumbered")}
## Grid

{table(style="Plan Grid", label="Grid", caption="Answers", header_columns=1, widths=(4, 1, 1))}
| Row | {upright()}{stands_for("Aldermoor")}AL | {upright()}Republic of Harrowmoor |
|---|---|---|
| One | {shade("Yes")}✓ | {shade("In Part")}◐ |
| Two | {shade("Missing")} | {shade("Period")}▬ |

{portrait()}
## End

Back to [the summary](#summary) and [the place](#place).
"""
