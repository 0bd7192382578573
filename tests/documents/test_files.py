import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from workplan_cli.documents.files import write_whole


class DiskFullError(OSError):
    pass


def fail(out: BinaryIO) -> None:
    out.write(b"half")
    raise DiskFullError


def test_a_file_has_its_whole_content(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    write_whole(path, lambda out: out.write(b"two"))
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.md"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    with pytest.raises(DiskFullError):
        write_whole(path, fail)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.md"]


def test_a_full_disk_at_the_end_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise DiskFullError

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.md"]


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    other, path = tmp_path / "other.md", tmp_path / "plan.md"
    other.write_bytes(b"other")
    path.symlink_to(other)
    write_whole(path, b"new")
    assert not path.is_symlink()
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"other")


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_file_has_the_mode_a_new_file_has(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "plan.md", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plan.md").stat().st_mode) == mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_nobody_may_read_a_file_who_might_not_read_the_one_that_it_replaces(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "GT.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", mode)


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "plan.md", b"one")


def test_a_file_is_never_seen_half_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    seen: list[bytes] = []

    def slowly(out: BinaryIO) -> None:
        for letter in (b"n", b"e", b"w"):
            out.write(letter)
            out.flush()
            seen.append(path.read_bytes())

    write_whole(path, slowly)
    assert (seen, path.read_bytes()) == ([b"old"] * 3, b"new")
