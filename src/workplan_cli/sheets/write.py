"""A workbook as XLSX (ECMA-376 part 1, 18). No text can become a formula: each is written as an inline string."""

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import BinaryIO, Final
from xml.sax.saxutils import quoteattr

from workplan_cli.container import Container
from workplan_cli.sheets.book import Book, Cell, Choice, LastingRow, Look, Sheet, column_name
from workplan_cli.sheets.styles import STYLES

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_GAP: Final = "\0"
"""Where the number of a row goes; no text of a cell has it."""
_SELECTED: Final = ' tabSelected="1"'
_LOOKS: Final = ["", *(f' s="{int(look)}"' for look in Look if look)]
"""The first format is that of a cell that names none."""
_WRAPPED: Final = frozenset(Look) - {Look.PLAIN, Look.TITLE, Look.REMARK, Look.STRONG}
_LETTERS: Final = 1.1
"""Letters that go into the width of a digit."""
_BOLD: Final = 0.75
"""How much of that goes in where the letters are bold and the words long."""
_LINE: Final = 12
_MARGIN: Final = 3
_TITLE: Final = 24
_TALLEST: Final = 405
"""Points: a row is never higher than 409."""

_PROPERTIES: Final = "application/vnd.openxmlformats-package.core-properties+xml"

_MARKUP: Final = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_", "_": "_x005F_"}


def _escaped(text: str) -> str:
    """A text as a cell has it (18.18.95, ST_Xstring). What XML cannot hold is left out."""
    return _MARKUP.sub(lambda found: _WRITTEN.get(found[0], ""), text) if _MARKUP.search(text) else text


def _row(number: int, cells: Sequence[Cell | None], sheet: Sheet, letters: list[str]) -> str:
    if not isinstance(cells, LastingRow):
        hidden = ' hidden="1"' if number in sheet.hidden_rows else ""
        return _written(str(number), cells, sheet.widths, letters, hidden)
    widths = tuple(sheet.widths)
    known = cells.written.get(widths)
    if known is None:
        # A height that is asked for is kept by programs that measure texts themselves.
        custom = ' customHeight="1"' if cells.lines > 1 else ""
        known = cells.written[widths] = _written(_GAP, cells, widths, letters, custom)
    return known.replace(_GAP, str(number))


def _written(
    number: str, cells: Sequence[Cell | None], widths: Sequence[float], letters: list[str], state: str = ""
) -> str:
    parts = []
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        at = f'<c r="{letters[index]}{number}"{_LOOKS[cell.look]}'
        if not cell.text:
            if cell.look:
                parts.append(f"{at}/>")
        elif cell.numeric:
            parts.append(f"{at}><v>{cell.text}</v></c>")
        else:
            plain = cell.text == cell.text.strip() and "\n" not in cell.text
            space = "" if plain else ' xml:space="preserve"'
            parts.append(f'{at} t="inlineStr"><is><t{space}>{_escaped(cell.text)}</t></is></c>')
    return f'<row r="{number}" ht="{_height(cells, widths)}"{state}>{"".join(parts)}</row>'


def _height(cells: Sequence[Cell | None], widths: Sequence[float]) -> int:
    """The points that the longest text of a row asks for: not every program finds out by itself."""
    lines = cells.lines if isinstance(cells, LastingRow) else 1
    for cell, width in zip(cells, widths, strict=False):
        if cell is None or not cell.text or not width:
            continue
        if cell.look is Look.TITLE:
            return _TITLE
        room = width * _BOLD if cell.look is Look.HEADING else width
        if cell.look in _WRAPPED and (len(cell.text) > room or "\n" in cell.text):
            lines = max(lines, sum(ceil((len(part) + 1) / (_LETTERS * room)) for part in cell.text.split("\n")))
    return min(_TALLEST, _LINE * lines + _MARGIN)


def _columns(sheet: Sheet) -> str:
    written = []
    for index, width in enumerate(sheet.widths, 1):
        hidden = "" if width else ' hidden="1"'
        written.append(f'<col min="{index}" max="{index}" width="{width or 9}" customWidth="1"{hidden}/>')
    return f"<cols>{''.join(written)}</cols>" if written else ""


def _view(sheet: Sheet, selected: str) -> str:
    if not sheet.headed:
        return f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"{selected}/></sheetViews>'
    top = f"{column_name(sheet.kept)}{sheet.headed + 1}"
    beside, pane = (f'xSplit="{sheet.kept}" ', "bottomRight") if sheet.kept else ("", "bottomLeft")
    return (
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"{selected}>'
        f'<pane {beside}ySplit="{sheet.headed}" topLeftCell="{top}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}"/></sheetView></sheetViews>'
    )


