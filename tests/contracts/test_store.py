"""One behaviour, every store: whatever is true of one is true of the other."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.errors import StoreError
from annals.model.draft import EventDraft
from annals.model.ids import DraftId, ReportId
from annals.model.judgement import Judgement
from annals.model.reading import Reading
from annals.model.report import Refused, Report, Span
from annals.model.vocabulary import Reason
from annals.store import Found, MemoryStore, Writer, open_store
from tests import strategies
from tests.plain import bare_draft, bare_reading, bare_report

KINDS = ("memory", "sqlite")
Coding = tuple[Reading, tuple[EventDraft, ...]]
quick = settings(max_examples=6)
every_store = pytest.mark.parametrize("kind", KINDS)


@contextlib.contextmanager
def fresh(kind: str) -> Iterator[Writer]:
    """Open an empty store of the kind, and close it at the end."""
    with tempfile.TemporaryDirectory() as folder:
        made: Writer = MemoryStore() if kind == "memory" else open_store(Path(folder) / "annals.db")
        with closing(made) as store:
            yield store


def found(report: Report, source: str = "a.txt", member: str | None = None) -> Found:
    return Found(report_id=report.id, source=source, member=member)


def keep(store: Writer, *reports: Report) -> None:
    for report in reports:
        store.add_report(report, found(report))


many_reports = st.lists(strategies.reports(), max_size=5, unique_by=lambda one: one.id)


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    report = draw(strategies.reports())
    drafts = tuple(
        draw(strategies.drafts(report, number=number)) for number in range(draw(st.integers(0, 2)))
    )
    return draw(strategies.readings(report)), drafts


def test_the_stores_satisfy_the_protocol(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "a.db")) as store:
        stores: Sequence[Writer] = (MemoryStore(), store)
    assert len(stores) == len(KINDS)


@every_store
@given(many_reports)
@quick
def test_reports_come_back_by_id_and_once(kind: str, reports: list[Report]) -> None:
    with fresh(kind) as store:
        assert [store.add_report(report, found(report)) for report in reports] == [True] * len(reports)
        assert [store.add_report(report, found(report)) for report in reports] == [False] * len(reports)
        assert list(store.reports()) == sorted(reports, key=lambda one: one.id)
        assert [store.report(one.id) for one in reports] == reports
        assert store.report(ReportId("r-none")) is None


@every_store
@given(strategies.reports(), st.sets(st.tuples(strategies.words, strategies.maybe(st.text("ab")))))
@quick
def test_every_place_where_a_report_was_found_is_kept(
    kind: str, report: Report, where: set[tuple[str, str | None]]
) -> None:
    with fresh(kind) as store:
        for source, member in [*sorted(where, key=repr), *where]:
            store.add_report(report, found(report, source, member))
        kept = store.found(report.id)
    assert {(one.source, one.member) for one in kept} == where
    assert kept == tuple(sorted(kept, key=lambda one: (one.source, one.member is not None, one.member or "")))


@every_store
@given(st.lists(strategies.refusals, max_size=5))
@quick
def test_refusals_are_kept_once_and_come_by_source(kind: str, refusals: list[Refused]) -> None:
    with fresh(kind) as store:
        new = [store.add_refused(one) for one in refusals]
        kept = list(store.refusals())
    assert sum(new) == len(kept)
    assert set(kept) == set(refusals)
    assert [one.source for one in kept] == sorted(one.source for one in kept)


@every_store
def test_refusals_of_one_source_have_an_order_of_their_own(kind: str) -> None:
    one = Refused(source="a", reason=Reason.EMPTY, detail="b", raw_sha256=None)
    others = [replace(one, raw_sha256="0"), replace(one, detail="c"), replace(one, reason=Reason.TOO_SHORT)]
    with fresh(kind) as store:
        for refused in reversed([one, *others]):
            store.add_refused(refused)
        assert list(store.refusals()) == [one, *others]


@every_store
def test_a_file_is_seen_under_its_settings_only(kind: str) -> None:
    with fresh(kind) as store:
        assert not store.seen("aa", "s1")
        for source in ("x.txt", "x.txt", "y.txt"):
            store.mark_seen("aa", "s1", source)
        assert store.seen("aa", "s1")
        assert not store.seen("aa", "s2")
        assert not store.seen("bb", "s1")


@every_store
@given(st.lists(codings(), max_size=3, unique_by=lambda one: one[0].report.id))
@quick
def test_codings_come_back(kind: str, coded: list[Coding]) -> None:
    with fresh(kind) as store:
        for reading, drafts in coded * 2:
            keep(store, reading.report)
            store.add_coding(reading, drafts, "v1")
        told = [draft for _, drafts in coded for draft in drafts]
        assert [store.reading(reading.report.id) for reading, _ in coded] == [one for one, _ in coded]
        assert list(store.drafts()) == sorted(told, key=lambda one: one.id)
        assert [store.draft(draft.id) for draft in told] == told
        assert list(store.pending("v1")) == []
        assert store.draft(DraftId("d-none")) is None
        assert store.reading(ReportId("r-none")) is None


@every_store
@given(codings(), st.data())
@quick
def test_the_newest_coding_counts_and_the_older_is_kept(
    kind: str, first: Coding, data: st.DataObject
) -> None:
    reading, drafts = first
    report = reading.report
    again = data.draw(strategies.readings(report))
    other = data.draw(strategies.drafts(report, number=7))
    with fresh(kind) as store:
        keep(store, report)
        store.add_coding(reading, drafts, "v1")
        assert list(store.pending("v2")) == [report]
        store.add_coding(again, [other], "v2")
        assert (list(store.drafts()), store.reading(report.id)) == ([other], again)
        assert [store.draft(draft.id) for draft in drafts] == list(drafts)
        assert (list(store.pending("v2")), list(store.pending("v1"))) == ([], [report])
        store.add_coding(reading, drafts, "v1")
        assert (list(store.drafts()), store.reading(report.id)) == (sorted_by_id(drafts), reading)


def sorted_by_id(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    return sorted(drafts, key=lambda one: one.id)


@every_store
@given(codings())
@quick
def test_a_coding_that_does_not_fit_its_report_is_refused(kind: str, coded: Coding) -> None:
    reading, _ = coded
    report = reading.report
    wrong = Span(report_id=report.id, start=0, end=len(report.text) + 1, quote=report.text + "!")
    stray = bare_draft(bare_report("Another report."))
    with fresh(kind) as store:
        with pytest.raises(StoreError, match="not in the workspace"):
            store.add_coding(reading, [], "v1")
        keep(store, report)
        with pytest.raises(StoreError, match="are not those of report"):
            store.add_coding(replace(reading, sentences=(wrong,)), [], "v1")
        with pytest.raises(StoreError, match="another text"):
            store.add_coding(replace(reading, report=replace(report, text=report.text + "!")), [], "v1")
        with pytest.raises(StoreError, match=f"is of report {stray.source.report_id}"):
            store.add_coding(reading, [*coded[1], stray], "v1")
        assert store.counts("v1").coded == 0


@every_store
@given(strategies.reports())
@quick
def test_two_drafts_under_one_id_are_refused(kind: str, report: Report) -> None:
    reading, bare = bare_reading(report), bare_draft(report)
    with fresh(kind) as store:
        keep(store, report)
        with pytest.raises(StoreError, match="one id"):
            store.add_coding(reading, [bare, bare], "v1")
        store.add_coding(reading, [bare], "v1")
        assert list(store.drafts()) == [bare]


@every_store
@given(st.lists(strategies.judgements(), max_size=5, unique_by=lambda one: one.id))
@quick
def test_judgements_are_kept_once_and_come_by_id(kind: str, judgements: list[Judgement]) -> None:
    with fresh(kind) as store:
        assert [store.add_judgement(one) for one in judgements] == [True] * len(judgements)
        assert [store.add_judgement(one) for one in judgements] == [False] * len(judgements)
        assert list(store.judgements()) == sorted(judgements, key=lambda one: one.id)


@every_store
@given(codings(), many_reports, strategies.refusals, strategies.judgements())
@quick
def test_counts_are_those_of_what_is_kept(
    kind: str, coded: Coding, reports: list[Report], refused: Refused, judgement: Judgement
) -> None:
    with fresh(kind) as store:
        keep(store, coded[0].report, *reports)
        store.add_coding(*coded, "v1")
        store.add_refused(refused)
        store.add_judgement(judgement)
        now, later = store.counts("v1"), store.counts("v2")
        assert now.reports == len(list(store.reports()))
        assert (now.refused, now.judgements, now.drafts) == (1, 1, len(coded[1]))
        assert (now.coded, now.pending) == (1, now.reports - 1)
        assert (later.coded, later.pending) == (0, later.reports)


class _Broken(Exception):  # noqa: N818  (raised by the tests alone)
    pass


def _state(store: Writer) -> tuple[object, ...]:
    reports = list(store.reports())
    return (
        reports,
        [store.found(report.id) for report in reports],
        [store.reading(report.id) for report in reports],
        list(store.refusals()),
        list(store.drafts()),
        list(store.judgements()),
        store.counts("v1"),
        store.seen("aa", "s"),
    )


def _add_all(store: Writer, coded: Coding, refused: Refused, judgement: Judgement) -> None:
    keep(store, coded[0].report)
    store.add_coding(*coded, "v1")
    store.add_coding(*coded, "v2")
    store.add_refused(refused)
    store.add_judgement(judgement)
    store.mark_seen("aa", "s", "a.txt")


@every_store
@given(codings(), strategies.reports(), strategies.refusals, strategies.judgements())
@quick
def test_an_exception_in_a_batch_keeps_nothing_of_it(
    kind: str, coded: Coding, before: Report, refused: Refused, judgement: Judgement
) -> None:
    with fresh(kind) as store:
        keep(store, before, coded[0].report)
        store.add_coding(coded[0], [], "v0")
        state = _state(store)
        with contextlib.suppress(_Broken), store.batch():
            _add_all(store, coded, refused, judgement)
            assert _state(store) != state
            raise _Broken
        assert _state(store) == state
        with store.batch():
            _add_all(store, coded, refused, judgement)
        assert _state(store) != state


@every_store
def test_a_batch_within_a_batch_is_refused_and_the_outer_lives_on(kind: str) -> None:
    refused = Refused(source="a", reason=Reason.EMPTY, detail="", raw_sha256=None)
    with fresh(kind) as store:
        with store.batch():
            with pytest.raises(StoreError, match="open already"), store.batch():
                pass
            store.add_refused(refused)
        assert list(store.refusals()) == [refused]


@every_store
@given(st.lists(strategies.reports(), min_size=2, max_size=5, unique_by=lambda one: one.id))
@quick
def test_adding_while_walking_is_safe(kind: str, reports: list[Report]) -> None:
    with fresh(kind) as store:
        keep(store, *reports)
        walked = []
        for report in store.pending("v1"):
            walked.append(report)
            store.add_coding(bare_reading(report), [bare_draft(report)], "v1")
        assert walked == sorted(reports, key=lambda one: one.id)
        assert list(store.pending("v1")) == []


@every_store
def test_a_report_found_under_another_id_is_refused(kind: str) -> None:
    report = bare_report("One.")
    with fresh(kind) as store, pytest.raises(StoreError, match="was found as"):
        store.add_report(report, replace(found(report), report_id=ReportId("r-other")))


@every_store
def test_more_than_a_page_is_walked_in_order(kind: str) -> None:
    reports = [bare_report(f"Number {number}.") for number in range(450)]
    with fresh(kind) as store:
        with store.batch():
            keep(store, *reports)
        assert list(store.reports()) == sorted(reports, key=lambda one: one.id)
        assert len(list(store.pending("v1"))) == len(reports)
