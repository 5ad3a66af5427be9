"""The weights of a reader: a folder with three graphs, a tokenizer, the look's weights, and a card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annals.errors import SettingsError
from annals.neural.weighing import FEATURES, WEIGHED

SHIPPED = "trained"
"""The name of the reader that ships with Annals."""
_CARD = "reader.json"


@dataclass(frozen=True, slots=True)
class Card:
    """What ``reader.json`` says: the lists that the heads choose from, and settings chosen on dev splits.

    ``thresholds`` are by head or role, ``temperatures`` by head; ``most`` is the longest window in tokens.
    ``weighing`` holds by role what each feature of words in it weighs, and a last number added to all.
    """

    name: str
    most: int
    sorts: tuple[str, ...]
    roles: tuple[str, ...]
    asked: dict[str, tuple[str, ...]]
    attributes: dict[str, tuple[str, ...]]
    toll: dict[str, tuple[str, ...]]
    thresholds: dict[str, float]
    temperatures: dict[str, float]
    weighing: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def threshold(self, name: str) -> float:
        """Return the probability from which a head says yes."""
        return self.thresholds.get(name, 0.5)


@dataclass(frozen=True, slots=True)
class Weights:
    """The files of one reader; ``version`` is its name with the first digits of its checksum."""

    folder: Path
    card: Card
    version: str

    def graph(self, name: str) -> str:
        """Return the path of a graph."""
        return str(self.folder / f"{name}.onnx")

    @property
    def skim(self) -> Path:
        """Return the path of the weights of the look that leaves reports unread."""
        return self.folder / "skim.npy"


@cache
def shipped_folder() -> Path:
    """Return the folder of the weights that ship with Annals."""
    with as_file(files("annals.neural").joinpath("weights")) as path:
        return path


def open_weights(folder: Path) -> Weights:
    """Open the weights in a folder and check that every file is the one that was trained.

    Raises:
        SettingsError: a file is missing or is not what ``reader.json`` says.
    """
    path = folder / _CARD
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        for name, digest in told["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise SettingsError(
                    f"{folder / name}: not the file that {_CARD} names; fetch the folder again"
                )
        card = _card(told)
    except OSError as error:
        missing = Path(error.filename or path).name
        raise SettingsError(
            f"{folder}: holds no reader, {missing} cannot be read; name a folder that training wrote"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path}: not as a reader's card is: {error!r}") from error
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:8]
    return Weights(folder=folder, card=card, version=f"{card.name}-{digest}")


def _card(told: dict[str, Any]) -> Card:
    labels = told["labels"]
    return Card(
        name=str(told["name"]),
        most=int(told["most"]),
        sorts=tuple(labels["sorts"]),
        roles=tuple(labels["roles"]),
        asked={sort: tuple(labels[f"{sort}_roles"]) for sort in ("event", "cue", "report")},
        attributes={name: tuple(of) for name, of in labels["attributes"].items()},
        toll={name: tuple(of) for name, of in labels["toll"].items()},
        thresholds={name: float(value) for name, value in told["thresholds"].items()},
        temperatures={name: float(value) for name, value in told["temperatures"].items()},
        weighing=_weighing(told.get("weighing", {})),
    )


def _weighing(told: dict[str, list[float]]) -> dict[str, NDArray[np.float64]]:
    """Return what features of words weigh by role: for every role that is weighed, or for none."""
    weighing = {role: np.array(told[role], dtype=np.float64) for role in WEIGHED} if told else {}
    for role, row in weighing.items():
        if row.shape != (FEATURES + 1,) or not np.isfinite(row).all():
            raise ValueError(f"weighing {role}: needs {FEATURES + 1} numbers")
    return weighing
