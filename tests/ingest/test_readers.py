"""Every reader on its sample, and every reader on inputs that are wrong in a way of their own."""

from __future__ import annotations

import dataclasses
import gzip
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from annals.ingest.raw import Taken
from annals.model.report import Refused, Report
from annals.model.vocabulary import Reason
from annals.settings import IngestSettings

Take = Callable[..., list[Taken]]
SENTENCE = (
    "Gunmen killed three soldiers at a checkpoint near Harvenholm on Thursday, the army said in a statement."
)


def reports(taken: list[Taken]) -> list[Report]:
    return [each.item for each in taken if isinstance(each.item, Report)]


def reasons(taken: list[Taken]) -> list[Reason]:
    return [each.item.reason for each in taken if isinstance(each.item, Refused)]


FRENCH = "Cinq soldats ont été tués jeudi près de la frontière, a annoncé la police.".encode()
NO_RECORD = b"WARC/1.0\r\nContent-Length: 2\r\n\r\nx\r\n\r\n\r\nnonsense\r\n"
LONG = b"Content-Length: 99999999999\r\n\r\nx"
CUT = b"Content-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + SENTENCE.encode()

# sample; titles; outlets; what told them; days; what told them; refusals
SAMPLES = [
    ("report.txt", [None], ["NORDPOST"], "dateline", [date(2031, 3, 14)], "first line", []),
    ("report.md", ["Market bombing in Tellmark kills nine"], ["The Tellmark Courier"], "metadata",
     [date(2019, 6, 3)], "metadata", []),
    ("page.html", ["Drone downed over Oster Bay"], ["Oster Daily"], "metadata",
     [date(2022, 11, 8)], "metadata", []),
    ("feed.rss", ["Two police officers shot dead in Vallen", "Rebels free four road workers"],
     ["Vallen Wire"] * 2, "metadata", [date(2018, 2, 5), date(2018, 2, 6)], "metadata", []),
    ("feed.atom", ["Shelling damages school in Brenn"], ["Brenn Herald"], "metadata",
     [date(2016, 9, 29)], "metadata", []),
    ("reports.csv", ["Grenade thrown at café in Söderby", "Mine kills shepherd"],
     ["Söderby Post"] * 2, "column", [date(2013, 4, 13), date(2013, 5, 3)], "column",
     [Reason.RECORD_MALFORMED]),
    ("reports.tsv", ["Fire at party office"], [None], None, [date(2011, 8, 16)], "column", []),
    ("report.pdf", ["Clashes near Fort Aldren"], [None], None, [None], None, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "titles", "outlets", "outlet_from", "days", "published_from", "refused"),
    SAMPLES,
    ids=[row[0] for row in SAMPLES],
)
def test_samples(  # noqa: PLR0913, PLR0917  (one column of the table each)
    take: Take,
    samples: Path,
    name: str,
    titles: list[str | None],
    outlets: list[str | None],
    outlet_from: str | None,
    days: list[date | None],
    published_from: str | None,
    refused: list[Reason],
) -> None:
    taken = take((samples / name).read_bytes(), name)
    found = reports(taken)
    assert [report.title for report in found] == titles
    assert [report.outlet for report in found] == outlets
    assert {report.outlet_from for report in found} == {outlet_from}
    assert [report.published for report in found] == days
    assert {report.published_from for report in found} == {published_from}
    assert reasons(taken) == refused


def test_packed_samples_are_the_same_reports(take: Take, samples: Path) -> None:
    for path in sorted(each for each in samples.iterdir() if each.suffix != ".gz"):
        data = path.read_bytes()
        plain = [(each.item, each.member) for each in take(data, path.name) if isinstance(each.item, Report)]
        packed = take(gzip.compress(data, mtime=0), path.name + ".gz")
        again = [(each.item, each.member) for each in packed if isinstance(each.item, Report)]
        assert [(dataclasses.replace(r, raw_sha256=""), m) for r, m in plain] == [
            (dataclasses.replace(r, raw_sha256=""), m) for r, m in again
        ], path.name


