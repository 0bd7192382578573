"""The formats of cells: one for each Look, in the order of their numbers."""

from typing import Final

from workplan_cli.sheets.book import Look

_FONTS: Final = (
    '<font><sz val="9"/><name val="Arial"/><family val="2"/></font>',
    '<font><b/><sz val="15"/><color rgb="FF1F3864"/><name val="Arial"/><family val="2"/></font>',
    '<font><b/><sz val="9"/><color rgb="FFFFFFFF"/><name val="Arial"/><family val="2"/></font>',
    '<font><b/><sz val="9"/><name val="Arial"/><family val="2"/></font>',
    '<font><sz val="9"/><color rgb="FF404040"/><name val="Arial"/><family val="2"/></font>',
)
_FILLS: Final = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    *(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{color}"/></patternFill></fill>'
        for color in ("1F3864", "F2F2F2", "FFF9E5")
    ),
)
_EDGE: Final = "".join(
    f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_TOP: Final = '<alignment vertical="top" wrapText="1"/>'
_RIGHT: Final = '<alignment horizontal="right" vertical="top" indent="1"/>'
_FORMATS: Final = {
    Look.PLAIN: (0, 0, 0, 0, '<alignment vertical="top"/>', False),
    Look.TITLE: (0, 1, 0, 0, '<alignment vertical="center"/>', False),
    Look.REMARK: (0, 4, 0, 0, '<alignment vertical="top"/>', False),
    Look.HEADING: (0, 2, 2, 1, '<alignment vertical="center" wrapText="1"/>', False),
    Look.SHOWN: (49, 0, 3, 1, _TOP, False),
    Look.ASKED: (49, 0, 4, 1, _TOP, True),
    Look.ASKED_DAY: (164, 0, 4, 1, '<alignment horizontal="left" vertical="top"/>', True),
    Look.ASKED_NUMBER: (0, 0, 4, 1, '<alignment horizontal="left" vertical="top"/>', True),
    Look.STRONG: (0, 3, 0, 0, '<alignment vertical="top"/>', False),
    Look.SHOWN_STRONG: (49, 3, 3, 1, _TOP, False),
    Look.VALUE: (49, 0, 0, 1, _TOP, False),
    Look.VALUE_DAY: (164, 0, 0, 1, '<alignment horizontal="left" vertical="top"/>', False),
    Look.VALUE_NUMBER: (0, 0, 0, 1, _RIGHT, False),
    Look.VALUE_WHOLE: (3, 0, 0, 1, _RIGHT, False),
    Look.VALUE_CENTS: (4, 0, 0, 1, _RIGHT, False),
    Look.VALUE_MILLS: (165, 0, 0, 1, _RIGHT, False),
}
"""Number format, font, fill, border, alignment, and whether the cell may be changed.

49 is text, 164 a day; 3, 4 and 165 have thousands apart and no, two and three decimals, as the reader's machine writes
them (ECMA-376 part 1, 18.8.30).
"""


def _format(look: Look) -> str:
    number, font, fill, border, alignment, unlocked = _FORMATS[look]
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">'
        f'{alignment}<protection locked="{0 if unlocked else 1}"/></xf>'
    )


STYLES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="#,##0.000"/></numFmts>'
    f'<fonts count="{len(_FONTS)}">{"".join(_FONTS)}</fonts>'
    f'<fills count="{len(_FILLS)}">{"".join(_FILLS)}</fills>'
    f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{_EDGE}<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(_FORMATS)}">'
    + "".join(map(_format, sorted(_FORMATS)))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""The part styles.xml."""
