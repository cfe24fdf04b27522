"""A build in words: a line for what happens, a last line for what was made, and the exit code."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bookletkit.events import Broken, Event, Failed, Issued, Misnamed, Planned, Set, Started, Told, Unchanged
from bookletkit.problems import Problem, errors
from bookletkit.telling import counted, in_a_line, near, sorted_for_reading

BUILT, PROBLEMS, USAGE, FAULT = 0, 1, 2, 3


def line(event: Event, output: Path) -> str:
    """What has just happened; empty where a reader need not know."""
    match event:
        case Started(slug):
            return f"{slug}: laying out"
        case Issued(job, delivery):
            return (
                f"{near(output / delivery.path)}  {delivery.pages} pages, {size(delivery.size)}  ({job.why})"
            )
        case Failed(slug, edition):
            return f"{slug}{edition and ', ' + edition}: not made, see below"
        case Broken(slug, doing):
            return f"{slug}, {doing}: the builder failed"
    return ""


def last_line(events: Sequence[Event], output: Path, seconds: float) -> str:
    """What was made, where, how long it took."""
    made = [event for event in events if isinstance(event, Issued)]
    standing = sum(
        event.standing if isinstance(event, Unchanged) else len(event.plan.standing)
        for event in events
        if isinstance(event, Unchanged | Planned)
    )
    took = f"{seconds:.1f} s"
    if made:
        booklets = len({event.job.slug for event in made})
        folders = sorted({near((output / event.delivery.path).parent) for event in made})
        rest = f"; {number(standing, 'other')} up to date" if standing else ""
        kept = "; see the errors above" if code(events) else ""
        what = f"{number(len(made), 'PDF')} of {number(booklets, 'booklet')}"
        return f"Made {what} in {', '.join(folders)} ({took}){rest}{kept}."
    if code(events):
        return f"Nothing was made; {near(output)} keeps the last good files ({took})."
    return f"Nothing to do: {number(standing, 'PDF')} in {near(output)} up to date ({took})."


def short(events: Sequence[Event], content: Path, output: Path, seconds: float) -> str:
    """A whole build in one line, for `watch`: the first mistake, or what was made."""
    wrong = sorted_for_reading(errors(problems(events)))
    broken = [event for event in events if isinstance(event, Broken)]
    if broken:
        return f"{line(broken[0], output)}: {broken[0].details.strip().splitlines()[-1]}"
    if wrong:
        more = f"  (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return in_a_line(wrong[0], content, output) + more
    misnamed = [event.name for event in events if isinstance(event, Misnamed)]
    if misnamed:
        return f"kit.yaml names no booklet {', '.join(misnamed)} now"
    warned = counted(problems(events))
    return last_line(events, output, seconds) + (f" {warned}." if warned else "")


def problems(events: Iterable[Event]) -> tuple[Problem, ...]:
    """Every problem of a build."""
    with_problems = (event for event in events if isinstance(event, Told | Unchanged | Set | Issued | Failed))
    return tuple(problem for event in with_problems for problem in event.problems)


def code(events: Sequence[Event]) -> int:
    """The exit code of a build."""
    if any(isinstance(event, Broken) for event in events):
        return FAULT
    if any(isinstance(event, Misnamed) for event in events):
        return USAGE
    failed = any(isinstance(event, Failed) for event in events) or errors(problems(events))
    return PROBLEMS if failed else BUILT


def number(count: int, word: str) -> str:
    """`1 PDF`, `2 PDFs`."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def size(count: int) -> str:
    """Bytes as a person reads them."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"
