"""Dates and bytes: no clock, no chance."""

import hashlib
import os
import pickle
import subprocess
import sys
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from bookletkit.editions import PRINT, SCREEN
from bookletkit.finish import finish

from .painted import job, painted

ROOT = Path(__file__).parents[2]

FINISH_AGAIN = """
import hashlib, pickle, sys
from bookletkit.finish import finish
pdf, job = pickle.load(sys.stdin.buffer)
print(hashlib.sha256(finish(pdf, job).value).hexdigest())
"""


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize("edition", [PRINT, SCREEN], ids=lambda edition: edition.name)
def test_the_date_is_that_of_the_revision(edition):
    """Created and modified, in Info and XMP."""
    reader = PdfReader(BytesIO(finish(painted(edition), job(edition)).value))
    day = datetime(2026, 11, 24, tzinfo=UTC)

    assert reader.metadata.creation_date == reader.metadata.modification_date == day
    xmp = reader.xmp_metadata
    assert xmp.xmp_create_date == xmp.xmp_modify_date == xmp.xmp_metadata_date == day.replace(tzinfo=None)


def test_the_environment_may_set_the_moment(monkeypatch):
    """SOURCE_DATE_EPOCH goes before the revision's date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86401")
    reader = PdfReader(BytesIO(finish(painted(PRINT), job(PRINT)).value))

    assert reader.metadata.creation_date == datetime(1970, 1, 2, 0, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(("epoch", "date"), [("yesterday", "2026-11-24"), ("9" * 20, "2026-11-24"), ("", "24.11.2026")])
def test_a_date_that_is_none_is_told(monkeypatch, epoch, date):
    """finish.date: no file is made, and the message quotes what was given."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    outcome = finish(painted(PRINT), job(PRINT, date=date))

    assert outcome.value is None
    assert [problem.rule for problem in outcome.problems] == ["finish.date"]
    assert f"`{epoch or date}`" in outcome.problems[0].message


@pytest.mark.parametrize("edition", [PRINT, SCREEN], ids=lambda edition: edition.name)
def test_the_same_input_gives_the_same_bytes(edition):
    """In another second, another process, with another seed of hashes, too."""
    given = pickle.dumps((painted(edition), job(edition)))
    here = hashlib.sha256(finish(painted(edition), job(edition)).value).hexdigest()
    time.sleep(1 - time.time() % 1)  # an id made from the clock changes with the second
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    there = subprocess.run(
        [sys.executable, "-c", FINISH_AGAIN], input=given, capture_output=True, check=True, env=environment
    )

    assert there.stdout.decode().strip() == here


def test_another_card_gives_another_id():
    """The id is made from what the file says: two revisions are two files."""
    ids = {
        bytes(PdfReader(BytesIO(finish(painted(PRINT), job(PRINT, date=date)).value)).trailer["/ID"][0].original_bytes)
        for date in ("2026-11-24", "2026-11-25")
    }

    assert len(ids) == 2
