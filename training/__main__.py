"""``python -m training --data FOLDER --out FOLDER``: train, settle and export a reader."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.export import export
from training.settle import settings_of
from training.silver import silver
from training.skim import teach
from training.train import Recipe, train, train_last
from training.weigh import weigh

_THREADS = 2


def _options() -> argparse.Namespace:
    """Return what the arguments say."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description="Trains a reader on a folder of data sets; a run that was cut off goes on where it was.",
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder for each data set")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the training: record, checkpoints, weights"
    )
    parser.add_argument("--name", default="trained", help="name of the reader")
    parser.add_argument("--runs", type=int, default=1, help="runs whose mean is taken")
    parser.add_argument("--epochs", type=int, default=12, help="epochs of each run")
    parser.add_argument("--last-epochs", type=int, default=7, help="epochs from the mean on, in disguise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=_THREADS)
    parser.add_argument("--most", type=int, default=448, help="tokens of the longest window")
    parser.add_argument("--area", type=int, default=1800, help="tokens of a batch, padding included")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="step of the encoder; the heads take six")
    parser.add_argument("--last-rate", type=float, default=1e-4, help="the same from the mean on")
    parser.add_argument(
        "--last-share", type=float, default=0.4, help="what of these is taken beside the mean"
    )
    parser.add_argument("--muc4", type=int, default=550, help="windows of MUC-4 in an epoch")
    parser.add_argument("--polnear", type=int, default=50, help="windows of PolNeAR in an epoch")
    parser.add_argument("--case2021", type=int, default=340, help="snippets of CASE 2021 in an epoch")
    parser.add_argument(
        "--silver", type=int, default=450, help="windows of reports that nobody annotated, in a last epoch"
    )
    parser.add_argument("--guesses", type=int, default=0, help="tokens first read for their language")
    return parser.parse_args()


def main() -> None:
    """Train a reader as the arguments say; by default as the shipped one, but for its last round."""
    options = _options()
    torch.set_num_threads(options.threads)
    recipe = Recipe(
        runs=options.runs,
        epochs=options.epochs,
        last_epochs=options.last_epochs,
        seed=options.seed,
        most=options.most,
        area=options.area,
        rate=options.rate,
        last_rate=options.last_rate,
        last_share=options.last_share,
        silver=options.silver,
        guesses=options.guesses,
        shares={name: getattr(options, name) for name in ("muc4", "polnear", "case2021")},
    )
    train(options.data, options.out, recipe)
    if recipe.last_epochs:
        teacher = options.out / "teacher"
        export(options.out, teacher, settings_of(options.data, options.out, f"{options.name}-teacher"))
        weigh(options.data, teacher)
        heard = silver(options.data, teacher, recipe.seed) if recipe.silver else []
        train_last(options.data, options.out, recipe, heard)
    settings = settings_of(options.data, options.out, options.name)
    export(options.out, options.out / "weights", settings)
    weigh(options.data, options.out / "weights")
    teach(options.data, options.out / "weights")
    print(json.dumps(settings["calibration"]))
    print(f"the reader is in {options.out / 'weights'}: name it with --tagger, or in the settings")


if __name__ == "__main__":
    main()
