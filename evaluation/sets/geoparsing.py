"""Geoparsing corpora: news with every place name marked and located; the names are given.

The stage that chooses places is measured by itself: it gets the text, the title and the offsets of
the names. Names that the file does not locate are left out and their share is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import fmean, median

from annals.gazetteer.places import PlaceEntry, places
from annals.model.values import Place
from evaluation.data_set import DataSet, Split
from evaluation.geoparsing_files import Article, MarkedName, Point, read_folder
from evaluation.measures import share
from evaluation.place_measures import (
    Countries,
    calibration_error,
    counted,
    distance_km,
    error_kind,
    is_near,
    point_of,
    reliability,
)
from evaluation.product import Document, PlaceAnswer, Prediction, Product
from evaluation.results import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One name with where it lies. ``country`` is a code, None where no country is scored."""

    words: str
    point: Point
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One file: the gold of every document in order, how many names there are, and how many have no words."""

    documents: tuple[Document, ...]
    gold: tuple[tuple[Gold, ...], ...]
    names: int
    lost: int


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load every file as a split of its own."""
    splits = []
    for name, articles in read_folder(folder).items():
        corpus = _corpus(articles[:limit])
        splits.append(Split(name=name, documents=corpus.documents, score=partial(_score, corpus)))
    return tuple(splits)


SET = DataSet(name="geoparsing", files=(), any_files=("**/*.xml", "**/*.ann"), load=load)


@cache
def _countries() -> Countries:
    return Countries(places())


def _corpus(articles: Sequence[Article]) -> Corpus:
    with_country = any(name.country for article in articles for name in article.names)
    documents, gold = [], []
    for article in articles:
        located = [(name, point) for name in article.names if (point := _point(name))]
        if located:
            offsets = tuple((name.start, name.end) for name, _ in located)
            documents.append(Document(text=article.text, title=article.title, names=offsets))
            gold.append(tuple(_gold(article, *pair, with_country=with_country) for pair in located))
    return Corpus(
        documents=tuple(documents),
        gold=tuple(gold),
        names=sum(len(article.names) + article.lost for article in articles),
        lost=sum(article.lost for article in articles),
    )


def _point(name: MarkedName) -> Point | None:
    """Return where a name lies by the file, or by the gazetteer for a GeoNames id without coordinates."""
    return name.point or point_of(places().get(f"gn:{name.geonames}"))


def _gold(article: Article, name: MarkedName, point: Point, *, with_country: bool) -> Gold:
    if with_country:
        country = _countries().named(name.country) if name.country else None
    else:
        country = _countries().around(point)
    return Gold(words=article.text[name.start : name.end], point=point, country=country)


def _score(corpus: Corpus, told: Sequence[Prediction], _: Product) -> Iterator[Score]:
    gold = [one for names in corpus.gold for one in names]
    answers = [
        answer
        for names, prediction in zip(corpus.gold, told, strict=True)
        for answer in prediction.places or (None,) * len(names)
    ]
    candidates = [_candidates(one.words) for one in gold]
    yield from _shares(gold, answers, candidates)
    yield from _distances(gold, answers)
    kinds = [
        error_kind(answer.place if answer else None, one.point, one.country, found)
        for one, answer, found in zip(gold, answers, candidates, strict=True)
    ]
    for kind, n in counted(kind for kind in kinds if kind != "right"):
        yield Score(measure=f"error: {kind}", value=n / len(gold), n=n)
    yield from _by_level(gold, answers)
    yield from _reliability(gold, answers)
    left = corpus.names - len(gold)
    yield Score(measure="left_out", value=left / corpus.names if corpus.names else None, n=left)
    yield Score(measure="words_not_in_text", value=corpus.lost / (corpus.names or 1), n=corpus.lost)


def _candidates(words: str) -> tuple[PlaceEntry, ...]:
    return tuple(match.entry for match in places().matches(words, abbreviations=True))


def _shares(
    gold: Sequence[Gold],
    answers: Sequence[PlaceAnswer | None],
    candidates: Sequence[Sequence[PlaceEntry]],
) -> Iterator[Score]:
    """Yield the share near the gold point and the share in the right country, beside base lines."""
    columns: dict[str, list[Place | PlaceEntry | None]] = {
        "": [answer.place if answer else None for answer in answers],
        "/most_populous": [max(found, key=lambda one: one.population, default=None) for found in candidates],
        "/first_candidate": [next(iter(found), None) for found in candidates],
    }
    for name, said in columns.items():
        value, n = share(is_near(place, one.point) for one, place in zip(gold, said, strict=True))
        yield Score(measure=f"within_161km{name}", value=value, n=n)
    for name, said in columns.items():
        pairs = [(one, place) for one, place in zip(gold, said, strict=True) if one.country]
        value, n = share(_country(place) == one.country for one, place in pairs)
        yield Score(measure=f"country{name}", value=value, n=n)


def _country(place: Place | PlaceEntry | None) -> str | None:
    """Return the country of an answer; a sea or a continent has that of its point, as in the gold."""
    point = point_of(place)
    told = place.country if place else None
    return told or (_countries().around(point) if point else None)


def _distances(gold: Sequence[Gold], answers: Sequence[PlaceAnswer | None]) -> Iterator[Score]:
    """Yield median and mean distance of the answers that have a point."""
    points = [
        (one.point, point_of(answer.place if answer else None))
        for one, answer in zip(gold, answers, strict=True)
    ]
    apart = [distance_km(wanted, point) for wanted, point in points if point]
    yield Score(measure="median_km", value=median(apart) if apart else None, n=len(apart))
    yield Score(measure="mean_km", value=fmean(apart) if apart else None, n=len(apart))


def _by_level(gold: Sequence[Gold], answers: Sequence[PlaceAnswer | None]) -> Iterator[Score]:
    """Yield the share right of the answers with a point, by what kind of place they are."""
    right: dict[str, list[bool]] = defaultdict(list)
    for one, answer in zip(gold, answers, strict=True):
        if answer and point_of(answer.place):
            right[answer.place.level].append(is_near(answer.place, one.point))
    for level, found in sorted(right.items()):
        value, n = share(found)
        yield Score(measure=f"right_at_level: {level}", value=value, n=n)


def _reliability(gold: Sequence[Gold], answers: Sequence[PlaceAnswer | None]) -> Iterator[Score]:
    """Yield the share right for each tenth of the score, and how far the two lie apart on average.

    An answer without a point says that no such place is known; it claims nothing that a distance tests.
    """
    pairs = [
        (one, answer) for one, answer in zip(gold, answers, strict=True) if answer and point_of(answer.place)
    ]
    scores = [answer.score for _, answer in pairs]
    bins = reliability(scores, [is_near(answer.place, one.point) for one, answer in pairs])
    for one in bins:
        yield Score(measure=f"right_at_score: {one.name}", value=one.right, n=one.n)
    yield Score(measure="calibration_error", value=calibration_error(bins), n=len(pairs))
