"""Make templates/reference.docx: the look of every document.

    python scripts/make_reference.py [FILE]

The file is committed and may be edited in Word afterwards; this script is how it came to be, and how to start again.
The same script gives the same bytes. Colours, sizes and spaces stand in the tables below; sizes in points, spaces in
twentieths of a point, colours as RRGGBB.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workplan_cli.container import Container
from workplan_cli.documents.docx.xml import DECLARATION, PACKAGE_RELATIONSHIPS, R, W, escape_xml
from workplan_cli.documents.files import write_whole

INK: Final = "1F2A33"
DEEP: Final = "1F3B52"
ACCENT: Final = "1F7A8C"
MUTED: Final = "55636F"
RULE: Final = "B9C5CF"
TINT: Final = "E8EEF2"
BAND: Final = "F5F8FA"
WHITE: Final = "FFFFFF"
LINK: Final = "1A6478"
FONT: Final = "Arial"
"""On every machine: what stands in for it, Liberation Sans or Arimo, has the same widths, so that pages agree."""
SIGNS: Final = "Segoe UI Symbol"

TEXT_WIDTH: Final = 9638
LANDSCAPE_WIDTH: Final = 14140


HIDDEN: Final = 99
"""The priority of styles that the gallery of quick styles does not offer."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style: `paragraph` and `run` are the XML of its properties, `next` the style of the paragraph after it."""

    name: str
    based: str = ""
    paragraph: str = ""
    run: str = ""
    next: str = ""
    kind: str = "paragraph"
    priority: int = 20


# --- properties, in the order the schema asks for


def spacing(before: int, after: int, line: int = 0) -> str:
    """Space above and below; `line` in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def shading(fill: str) -> str:
    """A background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def border(side: str, size: int, colour: str, space: int = 0) -> str:
    """One edge; `size` in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def letters(size: float = 0, colour: str = "", marks: str = "", font: str = "") -> str:
    """Run properties: `marks` is any of b, i, caps, smallCaps, in words."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>' if font else ""
    flags = "".join(f"<w:{mark}/>" for mark in ("b", "i", "caps", "smallCaps") if mark in marks.split())
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    points = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    return fonts + flags + tint + points


LEFT: Final = '<w:jc w:val="left"/>'
CENTRED: Final = '<w:jc w:val="center"/>'
RIGHT: Final = '<w:jc w:val="right"/>'
KEEP: Final = "<w:keepNext/><w:keepLines/>"


def outline(level: int) -> str:
    """The level in the navigation pane, from 0."""
    return f'<w:outlineLvl w:val="{level}"/>'