def test_formats_are_told_by_content_whatever_the_name(take: Take, samples: Path) -> None:
    for name in (
        "page.html",
        "feed.rss",
        "feed.atom",
        "report.pdf",
        "pages.warc",
        "report.md",
        "reports.csv",
    ):
        data = (samples / name).read_bytes()
        assert reports(take(data, "")) == reports(take(data, name)) != [], name
    data = (samples / "reports.jsonl").read_bytes()
    assert reports(take(data, "")) == reports(take(data, "reports.jsonl")) != []


def test_a_page_leaves_out_what_stands_around_its_report(take: Take, samples: Path) -> None:
    text = reports(take((samples / "page.html").read_bytes(), "page.html"))[0].text
    for furniture in ("cookies", "Related", "Budget vote", "World", "tracker", "color", "All rights"):
        assert furniture not in text
    assert text.count("Drone downed over Oster Bay") == 1
    assert "“Fragments fell into the water,” she said" in text


def test_markdown_marks_are_gone(take: Take, samples: Path) -> None:
    text = reports(take((samples / "report.md").read_bytes(), "report.md"))[0].text
    assert (
        "handcart exploded at the central market of Tellmark on Sunday, killing at least nine people" in text
    )
    assert not any(mark in text for mark in ("*", "#", "](", "> ", "---", "title:"))
    kept = reports(take(f"5 * 4 men, 2_000 rounds and a_file_name. {SENTENCE}".encode(), "a.md"))[0].text
    assert kept.startswith("5 * 4 men, 2_000 rounds and a_file_name.")


def test_pdf_lines_become_paragraphs(take: Take, samples: Path) -> None:
    text = reports(take((samples / "report.pdf").read_bytes(), "report.pdf"))[0].text
    assert "fighters of the Aldren Front near Fort Aldren on Tuesday, the army said." in text


def test_a_warc_yields_its_pages_alone(take: Take, samples: Path) -> None:
    taken = take((samples / "pages.warc").read_bytes(), "pages.warc")
    assert [each.member for each in taken] == [
        "record 1 (https://osterdaily.example/2022/11/08/drone-downed)",
        "record 4 (https://osterdaily.example/2022/11/09/statement.txt)",
    ]
    statement = reports(taken)[1]
    assert "close to the café on the pier" in statement.text
    assert (statement.published, statement.published_from) == (date(2022, 11, 9), "url")
    assert (statement.outlet, statement.outlet_from) == ("osterdaily.example", "url")


def test_json_lines_map_keys_lists_and_objects(take: Take, samples: Path) -> None:
    taken = take((samples / "reports.jsonl").read_bytes(), "reports.jsonl")
    first, second = reports(taken)
    assert (first.outlet, first.url) == ("Plains Gazette", "https://plainsgazette.example/dorrin")
    assert second.published == date(2014, 5, 23)
    assert reasons(taken) == [Reason.NO_TEXT_COLUMN, Reason.RECORD_MALFORMED]
    assert [each.member for each in taken] == ["line 1", "line 2", "line 3", "line 4"]


@pytest.mark.parametrize("indent", [None, 1])
def test_one_json_list_or_object(take: Take, indent: int | None) -> None:
    rows = [{"text": SENTENCE, "date": "2020-01-02"}, {"text": SENTENCE + " Nobody claimed it."}]
    assert len(reports(take(json.dumps(rows, indent=indent).encode(), "a.json"))) == 2
    assert len(reports(take(json.dumps(rows[0], indent=indent).encode(), "a.json"))) == 1


def test_markup_in_a_column_becomes_text(take: Take) -> None:
    row = {"text": f"<p>{SENTENCE}</p><script>x()</script><p>Two were hurt &amp; taken away.</p>"}
    assert (
        reports(take(json.dumps(row).encode(), "a.jsonl"))[0].text
        == f"{SENTENCE}\n\nTwo were hurt & taken away."
    )


def test_columns_are_settings(take: Take) -> None:
    options = IngestSettings()
    columns = dataclasses.replace(options.columns, text=("Beitrag",), date=("Tag",))
    options = dataclasses.replace(options, columns=columns)
    taken = take(f"tag;beitrag\n24.10.2024;{SENTENCE}\n".encode(), "a.csv", options)
    assert reports(taken)[0].published == date(2024, 10, 24)


