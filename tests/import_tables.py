"""Imports tables and sheets for tests, shows their entries as lines, and makes small spreadsheets."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from carelex.importing import Given, HowToRead, NewEntry, Taken, take

Cell = str | float | None


def taken(text: str | bytes, ending: str = "csv", columns: str = "") -> Taken:
    """Import a document with this ending. columns: as a user gives them, "term=2,text=4"."""
    data = text.encode() if isinstance(text, str) else text
    told = tuple((field, which) for field, _, which in (pair.partition("=") for pair in columns.split(",") if pair))
    return take([Given(f"words.{ending}", data)], HowToRead(columns=told))


def entries(text: str | bytes, ending: str = "csv", columns: str = "") -> list[str]:
    """The entries, a line for each: "Term (ABC), also Other, → See: text / text of another sense [note]"."""
    return [as_line(entry) for entry in taken(text, ending, columns).entries]


def as_line(entry: NewEntry) -> str:
    """An entry in one line; "¶" ends each line of a text except the last."""
    line = entry.term
    if entry.abbreviation:
        line += f" ({entry.abbreviation})"
    if entry.aliases:
        line += f", also {', '.join(entry.aliases)}"
    if entry.see_also:
        line += f", see also {', '.join(entry.see_also)}"
    if entry.see:
        line += f" → {entry.see}"
    if entry.texts:
        line += ": " + " / ".join("¶".join(filter(None, text.split("\n"))) for text in entry.texts)
    return f"{line} [{entry.note}]" if entry.note else line


def left_out(found: Taken) -> list[str]:
    """What could not be taken, a line for each, with its place in the document."""
    return [
        f"{left.place.line or left.place.part}: {left.why}: {left.what}"
        + (f" × {left.times}" if left.times > 1 else "")
        for left in found.left_out
    ]


def page(*rows: str, head: str = "", above: str = "") -> str:
    """A page with a table; each row's cells are separated by bars. head: the heads, in the same form."""
    heads = "<tr>" + "".join(f"<th>{cell.strip()}</th>" for cell in head.split("|")) + "</tr>" if head else ""
    body = "".join("<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return f"<!doctype html><title>Page</title><main>{above}<table>{heads}{body}</table></main>"


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    hidden: Sequence[str] = (),
    merged: Mapping[str, Sequence[str]] | None = None,
    links: Mapping[str, Mapping[str, str]] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """An .xlsx file. merged, links: by sheet, then "A1:B2", or "A1" with its address. parts: more files."""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"'
            + (' state="hidden"/>' if name in hidden else "/>")
            for number, name in enumerate(sheets, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
    }
    for number, (name, rows) in enumerate(sheets.items(), 1):
        own = dict((links or {}).get(name, {}))
        files[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, (merged or {}).get(name, ()), own)
        if own:
            files[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = (
                f'<Relationships xmlns="{_PACKAGE}">'
                + "".join(
                    f'<Relationship Id="l{place}" Type="{_RELATIONS}/hyperlink" Target="{escape(url)}"/>'
                    for place, url in own.items()
                )
                + "</Relationships>"
            )
    return archive(files | dict(parts or {}))


def _sheet(rows: Sequence[Sequence[Cell]], merged: Sequence[str], links: Mapping[str, str]) -> str:
    body = "".join(
        f'<row r="{number}">'
        + "".join(_cell(value, f"{chr(64 + column)}{number}") for column, value in enumerate(row, 1))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    merges = "".join(f'<mergeCell ref="{place}"/>' for place in merged)
    hyperlinks = "".join(f'<hyperlink ref="{place}" r:id="l{place}"/>' for place in links)
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheetData>{body}</sheetData>'
        + (f"<mergeCells>{merges}</mergeCells>" if merges else "")
        + (f"<hyperlinks>{hyperlinks}</hyperlinks>" if hyperlinks else "")
        + "</worksheet>"
    )


def _cell(value: Cell, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int):
        return f'<c r="{place}"><v>{value}</v></c>'
    if value.startswith("="):
        formula, _, result = value[1:].partition("→")
        return f'<c r="{place}" t="str"><f>{escape(formula)}</f><v>{escape(result)}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def archive(files: Mapping[str, str]) -> bytes:
    """A zip file of these texts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return held.getvalue()