def listed(number: int, level: int = 0) -> str:
    """A list and a level in it."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def indent(left: int, hanging: int = 0) -> str:
    """Space on the left; the first line hangs out of it."""
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if hanging else f'<w:ind w:left="{left}"/>'


HEADINGS_LIST, BULLETS_LIST, NUMBERS_LIST, CELL_LIST = 1, 2, 3, 4
UNNUMBERED: Final = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


# --- the styles

TEXT_LOOKS: Final = (
    Look("Body Text", "Normal", priority=1),
    Look("Lead", "Body Text", spacing(0, 200, 288), letters(12, DEEP), "Body Text", priority=2),
    Look(
        "Note",
        "Body Text",
        f"<w:pBdr>{border('left', 18, ACCENT, 10)}</w:pBdr>{spacing(120, 200)}{indent(240)}",
        letters(9, MUTED),
        priority=3,
    ),
    Look("Source", "Body Text", spacing(60, 160), letters(8.5, MUTED), priority=3),
    Look(
        "Quote",
        "Body Text",
        f"<w:pBdr>{border('left', 18, RULE, 12)}</w:pBdr>{spacing(120, 200)}{indent(360)}",
        letters(colour=MUTED, marks="i"),
        "Body Text",
        priority=29,
    ),
    Look("Code", "Body Text", shading(BAND) + spacing(120, 160, 252) + indent(120), letters(9, font="Consolas")),
    Look("Separator", "Normal", f"<w:pBdr>{border('bottom', 6, RULE, 1)}</w:pBdr>{spacing(120, 240)}"),
    Look("caption", "Normal", KEEP + spacing(260, 100, 252), letters(9, DEEP, "b"), "Body Text", priority=35),
    Look("annotation text", "Normal", spacing(0, 0, 240), letters(9), priority=HIDDEN),
    Look("footnote text", "Normal", spacing(0, 40, 240), letters(8.5), priority=HIDDEN),
    Look(
        "Table End",
        "Normal",
        spacing(0, 120).replace("/>", ' w:line="40" w:lineRule="exact"/>'),
        letters(2),
        priority=HIDDEN,
    ),
    Look(
        "Section End",
        "Normal",
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        letters(1),
        priority=HIDDEN,
    ),
)

HEADING_LOOKS: Final = (
    Look("Title", "Normal", spacing(0, 240, 240), letters(26, DEEP, "b"), "Body Text", priority=10),
    Look(
        "heading 1",
        "Normal",
        KEEP
        + listed(HEADINGS_LIST, 0)
        + f"<w:pBdr>{border('bottom', 12, ACCENT, 6)}</w:pBdr>"
        + spacing(360, 240, 240)
        + outline(0),
        letters(19, DEEP, "b"),
        "Body Text",
        priority=9,
    ),
    Look(
        "heading 2",
        "Normal",
        KEEP + listed(HEADINGS_LIST, 1) + spacing(360, 140, 240) + outline(1),
        letters(13.5, DEEP, "b"),
        "Body Text",
        priority=9,
    ),
    Look(
        "heading 3",
        "Normal",
        KEEP + listed(HEADINGS_LIST, 2) + spacing(280, 100, 240) + outline(2),
        letters(11.5, ACCENT, "b"),
        "Body Text",
        priority=9,
    ),
    Look(
        "heading 4",
        "Normal",
        KEEP + spacing(220, 80, 240) + outline(3),
        letters(10.5, DEEP, "b"),
        "Body Text",
        priority=9,
    ),
    Look("Heading 1 Unnumbered", "heading 1", UNNUMBERED, "", "Body Text", priority=9),
    Look("Heading 2 Unnumbered", "heading 2", UNNUMBERED, "", "Body Text", priority=9),
    Look(
        "Heading Sheet",
        "Normal",
        KEEP + f"<w:pBdr>{border('left', 36, ACCENT, 8)}</w:pBdr>" + spacing(440, 120, 252) + indent(200) + outline(1),
        letters(11.5, DEEP, "b"),
        "Body Text",
        priority=9,
    ),
    Look("Letter Subject", "Heading Sheet", '<w:outlineLvl w:val="9"/>', "", "Body Text", priority=9),
    Look(
        "TOC Heading",
        "Normal",
        KEEP + f"<w:pBdr>{border('bottom', 12, ACCENT, 6)}</w:pBdr>" + spacing(360, 240, 240),
        letters(19, DEEP, "b"),
        "Body Text",
        priority=39,
    ),
)

COVER_LOOKS: Final = (
    Look(
        "Cover Label",
        "Normal",
        f"<w:pBdr>{border('top', 48, DEEP, 18)}</w:pBdr>" + spacing(400, 60, 264),
        letters(11, ACCENT, "b caps"),
        priority=11,
    ),
    Look(
        "Cover Title",
        "Normal",
        f"<w:pBdr>{border('bottom', 24, ACCENT, 16)}</w:pBdr>" + spacing(2000, 360, 240),
        letters(31, DEEP, "b"),
        "Cover Subtitle",
        priority=11,
    ),
    Look("Cover Subtitle", "Normal", spacing(0, 900, 264), letters(15, MUTED), priority=11),
    Look("Cover Body", "Normal", spacing(0, 80, 264), letters(11.5, INK), priority=11),
    Look("Cover Detail", "Normal", spacing(0, 60, 264), letters(10, MUTED), priority=11),
    Look("Cover Lead", "Lead", spacing(240, 200, 288), "", "Body Text", priority=11),
)

LIST_LOOKS: Final = tuple(
    Look(
        f"{name}{f' {level}' if level > 1 else ''}",
        "Body Text",
        (listed(number, level - 1) if number else "")
        + spacing(0, 120)
        + ("" if number else indent(360 * level))
        + ("<w:contextualSpacing/>" if number else ""),
        priority=36,
    )
    for name, number in (("List Bullet", BULLETS_LIST), ("List Number", NUMBERS_LIST), ("List Continue", 0))
    for level in (1, 2, 3)
)

TOC_TAB: Final = f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'


def contents_tabs(number: int) -> str:
    """A stop after the heading's number and one for the page number."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{number}"/>{TOC_TAB}</w:tabs>'