def _choice(choice: Choice) -> str:
    letter = column_name(choice.column)
    kind = 'type="list"' if choice.source else 'type="date" operator="greaterThanOrEqual"'
    words = (
        f"errorTitle={quoteattr(choice.title[:31])} error={quoteattr(choice.message[:255])}" if choice.message else ""
    )
    return (
        f'<dataValidation {kind} allowBlank="1" showErrorMessage="1" {words} '
        f'sqref="{letter}{choice.first}:{letter}{choice.last}">'
        f"<formula1>{_escaped(choice.source) or '1'}</formula1></dataValidation>"
    )


def _filters(sheet: Sheet) -> str:
    if not sheet.filtered:
        return ""
    last = column_name(len(sheet.rows[sheet.headed - 1]) - 1)
    return f'<autoFilter ref="A{sheet.headed}:{last}{len(sheet.rows)}"/>'


def _choices(sheet: Sheet) -> str:
    if not sheet.choices:
        return ""
    return f'<dataValidations count="{len(sheet.choices)}">{"".join(map(_choice, sheet.choices))}</dataValidations>'


def _sheet(book: Book, sheet: Sheet, selected: str) -> Iterator[bytes]:
    letters = [column_name(index) for index in range(max((len(row) for row in sheet.rows), default=0))]
    yield (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'{_view(sheet, selected)}<sheetFormatPr defaultRowHeight="15"/>{_columns(sheet)}<sheetData>'
    ).encode()
    for start in range(0, len(sheet.rows), 256):
        rows = (
            _row(start + index, row, sheet, letters) for index, row in enumerate(sheet.rows[start : start + 256], 1)
        )
        yield "".join(rows).encode(errors="replace")
    lock = '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
    paper = 1 if book.paper == "letter" else 9
    # What stands side by side on the screen follows each other on paper.
    order = ' pageOrder="overThenDown"' if sheet.pages > 1 else ""
    yield (
        f"</sheetData>{lock if sheet.locked else ''}{_filters(sheet)}{_choices(sheet)}"
        f'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="{paper}" fitToWidth="{sheet.pages}" fitToHeight="0"{order} orientation="landscape"/>'
        f"<headerFooter>{_header(book)}<oddFooter>{_footer(book)}</oddFooter></headerFooter></worksheet>"
    ).encode(errors="replace")


def _header(book: Book) -> str:
    return f"<oddHeader>&amp;R{_escaped(book.tlp)}</oddHeader>" if book.tlp else ""


def _footer(book: Book) -> str:
    """The text and the sheet at the left, page and label at the right; an ampersand is written twice."""
    left = _escaped(book.footer.replace("&", "&&"))
    label = f" · {_escaped(book.tlp)}" if book.tlp else ""
    return f"&amp;L{left} · &amp;A&amp;R&amp;P / &amp;N{label}"


def _workbook(book: Book) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" state="{sheet.state}" r:id="rId{number}"/>'
        for number, sheet in enumerate(book.sheets, 1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{_escaped(_repeated(sheet))}</definedName>'
        for index, sheet in enumerate(book.sheets)
        if sheet.headed
    )
    protection = '<workbookProtection lockStructure="1"/>' if any(sheet.locked for sheet in book.sheets) else ""
    return (
        f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr date1904="0"/>{protection}'
        f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>"
        f"{f'<definedNames>{titles}</definedNames>' if titles else ''}</workbook>"
    )


def _repeated(sheet: Sheet) -> str:
    """What is printed on every page of a sheet."""
    name = quoted_name(sheet.name)
    columns = f"{name}!$A:${column_name(sheet.kept - 1)}," if sheet.kept else ""
    return f"{columns}{name}!${sheet.headed}:${sheet.headed}"


def quoted_name(name: str) -> str:
    """The name of a sheet as a formula has it."""
    return "'" + name.replace("'", "''") + "'"


def _relations(book: Book) -> str:
    sheets = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(book.sheets) + 1)
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{sheets}'
        f'<Relationship Id="rId0" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    )


def _content_types(book: Book) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for number in range(1, len(book.sheets) + 1)
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{_PROPERTIES}"/>'
        "</Types>"
    )


_TOP: Final = (
    f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)


def _core(book: Book) -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_escaped(book.title)}</dc:title><dc:language>{_escaped(book.language)}</dc:language>"
        "</cp:coreProperties>"
    )


def write_book(book: Book, out: BinaryIO) -> None:
    """Write the workbook: the same bytes for the same content, whatever the day and the machine."""
    container = Container()
    parts = {
        "[Content_Types].xml": _content_types(book),
        "_rels/.rels": _TOP,
        "docProps/core.xml": _core(book),
        "xl/_rels/workbook.xml.rels": _relations(book),
        "xl/styles.xml": STYLES,
        "xl/workbook.xml": _workbook(book),
    }
    for name, text in parts.items():
        container.add(name, [text.encode(errors="replace")])
    shown = next((number for number, sheet in enumerate(book.sheets) if sheet.state == "visible"), 0)
    for number, sheet in enumerate(book.sheets):
        container.add(f"xl/worksheets/sheet{number + 1}.xml", _sheet(book, sheet, _SELECTED if number == shown else ""))
    container.write(out)
