"""What takes long to make is made once, and anew when what it is made of has changed."""

from collections.abc import Callable
from pathlib import Path

from macros.cache import Cache


def making(content: bytes, made: list[bytes]) -> Callable[[], bytes]:
    """Makes some content, and notes that it did."""

    def make() -> bytes:
        made.append(content)
        return content

    return make


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    """Neither in one run, with a folder or without, nor in the next."""
    made: list[bytes] = []
    for folder in (None, tmp_path, tmp_path):
        cache = Cache(folder)
        got = [cache.get(b"of this", making(b"that", made)) for _ in range(3)]
        assert got == [b"that"] * 3
    assert made == [b"that"] * 2


def test_what_is_made_of_something_else_is_made_anew(tmp_path: Path) -> None:
    """One byte more is something else."""
    Cache(tmp_path).get(b"of this", lambda: b"that")
    assert Cache(tmp_path).get(b"of this.", lambda: b"other") == b"other"


def test_what_a_run_did_not_ask_for_goes(tmp_path: Path) -> None:
    """So that the folder never grows beyond what one build needs; nothing unfinished is left."""
    cache = Cache(tmp_path / "new" / "folder")
    cache.get(b"old", lambda: b"1")
    cache.get(b"kept", lambda: b"2")
    after = Cache(tmp_path / "new" / "folder")
    after.get(b"kept", lambda: b"3")
    after.prune()
    assert [path.read_bytes() for path in (tmp_path / "new" / "folder").iterdir()] == [b"2"]


def test_a_cache_without_a_folder_has_nothing_to_prune() -> None:
    """It is asked to all the same."""
    cache = Cache()
    cache.get(b"of this", lambda: b"that")
    cache.prune()
    assert cache.get(b"of this", lambda: b"other") == b"that"


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path: Path) -> None:
    """A project may lie where nobody may write; its site is built all the same."""
    (tmp_path / "file").touch()
    made: list[bytes] = []
    for _ in range(2):
        cache = Cache(tmp_path / "file" / "folder")
        assert cache.get(b"of this", making(b"that", made)) == b"that"
        cache.prune()
    assert made == [b"that"] * 2