CONTENTS_LOOKS: Final = (
    Look(
        "toc 1",
        "Normal",
        contents_tabs(480) + spacing(60, 10, 240) + indent(480, 480),
        letters(10, DEEP, "b"),
        priority=39,
    ),
    Look(
        "toc 2",
        "Normal",
        contents_tabs(1080) + spacing(0, 10, 240) + indent(1080, 600),
        letters(9.5),
        priority=39,
    ),
    Look(
        "toc 3",
        "Normal",
        contents_tabs(1080) + spacing(0, 20, 252) + indent(1080),
        letters(9, MUTED),
        priority=39,
    ),
    Look(
        "table of figures",
        "Normal",
        f"<w:tabs>{TOC_TAB}</w:tabs>" + spacing(0, 40, 252) + indent(480, 480),
        letters(9.5),
        priority=HIDDEN,
    ),
)

FURNITURE_LOOKS: Final = (
    Look("header", "Normal", spacing(0, 0, 240), letters(8, MUTED), priority=HIDDEN),
    Look("footer", "Normal", spacing(0, 0, 240), letters(8, MUTED), priority=HIDDEN),
)

TABLE_LOOKS: Final = (
    Look("Table Text", "Normal", spacing(50, 50, 252), letters(9, INK), priority=12),
    Look("Table Text Centred", "Table Text", CENTRED, priority=12),
    Look("Table Text Right", "Table Text", RIGHT, priority=12),
    Look(
        "Table Head",
        "Table Text",
        "<w:keepNext/>" + shading(DEEP) + spacing(70, 70, 240),
        letters(9, WHITE, "b"),
        priority=12,
    ),
    Look("Table Head Centred", "Table Head", CENTRED, priority=12),
    Look("Table Head Right", "Table Head", RIGHT, priority=12),
    Look("Table Label", "Table Text", "", letters(colour=DEEP, marks="b"), priority=12),
    Look("Table Bullet", "Table Text", listed(CELL_LIST) + spacing(20, 20), priority=12),
    Look("Plan Grid Text", "Table Text", spacing(30, 30, 240) + CENTRED, letters(8), priority=12),
    Look("Plan Grid Label", "Table Text", spacing(30, 30, 240), letters(8, INK), priority=12),
    Look("Plan Grid Head", "Table Head", spacing(40, 40, 240) + CENTRED, letters(8, WHITE, "b"), priority=12),
    Look("Plan Grid Head Label", "Plan Grid Head", LEFT, priority=12),
    Look(
        "Plan Grid Head Upright",
        "Plan Grid Head",
        spacing(20, 20, 240) + indent(60) + LEFT,
        priority=12,
    ),
    Look("Plan Sheet Label", "Table Text", "", letters(9, MUTED, "b"), priority=12),
    Look("Plan Sheet Text", "Table Text", priority=12),
    Look("Plan Strip Head", "Table Head", shading(TINT) + spacing(50, 0, 240), letters(8, MUTED), priority=12),
    Look("Plan Strip Text", "Table Text", shading(TINT) + spacing(0, 60, 240), letters(9.5, DEEP, "b"), priority=12),
    Look("Plan Facts Label", "Table Text", "", letters(9, MUTED, "b"), priority=12),
    Look("Plan Facts Text", "Table Text", priority=12),
)

