"""Watching: a line at every save, whatever is saved; nothing ends it but Ctrl-C."""

import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PATIENCE_S = 60


class Watch:
    """`build.py watch` at work on a kit."""

    def __init__(self, folder: Path, output: Path) -> None:
        words = ["watch", "--content", folder, "--output", output, "--edition", "screen"]
        self.process = subprocess.Popen(
            [sys.executable, TOP / "build.py", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # `make test &` ignores it
        )  # fmt: skip

    def line(self) -> str:
        """The next line; a watch that says nothing fails the test."""
        stream = self.process.stdout
        assert stream is not None
        ready, _, _ = select.select([stream], [], [], PATIENCE_S)
        assert ready, f"nothing said in {PATIENCE_S} s"
        line: bytes = stream.readline()
        assert line, f"the watch has ended with code {self.process.wait()}"
        return line.decode()

    def until(self, words: str) -> str:
        """The next line that holds these words: a save may be seen as two."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            line = self.line()
            print(line, end="")
            if words in line:
                return line
        raise AssertionError(words)


@pytest.fixture
def watch(kit, tmp_path):
    watch = Watch(kit.folder, tmp_path / "output")
    yield watch
    if watch.process.poll() is None:
        watch.process.kill()
        watch.process.communicate()


def test_every_save_is_answered_in_one_line(watch, kit, tmp_path):
    """What was made; what is wrong, with its place; and after broken YAML, a lost folder, a new booklet, it goes on."""
    watch.until("Made 1 PDF")

    kit.change("youth/work.yaml", "A paragraph.", "Another paragraph.")
    watch.until("Made 1 PDF of 1 booklet")

    kit.change("youth/work.yaml", "lead: Most", "lead: [Most")
    assert "youth/work.yaml:" in watch.until("harbour/youth/work.yaml:")

    kit.change("youth/work.yaml", "lead: [Most", "lead: Most")
    watch.until("Nothing to do")

    shutil.move(kit.folder / "youth", tmp_path / "away")
    watch.until("kit.yaml:")
    shutil.move(tmp_path / "away", kit.folder / "youth")
    watch.until("Nothing to do")

    shutil.copytree(kit.folder / "youth", kit.folder / "elders")
    kit.change("kit.yaml", "booklets: [youth, ", "booklets: [youth, elders, ")
    watch.until("Made 2 PDFs of 2 booklets")


def test_a_content_folder_that_is_lost_is_waited_for(watch, kit, tmp_path):
    watch.until("Made 1 PDF")
    shutil.move(kit.folder, tmp_path / "away")
    watch.until("kit.yaml")
    shutil.move(tmp_path / "away", kit.folder)
    watch.until("Nothing to do")

    kit.change("youth/work.yaml", "A paragraph.", "Another paragraph.")
    watch.until("Made 1 PDF")


def test_ctrl_c_ends_it_cleanly(watch):
    watch.until("Made 1 PDF")
    watch.process.send_signal(signal.SIGINT)
    said, _ = watch.process.communicate(timeout=PATIENCE_S)

    assert watch.process.returncode == 0
    assert said.decode().strip() == "Stopped watching."


def test_a_wrong_name_is_told_at_once(kit, tmp_path):
    words = ["watch", "yuoth", "--content", kit.folder, "--output", tmp_path]
    ran = subprocess.run([sys.executable, TOP / "build.py", *words], capture_output=True, text=True, timeout=PATIENCE_S)

    assert ran.returncode == 2
    assert "Did you mean `youth`?" in ran.stderr
