"""The words of a build: its last line, and its exit code."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
import series

from bookletkit.editions import PRINT, SCREEN
from bookletkit.events import Broken, Failed, Issued, Misnamed, Planned, Told
from bookletkit.fingerprints import Files
from bookletkit.manifest import Delivery, Manifest
from bookletkit.plan import plan
from bookletkit.problems import ERROR, WARNING, Place, Problem
from bookletkit.reporting import BUILT, FAULT, PROBLEMS, USAGE, code, last_line, short

wrong = Problem("test.wrong", ERROR, "It is wrong.", Place(PurePosixPath("a.yaml"), 3, 5), "Mend it.")
doubtful = Problem("test.doubtful", WARNING, "It is doubtful.", Place(PurePosixPath("a.yaml"), 1, 1), "Look.")


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A build of one booklet in both editions."""
    monkeypatch.chdir(tmp_path)
    kit = series.kit(tmp_path, series.booklet("north", 1))
    todo = plan(kit, (PRINT, SCREEN), series.DESIGN, Manifest(), tmp_path / "output", Files(tmp_path))
    issued = [Issued(job, Delivery(str(job.path), "f", "0", 2_100_000, 48), ()) for job in todo.jobs]
    return [Told(()), Planned(todo), *issued, Told(())]


OUTPUT = Path("output")


def test_the_last_line_says_what_was_made_where_and_how_long_it_took(made):
    assert last_line(made, OUTPUT, 4.12) == "Made 2 PDFs of 1 booklet in output/en/print, output/en/screen (4.1 s)."


def test_nothing_to_do_is_said_too(made):
    todo = replace(made[1].plan, jobs=(), standing=made[1].plan.jobs)

    assert last_line([Told(()), Planned(todo)], OUTPUT, 0.31) == "Nothing to do: 2 PDFs in output up to date (0.3 s)."


def test_a_build_with_errors_says_that_the_last_good_files_stay():
    assert last_line([Told((wrong,))], OUTPUT, 0.2) == "Nothing was made; output keeps the last good files (0.2 s)."


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([Told((doubtful,))], BUILT),
        ([Told((wrong,))], PROBLEMS),
        ([Failed("north", "print", (wrong,))], PROBLEMS),
        ([Misnamed("nroth", ("north",))], USAGE),
        ([Failed("north", "print", (wrong,)), Broken("south", "laying out", "…")], FAULT),
    ],
)
def test_the_exit_code(events, expected):
    """0 built, 1 problems in the content, 2 wrong usage, 3 a fault of the builder."""
    assert code(events) == expected


def test_in_one_line_the_first_error_comes_before_what_was_made(made):
    events = [Told((doubtful, wrong)), *made]

    assert short(events, Path("content"), OUTPUT, 1.0) == "content/a.yaml:3:5  test.wrong  It is wrong."
    assert short([Told((doubtful,)), *made[1:]], Path("content"), OUTPUT, 1.0).endswith("(1.0 s). 1 warning.")
