"""output/ is only ever replaced whole."""

import os
import signal
import subprocess
import sys
import time

import pytest
import series

from bookletkit.editions import PRINT, SCREEN
from bookletkit.fingerprints import Files
from bookletkit.manifest import Manifest
from bookletkit.plan import plan
from bookletkit.problems import ERROR, Problem, Spot
from bookletkit.publish import ABANDONED_S, publish, replace

BUILDER = """
import pathlib, resource, signal, sys
from bookletkit.publish import replace
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
replace(pathlib.Path(sys.argv[1]), b"B" * 3_000_000)
"""


@pytest.fixture
def job(tmp_path):
    kit = series.kit(tmp_path, series.booklet("north", 1))
    return plan(kit, (PRINT, SCREEN), series.DESIGN, Manifest(), tmp_path, Files(tmp_path / ".cache")).jobs[0]


def test_a_file_goes_to_its_place_and_is_accounted_for(tmp_path, job):
    delivery = publish(b"%PDF-1.6 new", 4, (), {}, job, tmp_path).value

    assert (tmp_path / "en/print/1-north.pdf").read_bytes() == b"%PDF-1.6 new"
    assert (delivery.path, delivery.size, delivery.pages) == ("en/print/1-north.pdf", 12, 4)


def test_a_file_with_errors_stays_out_and_the_last_good_one_stays(tmp_path, job):
    publish(b"%PDF good", 4, (), {}, job, tmp_path)
    wrong = Problem("page.empty", ERROR, "Page 2 is empty.", Spot(job.path, 2), "Print on it.")
    outcome = publish(b"%PDF bad", 4, (wrong,), {}, job, tmp_path)

    assert outcome.value is None and outcome.problems == (wrong,)
    assert (tmp_path / job.path).read_bytes() == b"%PDF good"


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path, job):
    """publish.not-written: told with its mend, no traceback."""
    (tmp_path / "en").write_text("a file where a folder should be")

    told = publish(b"%PDF", 4, (), {}, job, tmp_path).problems

    assert [problem.rule for problem in told] == ["publish.not-written"]


def test_a_build_killed_in_the_midst_leaves_the_last_good_file_whole(tmp_path):
    """The system kills it when a third is written: the name still leads to the last good file."""
    target = tmp_path / "en" / "1-north.pdf"
    replace(target, b"A" * 3_000_000)
    builder = subprocess.run([sys.executable, "-c", BUILDER, target])

    assert builder.returncode == -signal.SIGXFSZ
    assert target.read_bytes() == b"A" * 3_000_000
    assert [path.stat().st_size for path in target.parent.iterdir() if path != target] == [1_000_000]


def test_whoever_reads_the_old_file_goes_on_reading_it(tmp_path):
    """A PDF that stands open is not changed under its reader."""
    target = tmp_path / "1-north.pdf"
    replace(target, b"old")
    with target.open("rb") as reader:
        replace(target, b"new")
        assert (reader.read(), target.read_bytes()) == (b"old", b"new")


def test_what_a_killed_build_left_is_cleared_away_later(tmp_path):
    target = tmp_path / "1-north.pdf"
    old, fresh = tmp_path / ".1-north.pdf.77", tmp_path / ".1-north.pdf.78"
    for left in (old, fresh):
        left.write_bytes(b"half")
    os.utime(old, (time.time() - ABANDONED_S - 1,) * 2)
    replace(target, b"whole")

    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, target.name]
