"""Results kept by hash."""

from pathlib import Path

from bookletkit.cache import Cache


def test_what_is_put_is_got(tmp_path: Path) -> None:
    """The bytes come back as they were, from any Cache on the folder, empty ones too."""
    Cache(tmp_path / "not" / "yet").put("a", b"drawn")
    Cache(tmp_path / "not" / "yet").put("b", b"")

    assert Cache(tmp_path / "not" / "yet").get("a") == b"drawn"
    assert Cache(tmp_path / "not" / "yet").get("b") == b""


def test_an_unknown_key_is_a_miss(tmp_path: Path) -> None:
    """So is every key of a folder that does not exist."""
    assert Cache(tmp_path / "nowhere").get("a") is None


def test_a_broken_entry_is_a_miss(tmp_path: Path) -> None:
    """Cut short, changed, emptied: nothing unsound is used; the next put mends it."""
    cache = Cache(tmp_path)
    cache.put("a", b"drawn at length")
    whole = (tmp_path / "a").read_bytes()

    for broken in (whole[:-1], whole + b"!", b"", whole[:20]):
        (tmp_path / "a").write_bytes(broken)
        assert cache.get("a") is None
    cache.put("a", b"drawn again")
    assert cache.get("a") == b"drawn again"


def test_an_entry_is_replaced_whole(tmp_path: Path) -> None:
    """Whoever holds the old file open reads all of it; nothing is left beside the entry."""
    cache = Cache(tmp_path)
    cache.put("a", b"old" * 1000)
    with (tmp_path / "a").open("rb") as reader:
        cache.put("a", b"new")
        assert reader.read().endswith(b"old" * 1000)

    assert [file.name for file in tmp_path.iterdir()] == ["a"]