CELLS: Final = (
    # name, background, letters: every pair has a contrast of 4.5 or more (WCAG 2.2, 1.4.3)
    ("Yes", "CFE6DA", "14523A"),
    ("In Part", "FBE9BE", "6A4A00"),
    ("No", "F4D3CB", "7A2415"),
    ("Not Applicable", "E6EAED", "55636F"),
    ("Missing", "FFFFFF", "55636F"),
    ("Period", ACCENT, WHITE),
    ("Lead", DEEP, WHITE),
    ("Participate", "C6D9E6", DEEP),
    ("Observe", "E8EEF2", DEEP),
    ("Reserve", "FBE9BE", "6A4A00"),
    ("Decline", "E6EAED", "55636F"),
    ("Done", "CFE6DA", "14523A"),
    ("Under Way", "D7E7F5", "1B4A73"),
    ("Not Started", "E6EAED", "55636F"),
    ("Late", "F4D3CB", "7A2415"),
)

CELL_LOOKS: Final = (
    *(
        Look(f"Cell {name}", "Plan Grid Text", shading(fill), letters(8.5, colour, "b"), priority=13)
        for name, fill, colour in CELLS
    ),
    # A total stands as the texts of its table do.
    Look("Cell Total", "Table Text", shading(TINT), letters(9, DEEP, "b"), priority=13),
    Look("Plan Grid Total", "Plan Grid Text", "<w:keepNext/>" + shading(TINT), letters(8, DEEP, "b"), priority=13),
    Look("Plan Grid Total Label", "Plan Grid Total", LEFT, priority=13),
)

CHARACTER_LOOKS: Final = (
    Look("Strong", run="<w:b/><w:bCs/>", kind="character", priority=22),
    Look("Emphasis", run="<w:i/><w:iCs/>", kind="character", priority=20),
    Look("Hyperlink", run=letters(colour=LINK) + '<w:u w:val="single"/>', kind="character", priority=HIDDEN),
    Look("annotation reference", run=letters(8), kind="character", priority=HIDDEN),
    Look("footnote reference", run='<w:vertAlign w:val="superscript"/>', kind="character", priority=HIDDEN),
    Look("Code Span", run=letters(font="Consolas", size=9), kind="character", priority=30),
    Look("Sign", run=letters(font=SIGNS), kind="character", priority=40),
    Look("Draft Mark", run=letters(8, ACCENT, "b caps"), kind="character", priority=40),
    # TLP 2.0 (FIRST, 2022): these colours on black, 12 points or more.
    *(
        Look(f"TLP {name}", run=letters(12, colour, "b") + shading("000000"), kind="character", priority=40)
        for name, colour in (("Clear", "FFFFFF"), ("Green", "33FF00"), ("Amber", "FFC000"), ("Red", "FF2B2B"))
    ),
)


def margins(top: int, side: int) -> str:
    """The space inside a table's cells."""
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{top}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


def edges(**sizes: tuple[int, str]) -> str:
    """Table borders by side, in the order top, left, bottom, right, insideH, insideV."""
    return f"<w:tblBorders>{''.join(border(side, *look) for side, look in sizes.items())}</w:tblBorders>"


BULLETS: Final = ("\u2022", "\u2013", "\u2022")
BANDS: Final = '<w:tblStyleRowBandSize w:val="1"/>'
HEAD_PART: Final = (
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{WHITE}"/></w:rPr>'
    f"<w:tcPr>{shading(DEEP)}</w:tcPr></w:tblStylePr>"
)
LABEL_PART: Final = '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
BAND_PART: Final = f'<w:tblStylePr w:type="band2Horz"><w:tcPr>{shading(BAND)}</w:tcPr></w:tblStylePr>'

