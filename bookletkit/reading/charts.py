"""A chart from its file in data/, with the rows of the CSV file that it names."""

from pathlib import PurePosixPath

from bookletkit.kit import Chart
from bookletkit.reading.cells import read_cells
from bookletkit.reading.desk import Desk, nearest
from bookletkit.reading.links import cited_in
from bookletkit.reading.nodes import Keyed, Listed, Scalar
from bookletkit.reading.registry import put_id
from bookletkit.reading.rows import check_highlight, check_lengths, check_numbers, shape_rows
from bookletkit.reading.schema import fill
from bookletkit.reading.text import inside, missing_file, outside_at, text_of


def read_chart(file: PurePosixPath, desk: Desk) -> Chart | None:
    """A file of data/, with the rows of its CSV file if it names one."""
    tree = desk.tree(file)
    if not isinstance(tree, Keyed):
        return None if tree is None else fill(Chart, tree, desk)
    rows, columns = tree.get("rows"), tree.get("columns")
    if isinstance(rows, Scalar) and rows:
        found = _csv(file.parent, rows, columns, desk) if isinstance(columns, Listed) else None
        tree["rows"] = found if found is not None else Listed(rows.place)
    else:
        found = None
        shape_rows(tree)
    before = len(desk.problems)
    if found is not None or isinstance(rows, Listed):
        check_lengths(tree, desk)
        check_numbers(tree, desk)
        check_highlight(tree, desk)
    sound = len(desk.problems) == before and (found is not None or not isinstance(rows, Scalar))
    desk.citations.extend(cited_in(tree))
    put_id(tree, file.stem, desk)
    chart = fill(Chart, tree, desk)
    return chart if sound else None  # what its words say is not judged by rows that are wrong


def _csv(folder: PurePosixPath, name: Scalar, columns: Listed, desk: Desk) -> Listed | None:
    file = folder / name
    if not inside(desk.folder, desk.folder / file):
        desk.problems.append(outside_at(name.place, name))
    elif not desk.has(file):
        near = nearest(name, (path.name for path in desk.files(folder, "*.csv")))
        mend = f"Did you mean `{near}`?" if near else "Put it in data/, or write the rows here."
        desk.problems.append(missing_file(f"There is no file `{name}` in {folder}.", name.place, mend))
    elif (text := desk.take(text_of(desk.folder, file))) is not None:
        return desk.take(read_cells(text, columns, file))
    return None
