"""The command: what a person types, and what becomes of it.

Nothing heavy is imported at the top: `--help` answers at once.
"""

import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bookletkit import terminal
from bookletkit.editions import EDITIONS
from bookletkit.order import CACHE, HOME, Order
from bookletkit.terminal import PROGRAM

if TYPE_CHECKING:
    from bookletkit.events import Event

START = time.perf_counter()

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=f"""Turn YAML, charts and templates into booklets: a PDF for the print shop, a PDF for readers.
    Without a command, all that is stale is built.

    \b
      {PROGRAM}                            build what has changed
      {PROGRAM} build youth-employment     one booklet; its number will do
      {PROGRAM} watch 4                    build booklet 4 again at every save
      {PROGRAM} check                      find mistakes, build nothing
      {PROGRAM} explain photo.no-alt       what a rule asks, and why

    Exit codes: 0 built, 1 problems in the content, 2 wrong usage, 3 a fault of the builder.""",
)

Booklets = Annotated[
    list[str] | None,
    typer.Argument(metavar="BOOKLET", help="Folder names or numbers; all without any.", show_default=False),
]
Editions = Annotated[
    list[str] | None,
    typer.Option(
        "--edition", "-e", metavar="NAME", show_default=False, help=f"Only {' or '.join(EDITIONS)}; may be repeated."
    ),
]
Content = Annotated[
    Path | None,
    typer.Option("--content", "-c", metavar="DIR", help="The folder with kit.yaml; else content/.", show_default=False),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help="Where the PDFs go; else output/.", show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes at work; else one a core.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", "-f", help="Build even what is up to date.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the details of a fault of the builder.")]


TAKE_A_VALUE = ("-e", "--edition", "-c", "--content", "-o", "--output", "-j", "--jobs")


def main() -> None:
    """Run the command; without one, build."""
    words = _command_first(sys.argv[1:])
    try:
        app(words, prog_name=PROGRAM)
    except Exception:
        terminal.tell_fault(traceback.format_exc(), "--debug" in words)
        sys.exit(3)


def _command_first(words: list[str]) -> list[str]:
    """`--content DIR check` is `check --content DIR`; without a command, `build`."""
    if words and (not words[0].startswith("-") or words[0] in ("-h", "--help")):
        return words
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    for n, word in enumerate(words):
        if word in known and words[n - 1] not in TAKE_A_VALUE:
            return [word, *words[:n], *words[n + 1 :]]
    return ["build", *words]


@app.command()
def build(
    booklets: Booklets = None, edition: Editions = None, content: Content = None, output: Output = None,
    jobs: Jobs = None, force: Force = False, debug: Debug = False,
) -> None:
    """Build what is stale; without a command, this.

    \b
      build                                    all that has changed
      build 4 --edition screen                 one booklet, one edition
      build --content ../other -o ../other-pdf another kit, to another folder
    """  # fmt: skip
    from bookletkit import glance, reporting

    asked = _order(booklets, edition, content, output, jobs, force)
    found = glance.unchanged(asked, glance.inputs(asked))
    events = [found] if found else _carried_out(asked)
    if reporting.code(events) == reporting.USAGE:
        terminal.tell_misnamed(events)
        raise typer.Exit(reporting.USAGE)
    terminal.tell(reporting.problems(events), asked)
    terminal.tell_faults(events, debug)
    typer.echo(reporting.last_line(events, asked.output, time.perf_counter() - START))
    raise typer.Exit(reporting.code(events))


@app.command()
def watch(
    booklets: Booklets = None, edition: Editions = None, content: Content = None, output: Output = None,
    jobs: Jobs = None, debug: Debug = False,
) -> None:
    """Build again at every save; Ctrl-C ends it.

    One line a save tells what was made, or the first mistake. Templates, styles and charts are watched too.
    """  # fmt: skip
    from bookletkit import reporting
    from bookletkit.watch import rounds

    asked = _order(booklets, edition, content, output, jobs, force=False)
    try:
        for count, round in enumerate(rounds(asked)):
            if count == 0 and reporting.code(round.events) == reporting.USAGE:
                terminal.tell_misnamed(round.events)
                raise typer.Exit(reporting.USAGE)
            words = reporting.short(round.events, asked.content, asked.output, round.seconds)
            typer.echo(f"{time.strftime('%H:%M:%S')}  {words}")
            terminal.tell_faults(round.events, debug)
    except KeyboardInterrupt:
        typer.echo("\nStopped watching.")


@app.command()
def check(
    content: Content = None,
    unread: Annotated[
        bool, typer.Option("--unread", help="List what was not re-read at its source (marked ° in print).")
    ] = False,
    fit: Annotated[
        bool, typer.Option("--fit", help="Lay every page out too: empty pages, lost ends, full margins, ladders.")
    ] = False,
) -> None:
    """Find mistakes and build nothing.

    Words, figures, links, sources, pictures and glyphs are looked at; each mistake is told with its file, line,
    column, and the mend.
    """
    from bookletkit import copydesk, office, reporting, telling
    from bookletkit.events import Told

    asked = _order(None, None, content, None, 1, force=False)
    copy = office.look_over(asked.content, CACHE)
    if unread and copy.kit:
        for mark in copydesk.unread(copy.kit):
            used = reporting.number(len(mark.used), "time")
            place = telling.at(mark.place, asked.content)
            typer.echo(f"{place}  {mark.kind} {mark.id}  {mark.words}  (printed {used})")
        raise typer.Exit(reporting.BUILT)
    events = [Told(copy.problems), *(office.fitted(asked, copy) if fit else ())]
    problems = reporting.problems(events)
    terminal.tell(problems, asked)
    if not problems:
        typer.echo("No mistakes found.")
    raise typer.Exit(reporting.code(events))


@app.command(name="list")
def list_booklets(content: Content = None, output: Output = None) -> None:
    """List the booklets; tell which PDFs are stale."""
    from bookletkit import office, reporting, telling

    asked = _order(None, None, content, output, 1, force=False)
    copy = office.look_over(asked.content, CACHE)
    plan = office.survey(asked, copy)
    if plan is None or copy.kit is None:
        terminal.tell(copy.problems, asked)
        raise typer.Exit(reporting.PROBLEMS)
    for booklet in copy.kit.booklets:
        typer.echo(f"{booklet.number}  {booklet.slug}  {booklet.title}")
        for job in (*plan.jobs, *plan.standing):
            if job.slug == booklet.slug:
                typer.echo(f"   {job.edition.name:8} {job.why or 'up to date'}")
    if copy.problems:
        typer.echo(f"{telling.counted(copy.problems)}: see `{PROGRAM} check`.")


@app.command()
def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="As printed: photo.no-alt.", show_default=False)
    ] = None,
) -> None:
    """Say what a rule asks, and why; or list all rules.

    A rule is named with each problem that is told: photo.no-alt. What it tells: what is asked, why it matters,
    an example, the mend.
    """
    from bookletkit import explain as rules

    told = rules.explain(rule)
    typer.echo(str(told), err=isinstance(told, rules.Unknown))
    raise typer.Exit(2 if isinstance(told, rules.Unknown) else 0)


def _order(
    booklets: Sequence[str] | None,
    editions: Sequence[str] | None,
    content: Path | None,
    output: Path | None,
    jobs: int | None,
    force: bool,
) -> Order:
    """What was asked for, with what goes without saying."""
    for name in editions or ():
        if name not in EDITIONS:
            raise typer.BadParameter(f"there is no edition `{name}`. {terminal.nearest(name, EDITIONS)}")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    here = HOME if (HOME / "kit.yaml").is_file() else HOME / "content"
    return Order(
        content=content or here,
        output=output or HOME / "output",
        cache=CACHE,
        booklets=tuple(name.strip("/").removeprefix("content/") for name in booklets or ()),
        editions=tuple(editions or EDITIONS),
        processes=jobs or cores,
        force=force,
    )


def _carried_out(asked: Order) -> list["Event"]:
    """The whole flow, shown as it goes."""
    from bookletkit.office import carry_out

    events = []
    with terminal.progress(asked) as show:
        for event in carry_out(asked):
            events.append(event)
            show(event)
    return events