TABLES: Final = (
    (
        "Plan Table",
        BANDS,
        edges(top=(8, DEEP), bottom=(8, DEEP), insideH=(4, RULE)),
        margins(20, 100),
        "",
        HEAD_PART + BAND_PART,
    ),
    (
        "Plan Grid",
        "",
        edges(top=(8, DEEP), left=(4, RULE), bottom=(8, DEEP), right=(4, RULE), insideH=(4, RULE), insideV=(4, RULE)),
        margins(0, 50),
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>',
        HEAD_PART,
    ),
    ("Plan Sheet", "", edges(top=(4, RULE), bottom=(8, DEEP), insideH=(4, RULE)), margins(30, 120), "", LABEL_PART),
    ("Plan Strip", "", edges(bottom=(4, RULE)), margins(0, 120), "", ""),
    ("Plan Facts", "", edges(insideH=(4, TINT)), margins(10, 80), "", LABEL_PART),
)


# --- styles.xml


def style_id(name: str) -> str:
    """Word's way to make an id of a name."""
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def style_xml(look: Look) -> str:
    """A paragraph or character style."""
    based = look.based or ("DefaultParagraphFont" if look.kind == "character" else "")
    following = f'<w:next w:val="{style_id(look.next)}"/>' if look.next else ""
    custom = "" if look.name in BUILT_IN else ' w:customStyle="1"'
    paragraph = f"<w:pPr>{look.paragraph}</w:pPr>" if look.paragraph else ""
    run = f"<w:rPr>{look.run}</w:rPr>" if look.run else ""
    quick = "" if look.priority == HIDDEN else "<w:qFormat/>"
    return (
        f'<w:style w:type="{look.kind}"{custom} w:styleId="{style_id(look.name)}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="{style_id(based)}"/>{following}<w:uiPriority w:val="{look.priority}"/>'
        f"{quick}{paragraph}{run}</w:style>"
    )


BUILT_IN: Final = frozenset(
    "Title|Body Text|Quote|caption|footnote text|heading 1|heading 2|heading 3|heading 4|TOC Heading|toc 1|toc 2|toc 3"
    "|table of figures|header|footer|List Bullet|List Bullet 2|List Bullet 3|List Number|List Number 2|List Number 3"
    "|List Continue|List Continue 2|List Continue 3|Strong|Emphasis|Hyperlink|footnote reference|annotation text"
    "|annotation reference".split("|")
)


def table_style_xml(  # noqa: PLR0913, PLR0917 - a row of the table above
    name: str, bands: str, borders: str, inside: str, cells: str, parts: str
) -> str:
    """A table style."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="50"/><w:qFormat/>'
        f"<w:tblPr>{bands}{borders}{inside}</w:tblPr>{cells}{parts}</w:style>"
    )


BASE_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="0"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"{margins(0, 108)}</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)

ALL_LOOKS: Final = (
    *TEXT_LOOKS,
    *HEADING_LOOKS,
    *COVER_LOOKS,
    *LIST_LOOKS,
    *CONTENTS_LOOKS,
    *FURNITURE_LOOKS,
    *TABLE_LOOKS,
    *CELL_LOOKS,
)


def styles_xml() -> str:
    """word/styles.xml."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters(10, INK, font=FONT)}"
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 140, 283)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    looks = "".join(map(style_xml, (*ALL_LOOKS, *CHARACTER_LOOKS)))
    tables = "".join(table_style_xml(*table) for table in TABLES)
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{defaults}{latent}{BASE_STYLES}{looks}{tables}</w:styles>'


# --- numbering.xml


def level_xml(  # noqa: PLR0913, PLR0917 - what a level has
    level: int, form: str, text: str, left: int, hanging: int, style: str = "", run: str = ""
) -> str:
    """One level of a list."""
    linked = f'<w:pStyle w:val="{style_id(style)}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:lvl>"
    )


