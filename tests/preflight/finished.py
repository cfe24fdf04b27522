"""The lighthouse booklet, finished, and a way to break it: what preflight is given."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from finish.painted import job, painted
from pikepdf import Encryption, Pdf

from bookletkit.editions import SCREEN, Edition
from bookletkit.finish import finish
from bookletkit.preflight import preflight
from bookletkit.problems import Problem


@cache
def finished(edition: Edition) -> bytes:
    """A clean file of four pages."""
    pdf = finish(painted(edition), job(edition)).value
    assert pdf is not None
    return pdf


def broken(edition: Edition, fault: Callable[[Pdf], object], encryption: Encryption | bool = False) -> bytes:
    """The clean file with one thing wrong."""
    with Pdf.open(BytesIO(finished(edition))) as pdf:
        fault(pdf)
        bytes_ = BytesIO()
        pdf.save(bytes_, encryption=encryption, linearize=edition is SCREEN)
    return bytes_.getvalue()


def judged(edition: Edition, fault: Callable[[Pdf], object]) -> tuple[Problem, ...]:
    """What preflight says of it."""
    return preflight(broken(edition, fault), job(edition))


def rules(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.rule for problem in problems}
