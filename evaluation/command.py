"""The command line of the evaluation."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from annals.errors import AnnalsError
from annals.settings import Settings
from evaluation.data_set import DataSet, data_sets
from evaluation.product import Product
from evaluation.results import Result, table, write_json
from evaluation.running import Loaded, Run, evaluate, load

DONE, FELL, UNUSABLE = 0, 1, 2
_EPILOG = """exit status: 0 all is measured; 1 a value fell below its floor, or the product crashed on a
report; 2 the arguments or the data cannot be used"""


def main(arguments: Sequence[str], product: Product | None = None) -> int:
    """Run the evaluation as the arguments say and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        loaded = _load(options)
        run = Run(
            product=product or _annals(options.tagger),
            jobs=options.jobs,
            stream=None if options.quiet else sys.stderr,
            whole=options.limit is None,
            tagger=options.tagger or Settings().extract.tagger,
        )
        results = list(evaluate(loaded, run))
        if options.json:
            write_json(results, options.json)
    except (AnnalsError, OSError) as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return UNUSABLE
    print(table(results))
    return _verdict(results)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description="Measures Annals on the data sets that a folder holds.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder for each data set")
    parser.add_argument("--set", action="append", metavar="NAME", help="this set only; may be given again")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    parser.add_argument(
        "--tagger", metavar="NAME", help="trained, lexical or a folder of weights, not the default"
    )
    parser.add_argument("--limit", type=_positive, metavar="N", help="use the first N rows of each set")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, help="processes (all cores)")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def _load(options: argparse.Namespace) -> Loaded:
    if not options.data.is_dir():
        raise AnnalsError(f"{options.data} is no folder")
    loaded = load(options.data, _wanted(options.set), options.limit)
    for name, splits in loaded.found.items():
        rows = ", ".join(f"{split.name} ({len(split.documents)})" for split in splits)
        print(f"found {name}: {rows}", flush=True)
    for name in loaded.missing:
        print(f"not there, skipped: {name}", flush=True)
    if not loaded.found:
        raise AnnalsError(f"{options.data} holds none of the sets {', '.join(loaded.missing)}")
    return loaded


def _wanted(names: Sequence[str] | None) -> tuple[DataSet, ...]:
    there = data_sets()
    unknown = sorted(set(names or ()) - set(there))
    if unknown:
        raise AnnalsError(f"no set {', '.join(unknown)}; there are {', '.join(there)}")
    return tuple(data_set for name, data_set in there.items() if not names or name in names)


def _annals(tagger: str | None) -> Product:
    """Return the product itself, imported only when something is measured."""
    from evaluation.annals_product import Annals  # noqa: PLC0415  (tests and --help need no gazetteer)

    return Annals(tagger)


def _verdict(results: Sequence[Result]) -> int:
    crashed = any(result.measure == "crashed" and result.value for result in results)
    fell = [result for result in results if result.fell]
    for result in fell:
        print(f"below its floor: {result.set} {result.split} {result.measure}", file=sys.stderr)
    return FELL if fell or crashed else DONE
