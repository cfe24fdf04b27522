"""CSV as spreadsheets write it, to the rows of a chart.

The first line names the columns: the chart's own, then `source`, `unread`,
`note` if wanted. Semicolons or tabs may part the cells; a line `sep=;` is
passed over.
"""

import csv
from pathlib import PurePosixPath

from bookletkit.problems import Outcome, Place, Problem, rule
from bookletkit.reading.desk import listed
from bookletkit.reading.nodes import Keyed, Listed, scalar

header = rule(
    "csv.header",
    """The first line of a CSV file names the columns, the same as `columns:` of its chart, then `source`, `unread`
    and `note` if they are wanted. So no row is taken for a head, and no value drawn under the wrong one. Example:
    the chart says `[Country, 2009, 2010]` and the file begins `Philippines,1422.6`. Mend: write the heads in the
    first line.""",
)
broken = rule(
    "csv.parse",
    """A CSV file can be read: cells parted by commas, semicolons or tabs, quotation marks closed. Example:
    `"Philippines,1422.6`. Mend: close the quotation mark, or save the file again from the spreadsheet.""",
)
EXTRA = ("source", "unread", "note")


def read_cells(text: str, columns: Listed, file: PurePosixPath) -> Outcome[Listed]:
    """Rows in the shape of YAML's: `{row: […], source: …, unread: …, note: …}`, each cell with its place."""
    lines = text.split("\n")
    first = 1 if lines[0].lower().startswith("sep=") else 0
    mark = _separator(lines[first])
    try:
        found = list(_lines(lines, first, mark))
    except csv.Error as error:
        problem = broken(
            f"The file cannot be read as CSV: {error}.", Place(file), "Save it again from the spreadsheet."
        )
        return Outcome(None, (problem,))
    heads = [cell.strip() for cell in found[0][1]]
    while heads and not heads[-1]:
        heads.pop()
    problems = _check_heads(heads, [str(name).strip() for name in columns], Place(file, found[0][0]))
    if problems:
        return Outcome(None, problems)
    rows = Listed(Place(file))
    for number, cells in found[1:]:
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if any(cell.strip() for cell in cells):
            rows.append(_row(cells, heads, len(columns), lines[number - 1], Place(file, number)))
    return Outcome(rows)


def _separator(line: str) -> str:
    """What parts the cells: of tab, semicolon and comma the one that is there most often."""
    return max("\t;,", key=line.count)


def _lines(lines: list[str], first: int, mark: str) -> list[tuple[int, list[str]]]:
    """Cells of each line, and the line they begin in."""
    reader = csv.reader((line + "\n" for line in lines[first:]), delimiter=mark, strict=True)
    found, begins = [], first + 1
    for cells in reader:
        if cells:
            found.append((begins, cells))
        begins = first + reader.line_num + 1
    return found


def _check_heads(heads: list[str], columns: list[str], place: Place) -> tuple[Problem, ...]:
    own, extra = heads[: len(columns)], heads[len(columns) :]
    same = [name.casefold() for name in own] == [name.casefold() for name in columns]
    if same and set(extra) <= set(EXTRA) and len(set(extra)) == len(extra):
        return ()
    return (
        header(
            f"The first line names {listed(heads)}; the chart's columns are {listed(columns)}.",
            place,
            f"Begin the file with {','.join(columns)}; after them only {listed(EXTRA)} may follow.",
        ),
    )


def _row(cells: list[str], heads: list[str], width: int, line: str, place: Place) -> Keyed:
    """The cells under their heads; a line with more cells than heads stays one long row, and is told as such."""
    row, values = Keyed(place), Listed(place)
    row.put("row", values, place)
    column = 0
    for index, cell in enumerate(cells):
        column = max(line.find(cell, column), column)
        at = Place(place.file, place.line, column + 1)
        column += len(cell)
        if index < width or len(cells) > len(heads):
            values.append(scalar(cell.strip(), at))
        elif cell.strip():
            row.put(heads[index], scalar(cell.strip(), at), at)
    return row
