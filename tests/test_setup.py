"""Setting up: once, no more than is missing, and one clear command where it is not allowed.

The script runs in a copy of the project with a PATH of its own; `apt-get`
there notes what it is asked for, and nothing is downloaded.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
TOOLS = ("sh", "dirname", "uname", "ls", "cmp", "cp", "tr", "sed", "awk", "env", "cat", "touch", "mkdir")


class Machine:
    """A copy of the project, already set up but for a system package, and the programs it finds."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin = folder / "kit", folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or "/missing")
        (self.bin / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
        for name in ("setup", "requirements.lock", "build.py"):
            (shutil.copytree if (TOP / name).is_dir() else shutil.copy)(TOP / name, self.folder / name)
        (self.folder / ".venv" / "bin").mkdir(parents=True)
        self.python("")
        shutil.copy(TOP / "requirements.lock", self.folder / ".venv" / "set-up")

    def program(self, name: str, script: str) -> None:
        (self.bin / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.bin / name).chmod(0o755)

    def python(self, script: str) -> None:
        """What stands for the Python of the .venv."""
        self.program("../kit/.venv/bin/python", script)

    def set_up(self, purpose: str) -> "subprocess.CompletedProcess[str]":
        script = self.folder / "setup" / "set-up.sh"
        return subprocess.run(["sh", script, purpose], env={"PATH": str(self.bin)}, capture_output=True, text=True)


@pytest.fixture
def machine(tmp_path):
    (tmp_path / "kit").mkdir()
    return Machine(tmp_path)


def test_only_what_is_missing_is_installed(machine):
    """As root: apt is asked for poppler-utils and for nothing that is there."""
    machine.program("id", "echo 0")
    installs = f'[ "$1" = update ] || cp $0 {machine.bin}/pdftoppm'
    machine.program("apt-get", f'echo "$*" >> {machine.folder}/asked; {installs}')
    ran = machine.set_up("test")

    assert ran.returncode == 0, ran.stderr
    asked = (machine.folder / "asked").read_text().splitlines()
    assert asked == ["update", "install -y --no-install-recommends poppler-utils"]


def test_a_second_run_sets_up_nothing(machine):
    machine.program("pdftoppm", "")
    machine.program("apt-get", f"touch {machine.folder}/asked")
    ran = machine.set_up("test")

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert not (machine.folder / "asked").exists()


def test_building_does_not_ask_for_what_only_tests_call(machine):
    machine.program("id", "echo 0")
    machine.program("apt-get", f"touch {machine.folder}/asked")

    assert machine.set_up("kit").returncode == 0
    assert not (machine.folder / "asked").exists()


def test_without_root_and_sudo_it_says_the_exact_command(machine):
    """For Debian, Fedora, macOS; exit 2, and nothing is begun."""
    machine.program("id", "echo 1000")
    machine.program("sudo", "exit 1")
    machine.program("apt-get", f"touch {machine.folder}/asked")
    ran = machine.set_up("test")

    assert ran.returncode == 2
    assert "sudo apt-get install poppler-utils\n" in ran.stderr
    assert "sudo dnf install poppler-utils\n" in ran.stderr
    assert "brew install poppler\n" in ran.stderr
    assert not (machine.folder / "asked").exists()


def test_a_machine_without_python_is_told_all_it_needs(machine):
    machine.program("id", "echo 1000")
    (machine.bin / "python3").unlink()
    ran = machine.set_up("kit")

    assert ran.returncode == 2
    assert (
        "sudo apt-get install python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n" in ran.stderr
    )
    assert "brew install python pango\n" in ran.stderr
    assert "python3 here is" not in ran.stderr


def test_an_old_python_is_told(machine):
    machine.program("id", "echo 1000")
    (machine.bin / "python3").unlink()
    machine.program("python3", '[ "$1" = --version ] && echo Python 3.9.2')
    ran = machine.set_up("kit")

    assert ran.returncode == 2
    assert "Python 3.11 or later is needed; python3 here is Python 3.9.2." in ran.stderr


def test_a_new_lock_is_installed(machine):
    """The stamp is the lock it was made from; pip is called with hashes required."""
    machine.program("pdftoppm", "")
    noted = machine.folder / "noted"
    machine.python(f'echo "$*" >> {noted}')
    (machine.folder / "requirements.lock").write_text("weasyprint==71.0\n")
    machine.set_up("test")

    assert "--require-hashes -r requirements.lock" in noted.read_text()
    assert (machine.folder / ".venv" / "set-up").read_text() == "weasyprint==71.0\n"


def test_a_venv_whose_python_is_gone_is_made_anew(machine):
    """An upgrade of the system takes it away; the stamp alone does not tell."""
    machine.program("pdftoppm", "")
    noted = machine.folder / "noted"
    machine.python(f'echo "$*" >> {noted}; [ "$*" != "-c " ]')

    assert machine.set_up("test").returncode == 0
    assert "--require-hashes -r requirements.lock" in noted.read_text()


def test_without_a_network_it_says_so(machine):
    """And leaves no stamp: the next run goes on."""
    machine.program("pdftoppm", "")
    machine.python('[ "$2" != pip ]')
    (machine.folder / "requirements.lock").write_text("weasyprint==71.0\n")
    ran = machine.set_up("test")

    assert ran.returncode == 1 and "Most often the network is missing" in ran.stderr
    assert (machine.folder / ".venv" / "set-up").read_text() != "weasyprint==71.0\n"


def test_the_lock_names_every_package_by_hash_and_no_host():
    lock = (TOP / "requirements.lock").read_text()

    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", lock)
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        assert entry.startswith("#") or ("==" in entry and "--hash=sha256:" in entry), entry


def test_the_lock_holds_what_the_project_asks_for():
    """Each dependency of pyproject.toml is in it: who adds one makes the lock anew."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in asked}
    locked = {line.partition("==")[0].lower() for line in (TOP / "requirements.lock").read_text().splitlines()}

    assert {name.replace("_", "-") for name in names} <= locked


def test_build_py_from_another_python_says_make_kit_where_nothing_is_set_up(tmp_path):
    """In words that a shell takes, whatever the folder is called."""
    folder = tmp_path / "my kit"
    folder.mkdir()
    shutil.copy(TOP / "build.py", folder)
    ran = subprocess.run([sys.executable, folder / "build.py"], capture_output=True, text=True)

    assert ran.returncode == 2
    assert f"cd '{folder}' && make kit" in ran.stderr


def test_build_py_goes_on_in_the_projects_python():
    """From any Python: here one that sees none of our packages."""
    bare = Path(sys.base_prefix) / "bin" / "python3"
    ran = subprocess.run(
        [bare, "-I", TOP / "build.py", "--help"], capture_output=True, text=True, env={"PATH": os.defpath}
    )

    assert ran.returncode == 0, ran.stderr
    assert "Usage: python build.py" in ran.stdout


def test_build_py_is_read_by_old_pythons():
    """Python 3.8 can parse it; it hands on to the project's own."""
    ast.parse((TOP / "build.py").read_text(), feature_version=(3, 8))
