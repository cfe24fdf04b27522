"""An order: what a person asks of the builder; and where things are when it is not said."""

import os
from dataclasses import dataclass
from pathlib import Path

from bookletkit.editions import EDITIONS

TOP = Path(__file__).parent.parent
CHECKOUT = (TOP / "pyproject.toml").is_file()
HOME = TOP if CHECKOUT else Path.cwd()
"""Where content/ and output/ are looked for: the project; once installed, the current folder."""
CACHE = TOP / ".cache" if CHECKOUT else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bookletkit"


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, from where, to where."""

    content: Path
    output: Path
    cache: Path
    booklets: tuple[str, ...] = ()
    """Slugs or numbers; none: all."""
    editions: tuple[str, ...] = tuple(EDITIONS)
    processes: int = 1
    force: bool = False