def test_one_unambiguous_date_decides_for_its_column(take: Take) -> None:
    rows = [f'"{SENTENCE} ({n})",{day}' for n, day in enumerate(["04/05/2016", "04/25/2016"])]
    found = reports(take("\n".join(["text,date", *rows]).encode(), "a.csv"))
    assert [report.published for report in found] == [date(2016, 4, 5), date(2016, 4, 25)]
    alone = reports(take(f'text,date\n"{SENTENCE}",04/05/2016\n'.encode(), "a.csv"))
    assert alone[0].published is None


def test_a_quotation_mark_never_closed_costs_one_row(take: Take) -> None:
    rows = ["title,text", f'a,"{SENTENCE}', f'b,"{SENTENCE} One."', f'c,"{SENTENCE} Two."']
    taken = take("\n".join(rows).encode(), "a.csv")
    assert [report.title for report in reports(taken)] == ["b", "c"]
    assert (taken[0].member, reasons(taken)) == ("line 2", [Reason.RECORD_MALFORMED])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_and_lines_in_other_encodings(take: Take, encoding: str) -> None:
    text = f"{SENTENCE} It was near a café in Söderby."
    table = f"title,text\r\nÖre,{json.dumps(text, ensure_ascii=False)}\r\n".encode(encoding)
    lines = (json.dumps({"title": "Öre", "text": text}, ensure_ascii=False) + "\r\n").encode(encoding)
    for data, name in ((table, "a.csv"), (lines, "a.jsonl")):
        found = reports(take(data, name))
        assert [(report.title, report.text) for report in found] == [("Öre", f"Öre\n\n{text}")]


def test_a_page_of_another_charset(take: Take) -> None:
    page = f'<html><head><meta charset="windows-1250"></head><body><p>{SENTENCE} It was at Łódź.</p>'
    assert "Łódź" in reports(take(page.encode("cp1250"), "a.html"))[0].text


ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    b"3 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 "
    b"/O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") >>\nendobj\n"
    b"trailer\n<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [(0123456789abcdef) (0123456789abcdef)] >>\n%%EOF\n"
)  # fmt: skip
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"

