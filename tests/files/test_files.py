"""Files are written whole or not at all, and read without waiting and within a limit."""

from __future__ import annotations

import os
import re
import stat
from functools import partial
from pathlib import Path

import pytest

import attn_tui.files
from attn_tui.files import FileError
from attn_tui.files.atomic import check_writable, write
from attn_tui.files.folders import data_folder, state_folder
from attn_tui.files.reading import read_bytes, read_text


def test_a_file_is_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x.txt"
    with pytest.raises(FileError, match="cannot be written"):
        write(path, "one")
    write(path, "one", folders=True)
    write(path, "二\n", durable=True)
    assert read_text(path, 100) == "二\n"
    assert [each.name for each in path.parent.iterdir()] == ["x.txt"]


def test_a_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    write(path, "before")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full_disk)
    with pytest.raises(FileError, match="No space"):
        write(path, "after")
    assert path.read_text() == "before" and [each.name for each in tmp_path.iterdir()] == ["x"]


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    file, link, hanging = tmp_path / "file", tmp_path / "link", tmp_path / "hanging"
    file.write_text("old")
    link.symlink_to(file)
    hanging.symlink_to(tmp_path / "new")
    write(link, "through")
    write(hanging, "made")
    assert link.is_symlink() and file.read_text() == "through"
    assert hanging.is_symlink() and (tmp_path / "new").read_text() == "made"


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write(path, "")
    plain = tmp_path / "plain"
    plain.write_text("")
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    write(path, "again")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def odd(tmp_path: Path) -> dict[str, Path]:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    return {
        "a folder": tmp_path,
        "a pipe": tmp_path / "pipe",
        "a device": Path("/dev/zero"),
        "Too many": tmp_path / "round",
        "too long": tmp_path / ("x" * 300),
        "no such name": tmp_path / "a\0b",
    }


def test_what_is_no_file_is_neither_written_nor_read(tmp_path: Path) -> None:
    for why, path in odd(tmp_path).items():
        for do in (partial(write, path, "x"), partial(check_writable, path), partial(read_bytes, path, 10)):
            with pytest.raises(FileError, match=why) as error:
                do()
            assert "\n" not in str(error.value)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    for path in (Path(""), Path("/")):
        with pytest.raises(FileError, match="a folder"):
            write(path, "x")


def test_reading_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a" * 1025)
    assert len(read_bytes(path, 1025)) == 1025
    with pytest.raises(FileError, match="larger than 1 KB"):
        read_bytes(path, 1024)
    path.write_bytes(b"\xef\xbb\xbfone\n\xff")
    with pytest.raises(FileError, match="line 2 is not UTF-8 here"):
        read_text(path, 100)
    path.write_bytes(b"\xef\xbb\xbfone\r\n")
    assert read_text(path, 100) == "one\r\n"


def test_whether_it_can_be_written_is_known_before(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x"
    check_writable(path, folders=True)
    assert list(path.parent.iterdir()) == []
    with pytest.raises(FileError, match="cannot be written"):
        check_writable(Path("/proc/attn-tui/x"), folders=True)


def test_the_folders_are_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/somewhere")
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert state_folder() == Path("/somewhere/attn-tui")
    assert data_folder() == Path.home() / ".local/share/attn-tui"


def test_no_other_room_writes_or_reads_a_file_past_this_one() -> None:
    package = Path(attn_tui.files.__file__).parents[1]
    texts = {path.relative_to(package): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    writes = re.compile(r"os\.(replace|rename)\(|\.write_(text|bytes)\(|\bsave_file\(")
    reads = re.compile(r"\.read_(text|bytes)\(")
    assert {path.parts[0] for path, text in texts.items() if writes.search(text)} == {"files"}
    # the workshop reads what this project wrote itself
    assert {path.parts[0] for path, text in texts.items() if reads.search(text)} <= {"workshop"}
