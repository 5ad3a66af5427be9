"""Nothing that a page, feed or archive names is fetched, from the network or from the disk."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from annals.ingest.raw import Taken
from annals.model.report import Report

Take = Callable[..., list[Taken]]
SENTENCE = (
    "Gunmen killed three soldiers at a checkpoint near Harvenholm on Thursday, the army said in a statement."
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> NoReturn:
        pytest.fail("something went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def texts(taken: list[Taken]) -> str:
    return "\n".join(each.item.text for each in taken if isinstance(each.item, Report))


def test_every_sample_is_read_without_a_network(take: Take, samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        assert texts(take(path.read_bytes(), path.name)), path.name


def test_external_entities_of_a_feed_stay_unread(take: Take, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden-words")
    for where in (secret.as_uri(), "http://192.0.2.1/secret"):
        feed = (
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{where}">'
            f'<!ENTITY % y SYSTEM "{where}"> %y;]><rss version="2.0"><channel><title>t</title>'
            "<item><title>A</title>"
            f"<description>{SENTENCE} &x;</description></item></channel></rss>"
        )
        assert "hidden-words" not in texts(take(feed.encode(), "a.rss"))


def test_external_entities_and_includes_of_a_page_stay_unread(take: Take, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden-words")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<html xmlns:xi="http://www.w3.org/2001/XInclude"><head>'
        '<link rel="stylesheet" href="http://192.0.2.1/a.css"><base href="http://192.0.2.1/"></head><body>'
        f'<xi:include href="{secret.as_uri()}" parse="text"/><iframe src="{secret.as_uri()}"></iframe>'
        f'<img src="http://192.0.2.1/a.png"><p>{SENTENCE} &x;</p></body></html>'
    )
    found = texts(take(page.encode(), "a.html"))
    assert SENTENCE in found
    assert "hidden-words" not in found


def test_a_text_that_is_a_path_or_an_address_is_only_text(take: Take, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(f"<rss><channel><item><title>{SENTENCE} hidden-words</title></item></channel></rss>")
    for name in ("a.rss", "a.warc", "a.html", "a.txt", "a.pdf"):
        for where in (str(secret), "http://192.0.2.1/feed.xml"):
            assert "hidden-words" not in texts(take(where.encode(), name))


def test_entities_that_multiply_end(take: Take) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{levels}]>'
    feed = f"{head}<rss><channel><item><title>&l11;</title></item></channel></rss>"
    assert len(take(feed.encode(), "a.rss")) == 1
    assert len(take(feed.replace("rss", "html").encode(), "a.html")) == 1
