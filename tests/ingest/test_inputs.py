"""Paths to inputs: folders, links, things that are no files, standard input, and what is loaded when."""

from __future__ import annotations

import dataclasses
import io
import os
import socket
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from annals.ingest import InputFile, open_inputs
from annals.model.report import Refused, Report
from annals.model.vocabulary import Reason
from annals.settings import IngestSettings

OPTIONS = IngestSettings()
SENTENCE = (
    "Gunmen killed three soldiers at a checkpoint near Harvenholm on Thursday, the army said in a statement."
)


def opened(*paths: Path | str, options: IngestSettings = OPTIONS) -> list[InputFile]:
    return list(open_inputs([str(path) for path in paths], options))


def refusal(found: InputFile) -> Refused:
    items = [taken.item for taken in found.items()]
    assert len(items) == 1
    assert isinstance(items[0], Refused)
    return items[0]


def test_folders_are_gone_through_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden/x.txt", ".x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SENTENCE)
    assert [Path(each.source).relative_to(tmp_path).as_posix() for each in opened(tmp_path)] == [
        "a/c.txt",
        "a/z.txt",
        "b.txt",
    ]


def test_a_file_has_the_digest_of_its_bytes_and_the_same_items_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    (found,) = opened(path)
    assert found.sha256 == sha256(SENTENCE.encode()).hexdigest()
    first, second = list(found.items()), list(found.items())
    assert first == second
    assert isinstance(first[0].item, Report)
    assert first[0].item.raw_sha256 == found.sha256
    assert (first[0].source, first[0].member) == (str(path), None)


def test_a_missing_path_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    missing, there = opened(tmp_path / "none.txt", path)
    assert refusal(missing).reason == Reason.UNREADABLE
    assert refusal(missing).source == str(tmp_path / "none.txt")
    assert isinstance(next(there.items()).item, Report)


def test_inputs_that_cannot_be_read_have_digests_of_their_own(tmp_path: Path) -> None:
    digests = {each.sha256 for each in opened(tmp_path / "x", tmp_path / "y", tmp_path / "x\x00")}
    assert len(digests) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    path.chmod(0)
    assert refusal(*opened(path)).reason == Reason.UNREADABLE


def test_links_that_lead_back_are_refused_and_others_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(SENTENCE)
    (inner / "back").symlink_to(tmp_path)
    (inner / "link.txt").symlink_to(inner / "a.txt")
    (inner / "nowhere.txt").symlink_to(inner / "none.txt")
    (inner / "self").symlink_to(inner / "self")
    found = {Path(each.source).name: next(each.items()).item for each in opened(tmp_path)}
    assert {name for name, item in found.items() if isinstance(item, Report)} == {"a.txt", "link.txt"}
    refused = {name: item.reason for name, item in found.items() if isinstance(item, Refused)}
    assert refused == dict.fromkeys(("back", "nowhere.txt", "self"), Reason.UNREADABLE)


def test_pipes_sockets_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        for found in opened(tmp_path, os.devnull):
            assert refusal(found).reason == Reason.UNREADABLE
            assert "standard input" in refusal(found).detail


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123  (a Path cannot be made of bytes)
        stream.write(SENTENCE.encode())
    (found,) = opened(tmp_path)
    assert found.source.endswith("caf\\xe9.txt")
    found.source.encode()
    assert isinstance(next(found.items()).item, Report)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(OPTIONS.max_file_bytes + 1)
    found = refusal(*opened(path))
    assert found.reason == Reason.FILE_TOO_LARGE
    assert "ingest.max_file_bytes" in found.detail


def test_a_file_that_vanishes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE)
    (found,) = opened(path)
    path.unlink()
    assert refusal(found).reason == Reason.UNREADABLE


def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<html><body><p>{SENTENCE}</p></body></html>".encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page)))
    (found,) = opened("-")
    (taken,) = found.items()
    assert taken.source == "-"
    assert isinstance(taken.item, Report)
    assert taken.item.text == SENTENCE
    assert list(found.items()) == [taken]


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 50)))
    (found,) = opened("-", options=dataclasses.replace(OPTIONS, max_file_bytes=40))
    assert refusal(found).reason == Reason.FILE_TOO_LARGE


def test_standard_input_that_is_closed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal(*opened("-")).reason == Reason.UNREADABLE


def test_a_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    script = (
        "import sys; from annals.ingest import open_inputs; from annals.settings import IngestSettings\n"
        "heavy = ['trafilatura', 'lxml', 'feedparser', 'fastwarc', 'pypdfium2', 'requests', 'urllib3']\n"
        "print([name for name in [*heavy, 'fasttext'] if name in sys.modules])\n"
        "print([t.item.text[:6] for f in open_inputs(sys.argv[1:], IngestSettings()) for t in f.items()])\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    here = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=here)  # noqa: S603  (own)
    assert done.stdout.splitlines() == ["[]", "['Gunmen']", "[]"]
