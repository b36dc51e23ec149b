"""A table as an Excel workbook (ECMA-376), written as it streams: every word is typed as text, so none is a formula.

Words that would begin a formula are marked as quoted besides, so that they stay words when the cell is edited or saved
as CSV. The same table gives the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from reportedly.errors import InputError
from reportedly.tell.formats.pieces import Pieces
from reportedly.tell.formats.rows import Sheet, safe
from reportedly.tell.listing import FORMULA_STARTS, Cell

MOST_ROWS = 1_048_576
LONGEST = 32_767
"""Characters that a cell holds."""
CUT = " … (cut)"
UNCHANGING = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLAIN, HEADING, QUOTED = 0, 1, 2
"""Styles of cells, by their place in `STYLES`."""
_FONT = '<sz val="11"/><name val="Calibri"/>'
_CELL = 'fillId="0" borderId="0"'
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" {_CELL}/></cellStyleXfs><cellXfs count="3">'
    f'<xf numFmtId="0" fontId="0" {_CELL} xfId="0"/><xf numFmtId="0" fontId="1" {_CELL} xfId="0" applyFont="1"/>'
    f'<xf numFmtId="49" fontId="0" {_CELL} xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""


def xlsx_chunks(sheet: Sheet) -> Iterator[bytes]:
    """Yield the workbook in pieces; raises InputError where a sheet cannot hold the rows."""
    pieces = Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in _parts(sheet).items():
            out.writestr(_info(name), content)
        with out.open(_info("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as into:
            for line in _lines(sheet):
                into.write(line.encode("utf-8"))
                yield pieces.taken()
    yield pieces.taken()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, UNCHANGING)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _parts(sheet: Sheet) -> dict[str, str]:
    """Everything but the rows."""
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>'
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name={quoteattr(sheet.name)} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]),
        "xl/styles.xml": STYLES,
    }


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def _lines(sheet: Sheet) -> Iterator[str]:
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
    yield f"<sheetData>{_row(1, sheet.columns, HEADING)}"
    for number, row in enumerate(sheet.rows, start=2):
        if number > MOST_ROWS:
            raise InputError(sheet.name, f"has more than {MOST_ROWS} rows", "export it as CSV, or narrow the filter")
        yield _row(number, row)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Sequence[Cell], style: int = PLAIN) -> str:
    told = "".join(_cell(f"{_letters(n)}{number}", safe(cell), style) for n, cell in enumerate(cells))
    return f'<row r="{number}">{told}</row>'


def _cell(at: str, cell: Cell, style: int) -> str:
    if cell is None or cell == "":
        return ""
    if not isinstance(cell, str):
        return f'<c r="{at}" s="{style}"><v>{cell:.15g}</v></c>'
    quoted = QUOTED if cell.startswith(FORMULA_STARTS) else style
    words = cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT
    return f'<c r="{at}" s="{quoted}" t="inlineStr"><is><t xml:space="preserve">{xml_words(words)}</t></is></c>'


def xml_words(words: str) -> str:
    """Words as XML holds them, without the characters that it cannot."""
    return escape(_ILLEGAL.sub("", words))


def _letters(column: int) -> str:
    """The name of a column: A … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters
