"""Results kept by hash: what was drawn or read once is not drawn or read again.

An entry carries the hash of its own bytes. A file cut short by a full disk,
or changed by hand, is a miss: it is made again, never used.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results. The key names everything that a result depends on, as a hash."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """What was kept under a key; None where nothing sound was."""
        try:
            written = (self.folder / key).read_bytes()
        except OSError:
            return None
        seal, data = written[:32], written[32:]
        return data if hashlib.sha256(data).digest() == seal else None

    def put(self, key: str, data: bytes) -> None:
        """Keep a result. Others read the old entry or the new one, never half of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(name).replace(self.folder / key)
