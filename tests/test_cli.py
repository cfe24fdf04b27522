"""The command, as a person types it: what it says, what it leaves, with which code it ends."""

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest

TOP = Path(__file__).parent.parent
HEAVY = ("weasyprint", "matplotlib", "pikepdf", "fontTools")
IN_PROCESS = """
import sys
sys.argv = ["build.py", *sys.argv[1:]]
from bookletkit.cli import main
try:
    main()
except SystemExit as end:
    print("exit", end.code)
print("loaded", *sorted(name for name in sys.modules if "." not in name))
"""


@pytest.fixture
def command(kit, tmp_path):
    """`command("build", "--force")`: run on the small kit, into a folder beside it."""

    def run(*words):
        asked = [TOP / "build.py", *words]
        if "--content" not in words and words[0] in ("build", "check", "list"):
            asked += ["--content", kit.folder]
        if words[0] in ("build", "list"):
            asked += ["--output", tmp_path / "output"]
        return subprocess.run([sys.executable, *asked], cwd=tmp_path, capture_output=True, text=True, env=shell())

    return run


def shell() -> dict[str, str]:
    """The environment of a shell: without what importing the typesetter, in this process, has set."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def test_build_makes_both_editions_and_says_so(command, tmp_path):
    """The last line says what was made, where, and how long it took."""
    ran = command("build")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert set(pdfs(tmp_path / "output")) == {"en/print/1-youth.pdf", "en/screen/1-youth.pdf"}
    last = ran.stdout.splitlines()[-1]
    assert last.startswith("Made 2 PDFs of 1 booklet in output/en/print, output/en/screen (")


def test_a_build_with_nothing_to_do_imports_nothing_heavy(command, kit, tmp_path):
    """At a glance, and also where a file was saved without a change and must be read."""
    command("build")
    words = ["build", "--content", str(kit.folder), "--output", str(tmp_path / "output")]

    def again() -> list[str]:
        ran = subprocess.run([sys.executable, "-c", IN_PROCESS, *words], cwd=TOP, capture_output=True, text=True)
        return ran.stdout.splitlines()[-3:]

    glanced = again()
    os.utime(kit.folder / "kit.yaml")
    read = again()

    for last, code, loaded in (glanced, read):
        assert last.startswith("Nothing to do: 2 PDFs in ")
        assert code == "exit 0"
        assert not set(HEAVY) & set(loaded.split())
    assert "yaml" in read[-1].split() and "yaml" not in glanced[-1].split()


def test_help_reads_nothing_and_imports_nothing_heavy():
    ran = subprocess.run([sys.executable, "-c", IN_PROCESS, "--help"], cwd=TOP, capture_output=True, text=True)
    loaded = set(ran.stdout.splitlines()[-1].split())

    assert not loaded & {*HEAVY, "pydantic", "yaml", "rich"}
    for name in ("build", "watch", "check", "list", "explain"):
        assert f"\n  {name} " in ran.stdout


def test_every_command_and_option_is_explained():
    for name in ("build", "watch", "check", "list", "explain"):
        ran = subprocess.run([sys.executable, TOP / "build.py", name, "--help"], capture_output=True, text=True)
        options = ran.stdout.partition("Options:")[2].strip().splitlines()
        assert ran.returncode == 0
        assert all(len(line.split("  ")) > 1 for line in options if line.startswith("  -")), name


def test_without_a_command_it_builds(kit, tmp_path):
    words = ["--content", kit.folder, "--output", tmp_path / "output", "--edition", "screen"]
    ran = subprocess.run([sys.executable, TOP / "build.py", *words], capture_output=True, text=True)

    assert ran.returncode == 0
    assert set(pdfs(tmp_path / "output")) == {"en/screen/1-youth.pdf"}


def test_a_mistake_is_told_with_its_line_and_the_last_good_files_stay(command, kit, tmp_path):
    """Exit 1, no traceback."""
    command("build")
    before = pdfs(tmp_path / "output")
    kit.change("youth/work.yaml", "lead:", "laed:")
    ran = command("build")

    assert ran.returncode == 1
    assert "harbour/youth/work.yaml:2:1  error  " in ran.stdout
    assert "\n  2 | laed: Most first jobs are near water.\n    | ^^^^\n" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr
    assert ran.stdout.splitlines()[-1].startswith("Nothing was made; output keeps the last good files")
    assert pdfs(tmp_path / "output") == before


def add_booklet(kit, slug: str) -> None:
    shutil.copytree(kit.folder / "youth", kit.folder / slug)
    kit.change("kit.yaml", "booklets: [youth, ", f"booklets: [youth, {slug}, ")


def test_a_booklet_with_a_mistake_stops_no_other(command, kit, tmp_path):
    add_booklet(kit, "elders")
    kit.change("elders/work.yaml", "lead:", "laed:")
    ran = command("build", "--edition", "screen")

    assert ran.returncode == 1
    assert set(pdfs(tmp_path / "output")) == {"en/screen/1-youth.pdf"}
    assert ran.stdout.splitlines()[-1].endswith("see the errors above.")


def test_a_booklet_whose_front_cannot_be_read_stops_all(command, kit, tmp_path):
    """Every back cover names every booklet of the series."""
    add_booklet(kit, "elders")
    kit.write("elders/booklet.yaml", "title: [\n")

    assert command("build").returncode == 1
    assert pdfs(tmp_path / "output") == {}


def test_two_booklets_that_cite_each_other_print_the_right_pages(command, kit, tmp_path):
    """Laid out by two processes, the pages of each are known to the other; read back from the PDFs."""
    add_booklet(kit, "elders")
    for slug, other in (("youth", "elders"), ("elders", "youth")):
        kit.change(f"{slug}/work.yaml", "- text: A paragraph.", f'- text: "See [Work in the other](kit:{other}#work)."')
    kit.change("elders/booklet.yaml", "A first paragraph.", "Old hands know the harbour well. " * 150)
    ran = command("build", "--edition", "screen", "--jobs", "2")
    assert ran.returncode == 0, ran.stdout

    pages = {name: texts(tmp_path / f"output/en/screen/{name}.pdf") for name in ("1-youth", "2-elders")}
    openers = {name: next(n for n, text in enumerate(found, 1) if "Most first jobs" in text)
               for name, found in pages.items()}  # fmt: skip
    assert openers["1-youth"] < openers["2-elders"]
    assert f"(Booklet 2, page {openers['2-elders']})" in " ".join(pages["1-youth"])
    assert f"(Booklet 1, page {openers['1-youth']})" in " ".join(pages["2-elders"])


def texts(pdf: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "yuoth"), "The kit has no booklet `yuoth`. Did you mean `youth`?"),
        (("build", "--edition", "scren"), "there is no edition `scren`. Did you mean `screen`?"),
        (("build", "--forced"), "No such option"),
        (("explain", "photo.no-atl"), "There is no rule `photo.no-atl`. Did you mean `photo.no-alt`"),
    ],
)
def test_wrong_usage_offers_what_is_right(command, words, said):
    """Exit 2."""
    ran = command(*words)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_options_may_stand_before_the_command(kit):
    """`--content DIR check` checks that kit; a folder called `check` is still a folder."""
    asked = [sys.executable, TOP / "build.py", "--content", kit.folder, "check"]
    before = subprocess.run(asked, capture_output=True, text=True, env=shell())

    assert "No mistakes found." in before.stdout or "unused" in before.stdout


def test_a_booklet_may_be_named_by_its_number_or_its_folder(command, kit):
    assert command("build", "1", "--edition", "screen").returncode == 0
    assert command("build", "content/youth/", "--edition", "screen").returncode == 0


def test_a_fault_of_the_builder_is_told_shortly(kit, tmp_path):
    """Exit 3; the traceback goes into a file, and on the screen with --debug."""
    faulty = f"from bookletkit import worker\nworker.set_booklet = lambda *asked: 1 // 0\n{IN_PROCESS}"
    words = ["build", "--content", kit.folder, "--output", tmp_path / "output"]

    def run(*more):
        asked = [sys.executable, "-c", faulty, *words, *more]
        return subprocess.run(asked, cwd=TOP, capture_output=True, text=True, env=shell())

    ran = run()
    assert "exit 3" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr
    assert "The builder failed" in ran.stderr and "fault.log" in ran.stderr
    assert "Traceback" in run("--debug").stderr


def test_a_template_of_the_kit_that_fails_is_no_fault_of_the_builder(command, kit):
    """Exit 1, told at its line."""
    kit.write("templates/parts/chapter.html", "{{ 1 // 0 }}")
    ran = command("build", "--edition", "screen")

    assert ran.returncode == 1 and "templates/parts/chapter.html:1:1  error  template.fails" in ran.stdout


def test_check_finds_mistakes_and_builds_nothing(command, kit, tmp_path):
    assert command("check").returncode == 0
    kit.change("youth/data/jobs.yaml", "source: survey", "source: servey")
    ran = command("check")

    assert ran.returncode == 1
    assert "harbour/youth/data/jobs.yaml:9:9  error  " in ran.stdout
    assert not (tmp_path / "output").exists()


def test_check_knows_the_kinds_of_charts(command, kit):
    """chart.unknown-kind: at the word itself, before a page is set."""
    kit.change("youth/data/jobs.yaml", "kind: ranked-bars", "kind: ranked-bar")
    ran = command("check")

    assert ran.returncode == 1 and "youth/data/jobs.yaml:1:7  error  chart.unknown-kind" in ran.stdout


def test_check_unread_lists_what_is_printed_with_a_degree_sign(command, kit):
    kit.change("resources.yaml", "year: 2023}", "year: 2023, unread: true}")

    assert "source survey  Survey of the harbour, Harbour Office" in command("check", "--unread").stdout


def test_list_tells_what_is_stale_and_why(command, kit):
    assert command("list").stdout.splitlines()[:3] == [
        "1  youth  Young and at work",
        "   print    first build",
        "   screen   first build",
    ]
    command("build", "--edition", "screen")
    kit.change("youth/work.yaml", "A paragraph.", "Another paragraph.")

    assert command("list").stdout.splitlines()[2] == "   screen   content changed"


def test_a_folder_without_kit_yaml_is_told_what_is_missing(tmp_path):
    """The smallest kit that works is shown."""
    words = ["check", "--content", tmp_path]
    ran = subprocess.run([sys.executable, TOP / "build.py", *words], capture_output=True, text=True)

    assert ran.returncode == 1
    assert "kit.yaml" in ran.stdout and "schema: 1" in ran.stdout


def test_a_build_killed_in_the_midst_leaves_the_last_good_pdfs(command, kit, tmp_path):
    """SIGKILL while it works: both editions open, the manifest is whole, the next build is a usual one."""
    command("build")
    before = pdfs(tmp_path / "output")
    kit.change("youth/work.yaml", "A paragraph.", "Another paragraph.")
    words = ["build", "--content", str(kit.folder), "--output", str(tmp_path / "output")]
    builder = subprocess.Popen([sys.executable, TOP / "build.py", *words], stdout=subprocess.PIPE, text=True)
    assert builder.stdout and builder.stdout.readline() == "youth: laying out\n"
    time.sleep(0.4)
    builder.send_signal(signal.SIGKILL)
    builder.communicate()

    assert set(pdfs(tmp_path / "output")) == set(before)
    for name in before:
        assert len(pypdf.PdfReader(tmp_path / "output" / name).pages) % 4 == 0
    assert command("build").returncode == 0


def test_ctrl_c_at_once_leaves_no_traceback():
    """130, as shells have it, even while modules are still read."""
    early = """
import runpy, sys
class Early:
    def find_spec(self, name, path=None, target=None):
        if name == "bookletkit.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Early())
runpy.run_path("build.py", run_name="__main__")
"""
    ran = subprocess.run([sys.executable, "-c", early], cwd=TOP, capture_output=True, text=True)

    assert (ran.returncode, ran.stderr) == (130, "")


def test_on_a_terminal_progress_is_a_bar_and_the_lines_stay(kit, tmp_path):
    ours, theirs = pty.openpty()
    words = ["build", "--content", kit.folder, "--output", tmp_path / "output", "--edition", "screen"]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    builder = subprocess.Popen([sys.executable, TOP / "build.py", *words], stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    said = b""
    try:
        while chunk := os.read(ours, 4096):
            said += chunk
    except OSError:  # the other end is closed: all is said
        os.close(ours)

    assert builder.wait() == 0
    text = said.decode()
    assert "━" in text and "1-youth.pdf" in text
    assert "\nMade 1 PDF of 1 booklet" in text.replace("\r", "")
