"""Rows of charts and tables: their form, their length, their numbers.

Works on the tree, before the models: here each cell still knows its place.
"""

import re
from itertools import pairwise

from bookletkit.problems import Problem, rule
from bookletkit.reading.desk import Desk, listed, nearest
from bookletkit.reading.nodes import Keyed, Listed, Node, Scalar, scalar

row_length = rule(
    "row.length",
    """A row has a cell for each column; else its values would stand under the wrong heads. Example: three
    `columns` and `[Philippines, 1422.6]`. Mend: add the missing cell; a value that is not known is an empty cell:
    `[Philippines, 1422.6, ""]`.""",
)
not_a_value = rule(
    "row.not-a-number",
    """Values of a chart are numbers: digits, a point before decimals, commas at the thousands if any. A missing
    value is an empty cell, never zero, `n/a` or a dash. Example: `about 25`, `21%`. Mend: `25`; `21`, with `unit:
    per cent`.""",
)
decimal_comma = rule(
    "row.decimal-comma",
    """Decimals follow a point. With a comma `1422,6` could be read as fourteen thousand. Commas stand only between
    groups of three digits. Example: `1422,6` or `1.422,6`. Mend: `1422.6` or `1,422.6`. A spreadsheet set to
    another language writes decimal commas: change its number format before saving.""",
)
no_rows = rule(
    "row.none",
    """A chart or a table has rows, and a column for labels beside those for values. Example: `rows: []`. Mend:
    write the rows, or take the block out.""",
)

highlight = rule(
    "chart.highlight",
    """`highlight` names rows (or columns) of the chart as they are written there; they are set in the booklet's
    colour. Example: `highlight: [Phillipines]`. Mend: write the label as it stands in the row.""",
)

_NUMBER = re.compile(r"[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
_COMMA = re.compile(r"[-+]?[0-9]{1,3}([.,]?[0-9]{3})*,[0-9]+|[-+]?[0-9]+,[0-9]+")


def shape_rows(chart: Keyed) -> None:
    """Rows written short, `[Philippines, 1422.6]`, as `{row: [Philippines, 1422.6]}`."""
    rows = chart.get("rows")
    if isinstance(rows, Listed):
        for index, item in enumerate(rows):
            if isinstance(item, Listed):
                shaped = Keyed(item.place)
                shaped.put("row", item, item.place)
                rows[index] = shaped


def check_lengths(table: Keyed, desk: Desk) -> None:
    """Each row as long as the heads; at least one row."""
    columns, rows = table.get("columns"), table.get("rows")
    if not isinstance(columns, Listed) or not isinstance(rows, Listed):
        return  # told by the model
    if not rows or len(columns) < 2:
        what = "There are no rows" if not rows else "There is one column alone"
        mend = "Write the rows, or take it out." if not rows else "Add a column for the values."
        desk.problems.append(no_rows(f"{what}; nothing could be shown.", (columns if rows else rows).place, mend))
    for item in rows:
        cells = item.get("row") if isinstance(item, Keyed) else item
        if isinstance(cells, Listed) and len(cells) != len(columns):
            desk.problems.append(_told_length(cells, columns))


def check_numbers(chart: Keyed, desk: Desk) -> None:
    """Each value a number or missing; commas at the thousands are taken out. A row too long is told by its length."""
    rows, columns = chart.get("rows"), chart.get("columns")
    for item in rows if isinstance(rows, Listed) else ():
        cells = item.get("row") if isinstance(item, Keyed) else None
        if isinstance(cells, Listed) and isinstance(columns, Listed) and len(cells) <= len(columns):
            cells[1:] = [number(cell, desk) for cell in cells[1:]]


def check_highlight(chart: Keyed, desk: Desk) -> None:
    """What is to be lit is a row or a column of the chart."""
    columns, rows, lit = chart.get("columns"), chart.get("rows"), chart.get("highlight")
    known = [name for name in columns if isinstance(name, Scalar)] if isinstance(columns, Listed) else []
    for item in rows if isinstance(rows, Listed) else ():
        cells = item.get("row") if isinstance(item, Keyed) else None
        if isinstance(cells, Listed) and cells and isinstance(cells[0], Scalar):
            known.append(cells[0])
    for name in lit if isinstance(lit, Listed) else ():
        if isinstance(name, Scalar) and name not in known:
            near = nearest(name, known)
            mend = f"Did you mean `{near}`?" if near else f"Write the label of a row or column: {listed(known)}."
            desk.problems.append(highlight(f"`{name}` is neither a row nor a column of this chart.", name.place, mend))


def number(cell: Node, desk: Desk) -> Node:
    """The cell with its number in plain digits; anything else comes back as it is, told on the desk."""
    if not isinstance(cell, Scalar) or not cell.strip():
        return scalar("", cell.place) if isinstance(cell, Scalar) else cell
    words = cell.strip().replace("\u2212", "-")
    if _NUMBER.fullmatch(words):
        return scalar(words.replace(",", "").removeprefix("+"), cell.place)
    desk.problems.append(_told_number(cell, words))
    return scalar("", cell.place)


def _told_length(cells: Listed, columns: Listed) -> Problem:
    thousands = any(
        isinstance(left, Scalar)
        and isinstance(right, Scalar)
        and left.isdigit()
        and re.fullmatch(r"\d{3}(\.\d+)?", right)
        for left, right in pairwise(cells)
    )
    hint = " A number with commas stands in quotes inside […]." if len(cells) > len(columns) and thousands else ""
    return row_length(
        f"This row has {len(cells)} cells, the heads are {len(columns)}: its values would stand under the wrong heads.",
        cells.place,
        (
            'Add the missing cells; one without a value is "".'
            if len(cells) < len(columns)
            else "Take out what is too much."
        )
        + hint,
    )


def _told_number(cell: Scalar, words: str) -> Problem:
    if _COMMA.fullmatch(words):
        whole, _, decimals = words.rpartition(",")
        right = f"{re.sub('[.,]', '', whole)}.{decimals}"
        return decimal_comma(
            f"`{cell}` has a decimal comma; it could be read as another number.", cell.place, f"Write {right}."
        )
    digits = re.search(r"(?<![\w.,])[-+]?[0-9][0-9,]*(\.[0-9]+)?(?![\w.,])", words)
    return not_a_value(
        f"`{cell}` is not a number.",
        cell.place,
        (f"Write {digits[0].replace(',', '')} if that is the value; " if digits else "")
        + ("leave" if digits else "Leave")
        + ' the cell empty (`""`) if there is none.',
    )