BAD = [
    ("empty", b"", "a.txt", Reason.EMPTY),
    ("blank", b" \r\n\t ", "a.csv", Reason.EMPTY),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.txt", Reason.NOT_TEXT),
    ("noise", bytes(range(256)) * 8, "a.html", Reason.NOT_TEXT),
    ("zip", b"PK\x03\x04" + b"x" * 90, "a.txt", Reason.NOT_TEXT),
    ("zip in gzip", gzip.compress(b"PK\x03\x04" + b"x" * 90), "a.gz", Reason.NOT_TEXT),
    ("short", b"Gunmen killed two.", "a.txt", Reason.TOO_SHORT),
    ("short page", b"<html><body><p>Two killed.</p></body></html>", "a.html", Reason.TOO_SHORT),
    ("French", FRENCH, "a.txt", Reason.UNSUPPORTED_LANGUAGE),
    ("page without text", b"<html><body><script>x()</script></body></html>", "a.html", Reason.EMPTY),
    ("feed without entries", b"<rss><channel><title>x</title></channel></rss>", "a.xml", Reason.EMPTY),
    ("broken feed", b"<rss version='2.0'><channel><ti", "a.rss", Reason.RECORD_MALFORMED),
    ("header alone", b"title,text\n", "a.csv", Reason.EMPTY),
    ("table without text", b"name,day\nx,2020-01-01\n", "a.csv", Reason.NO_TEXT_COLUMN),
    ("row without text", b"title,text\nx,\n", "a.csv", Reason.EMPTY),
    ("lines without text", b'{"a": 1}\n{"a": 2}\n', "a.jsonl", Reason.NO_TEXT_COLUMN),
    ("broken JSON", b'{"text": "cut o', "a.jsonl", Reason.RECORD_MALFORMED),
    ("JSON of numbers", b"[1, 2]", "a.json", Reason.RECORD_MALFORMED),
    ("deep JSON", b"[" * 100_000, "a.json", Reason.RECORD_MALFORMED),
    ("empty JSON list", b"[]", "a.json", Reason.EMPTY),
    ("truncated PDF", b"%PDF-1.7\n1 0 obj\n<< /Type", "a.pdf", Reason.PDF_TRUNCATED),
    ("encrypted PDF", ENCRYPTED, "a.pdf", Reason.PDF_ENCRYPTED),
    ("WARC of nothing", b"WARC/1.0\r\nContent-Length: x\r\n\r\n", "a.warc", Reason.EMPTY),
    ("no WARC record", NO_RECORD, "a.warc", Reason.WARC_MALFORMED),
    ("truncated record", WARC + CUT, "a.warc", Reason.WARC_MALFORMED),
    ("record of impossible length", WARC + LONG, "a.warc", Reason.WARC_MALFORMED),
    ("truncated gzip", gzip.compress(SENTENCE.encode())[:-9], "a.txt.gz", Reason.UNREADABLE),
    ("damaged gzip", gzip.compress(SENTENCE.encode())[:20] + b"\xff" * 40, "a.txt.gz", Reason.UNREADABLE),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_cannot_be_used_is_refused(take: Take, data: bytes, name: str, reason: Reason) -> None:
    taken = take(data, name)
    assert reports(taken) == []
    assert reason in reasons(taken)
    assert all(each.item.detail for each in taken if isinstance(each.item, Refused))


def test_a_malformed_record_costs_itself(take: Take, samples: Path) -> None:
    data = (samples / "pages.warc").read_bytes()
    second = data.index(b"WARC/1.0", 10)
    taken = take(data[:second] + b"nonsense\r\n\r\n" + data[second:], "a.warc")
    assert len(reports(taken)) == 2
    assert reasons(taken) == [Reason.WARC_MALFORMED]
    for length in (b"Content-Length: 9", b"Content-Length: 99999999999", b"Content-Length: x"):
        taken = take(data.replace(b"Content-Length: ", length, 1), "a.warc")
        assert len(reports(taken)) == 1, length
        assert set(reasons(taken)) == {Reason.WARC_MALFORMED}, length


def test_records_before_a_cut_are_read(take: Take, samples: Path) -> None:
    data = (samples / "pages.warc.gz").read_bytes()
    taken = take(data[:-60], "a.warc.gz")
    assert len(reports(taken)) == 1
    assert set(reasons(taken)) == {Reason.WARC_MALFORMED}
    lines = gzip.compress(b"".join(b'{"text": "%d %s"}\n' % (n, SENTENCE.encode()) for n in range(3000)))
    taken = take(lines[: len(lines) // 2], "a.jsonl.gz")
    assert len(reports(taken)) > 100
    assert reasons(taken)[-1] == Reason.UNREADABLE


def test_limits_hold_after_unpacking(take: Take) -> None:
    options = dataclasses.replace(IngestSettings(), max_file_bytes=200_000)
    bomb = gzip.compress(b"x" * 5_000_000)
    assert reasons(take(bomb, "a.txt.gz", options)) == [Reason.FILE_TOO_LARGE]
    rows = b"".join(b'"%d %s"\n' % (n, SENTENCE.encode()) for n in range(4000))
    taken = take(gzip.compress(b"text\n" + rows), "a.csv.gz", options)
    assert reasons(taken)[-1] == Reason.FILE_TOO_LARGE
    assert len(reports(taken)) > 1000


def test_a_huge_field_is_too_long_and_the_next_row_is_read(take: Take) -> None:
    rows = f'text,b\n"{"word " * 300_000}",x\n"{SENTENCE}",y\n'
    taken = take(rows.encode(), "a.csv")
    assert reasons(taken) == [Reason.REPORT_TOO_LONG]
    assert [report.text for report in reports(taken)] == [SENTENCE]


def test_deep_markup_ends(take: Take) -> None:
    page = b"<html><body>" + b"<div>" * 50_000 + SENTENCE.encode()
    assert len(take(page, "a.html")) == 1
    assert len(take(b"<html><body>" + b"<p>x</p>" * 150_000, "a.html")) == 1


def test_pdf_without_its_extra_names_the_command(
    take: Take, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    taken = take((samples / "report.pdf").read_bytes(), "report.pdf")
    assert reasons(taken) == [Reason.EXTRA_MISSING]
    assert isinstance(taken[0].item, Refused)
    assert "pip install 'annals[pdf]'" in taken[0].item.detail