def list_xml(number: int, levels: Iterable[str]) -> str:
    """A list of several levels."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x1F7A8C00 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x1F3B5200 + number:08X}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def numbering_xml() -> str:
    """word/numbering.xml: headings, bullets, numbers, bullets in cells."""
    headings = [
        level_xml(
            level, "decimal", ".".join(f"%{one + 1}" for one in range(level + 1)), width, width, f"heading {level + 1}"
        )
        for level, width in enumerate((760, 850, 1020))
    ]
    signs = letters(font=FONT, colour=ACCENT)
    bullets = [
        level_xml(
            level, "bullet", sign, 360 * (level + 1), 280, f"List Bullet{f' {level + 1}' if level else ''}", signs
        )
        for level, sign in enumerate(BULLETS)
    ]
    numbers = [
        level_xml(
            level, form, f"%{level + 1}.", 360 * (level + 1), 360, f"List Number{f' {level + 1}' if level else ''}"
        )
        for level, form in enumerate(("decimal", "lowerLetter", "lowerRoman"))
    ]
    cells = [level_xml(0, "bullet", "•", 180, 180, "Table Bullet", signs)]
    lists = enumerate((headings, bullets, numbers, cells), start=1)
    abstracts = "".join(list_xml(number, levels) for number, levels in lists)
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2, 3, 4)
    )
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{abstracts}{instances}</w:numbering>'


# --- headers and footers


def control(tag: str, shown: str, style: str = "") -> str:
    """A content control that the writer fills."""
    look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{shown}"/><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r>{look}<w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def field(instruction: str) -> str:
    """A field that Word works out on every page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


TITLE_CONTROL: Final = control("short-title", "Short title")
DRAFT_CONTROL: Final = control("draft", "Draft", "Draft Mark")
TLP_CONTROL: Final = control("tlp", "TLP:CLEAR", "TLP Clear")
VERSION_CONTROL: Final = control("version", "Version")
PAGE_OF: Final = f'{field("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{field("NUMPAGES")}'


def furniture_xml(root: str, style: str, edge: str, cells: Iterable[tuple[int, str, str]]) -> str:
    """A header or footer: one row over the whole width of the text, upright or lying.

    Each cell is its share of the width in fiftieths of a percent, its alignment and its content.
    """
    cells = tuple(cells)
    grid = "".join(f'<w:gridCol w:w="{TEXT_WIDTH * share // 5000}"/>' for share, _, _ in cells)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="pct"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/><w:jc w:val="{align}"/></w:pPr>{content}</w:p></w:tc>'
        for share, align, content in cells
    )
    return (
        f'{DECLARATION}<w:{root} xmlns:w="{W}"><w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{edge}</w:tblBorders>{margins(40, 0)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f'<w:tr>{row}</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr></w:p></w:{root}>'
    )


FURNITURE: Final = {
    # part: (root, style, edge, cells), relationship and place
    "header1": furniture_xml(
        "hdr",
        "header",
        border("bottom", 4, RULE),
        ((3060, "left", TITLE_CONTROL), (620, "right", DRAFT_CONTROL), (1320, "right", TLP_CONTROL)),
    ),
    "header2": furniture_xml("hdr", "header", "", ((2500, "left", DRAFT_CONTROL), (2500, "right", TLP_CONTROL))),
    "footer1": furniture_xml(
        "ftr",
        "footer",
        border("top", 4, RULE),
        ((2100, "left", VERSION_CONTROL), (800, "center", PAGE_OF), (2100, "right", TLP_CONTROL)),
    ),
    "footer2": furniture_xml("ftr", "footer", "", ((2500, "left", VERSION_CONTROL), (2500, "right", TLP_CONTROL))),
}
PLACES: Final = (("header1", "default"), ("header2", "first"), ("footer1", "default"), ("footer2", "first"))


# --- document.xml: a page that shows every style, and one that lies


