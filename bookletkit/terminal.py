"""What the terminal shows: progress, problems, faults. Only the command uses it, and only it prints."""

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bookletkit.order import CACHE, Order

if TYPE_CHECKING:
    from bookletkit.events import Event
    from bookletkit.problems import Problem

PROGRAM = "bookletkit" if Path(sys.argv[0]).stem == "bookletkit" else "python build.py"

@contextmanager
def progress(asked: Order) -> Iterator[Callable[["Event"], None]]:
    """Lines as things happen; on a terminal a bar below them."""
    from bookletkit import reporting
    from bookletkit.events import Broken, Failed, Issued, Planned, Set

    if sys.stdout is None or not sys.stdout.isatty():  # none where a shell closed it
        yield lambda event: typer.echo(text) if (text := reporting.line(event, asked.output)) else None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # No thread of rich's may run while the foreman forks: the bar is drawn when something happens.
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, auto_refresh=False, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(event: "Event") -> None:
            text = reporting.line(event, asked.output)
            if isinstance(event, Planned):
                bar.update(task, total=len(event.plan.lay) + len(event.plan.jobs))
            elif isinstance(event, Set | Issued | Failed | Broken):
                bar.advance(task)
            if isinstance(event, Issued | Failed | Broken):
                bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
            elif text:
                bar.update(task, description=text)
            bar.refresh()

        yield show


def tell(problems: Iterable["Problem"], asked: Order) -> None:
    """Problems, errors first, and how many there are."""
    from bookletkit import telling

    sorted_ = telling.sorted_for_reading(problems)
    for problem in sorted_:
        typer.echo(telling.told(problem, asked.content, asked.output) + "\n")
    if sorted_:
        typer.echo(f"{telling.counted(sorted_)}. `{PROGRAM} explain RULE` tells more of a rule.")


def tell_misnamed(events: Iterable["Event"]) -> None:
    from bookletkit.events import Misnamed

    for event in events:
        if isinstance(event, Misnamed):
            typer.echo(f"The kit has no booklet `{event.name}`. {nearest(event.name, event.known)}", err=True)


def nearest(name: str, known: Iterable[str]) -> str:
    """`Did you mean …?`, or what there is."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(known)}."


def tell_faults(events: Iterable["Event"], debug: bool) -> None:
    from bookletkit.events import Broken

    details = [f"{event.slug}, {event.doing}\n{event.details}" for event in events if isinstance(event, Broken)]
    if details:
        tell_fault("\n".join(details), debug)


def tell_fault(details: str, debug: bool) -> None:
    """A fault of ours: say so, and keep the details for whoever mends it."""
    log = CACHE / "fault.log"
    if debug:
        typer.echo(details, err=True)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(details, encoding="utf-8")
        kept = f"Details are in {log}"
    except OSError:
        kept = "Run it again with --debug to see the details"
    last = details.strip().splitlines()[-1]
    typer.echo(f"The builder failed; your content may be quite right. {kept}.\n  {last}", err=True)