def section_xml(width: int, height: int, side: int, extra: str) -> str:
    """A section; the writer takes its margins, headers and footers from here."""
    references = "".join(f'<w:{part[:6]}Reference w:type="{place}" r:id="{part}"/>' for part, place in PLACES)
    orient = ' w:orient="landscape"' if width > height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="1500" w:right="{side}" w:bottom="1300" w:left="{side}" w:header="620"'
        ' w:footer="560" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{extra}</w:sectPr>'
    )


def document_xml() -> str:
    """word/document.xml."""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(look.name)}"/></w:pPr>'
        f"<w:r><w:t>{escape_xml(look.name)}</w:t></w:r></w:p>"
        for look in ALL_LOOKS
        if look.name not in ("Table End", "Section End", "header", "footer", "annotation text")
    )
    upright = section_xml(12240, 15840, (12240 - TEXT_WIDTH) // 2, "<w:titlePg/>")
    lying = section_xml(15840, 12240, (15840 - LANDSCAPE_WIDTH) // 2, "")
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{lines}'
        f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{upright}</w:pPr></w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>{lying}</w:body></w:document>'
    )


# --- the package

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def font_table_xml() -> str:
    """word/fontTable.xml: what to take where a font is missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="00"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, panose, family, pitch in (
            (FONT, "020B0604020202020204", "swiss", "variable"),
            ("Consolas", "020B0609020204030204", "modern", "fixed"),
            (SIGNS, "020B0502040204020203", "swiss", "variable"),
        )
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def settings_xml() -> str:
    """word/settings.xml of the reference; documents get their own."""
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def theme_xml() -> str:
    """word/theme/theme1.xml: the palette Word offers, and the plainest fills, lines and effects the schema allows."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        for name, colour in zip(
            "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(),
            (INK, WHITE, DEEP, TINT, DEEP, ACCENT, MUTED, "14523A", "6A4A00", "7A2415", LINK, MUTED),
            strict=True,
        )
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plan">'
        f'<a:themeElements><a:clrScheme name="Plan">{colours}</a:clrScheme><a:fontScheme name="Plan">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Plan"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def parts() -> dict[str, tuple[str, str]]:
    """Content type and content by the name of the part."""
    named = {
        "word/document.xml": (WORD + "document.main+xml", document_xml()),
        "word/styles.xml": (WORD + "styles+xml", styles_xml()),
        "word/numbering.xml": (WORD + "numbering+xml", numbering_xml()),
        "word/fontTable.xml": (WORD + "fontTable+xml", font_table_xml()),
        "word/settings.xml": (WORD + "settings+xml", settings_xml()),
    }
    named["word/theme/theme1.xml"] = ("application/vnd.openxmlformats-officedocument.theme+xml", theme_xml())
    for part, content in FURNITURE.items():
        named[f"word/{part}.xml"] = (f"{WORD}{part[:6]}+xml", content)
    return named


def relationships_xml(rows: Iterable[tuple[str, str, str]]) -> str:
    """A relationships part: id, type, target."""
    written = "".join(f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"/>' for id_, kind, target in rows)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{written}</Relationships>'


def reference() -> Container:
    """The package of reference.docx."""
    container, named = Container(), parts()
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in sorted(named.items())
    )
    types = (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    others = [("styles",) * 2, ("numbering",) * 2, ("fontTable",) * 2, ("settings",) * 2]
    related = [(name, kind, f"{name}.xml") for name, kind in [*others, *((part, part[:6]) for part in FURNITURE)]]
    related.append(("theme", "theme", "theme/theme1.xml"))
    container.add("[Content_Types].xml", [types.encode()])
    container.add("_rels/.rels", [relationships_xml([("rId1", "officeDocument", "word/document.xml")]).encode()])
    container.add("word/_rels/document.xml.rels", [relationships_xml(related).encode()])
    for name, (_, content) in named.items():
        container.add(name, [content.encode()])
    return container


if __name__ == "__main__":
    default = Path(__file__).parent.parent / "templates" / "reference.docx"
    write_whole(Path(sys.argv[1]) if len(sys.argv) > 1 else default, reference().write)
