"""The command line of the benchmarks."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from annals.errors import AnnalsError
from annals.model.report import Report
from benchmarks.corpus import Text, data_texts, repeated, write_lines
from benchmarks.measurement import Measurement, duration, memory, plain, rate, share, table, write_json
from benchmarks.processes import annals_command, run
from benchmarks.reference import reference_seconds

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "reports"
CORES = 2
HELP_TARGET, ONE_REPORT_TARGET = 0.5, 3.0  # seconds
STAGE_TARGETS = {"resolve": 100.0}  # reports a second
DISK_TARGET, MEMORY_TARGET, OPEN_TARGET, LOOK_UPS_TARGET = 60.0, 150.0, 0.05, 20_000.0  # MB, MB, s, names/s
READER_TARGETS = {"extract": 0.8, "line": 0.6}  # of the bare encoder's speed
SKIPPING_TARGET, READER_MEMORY = 3.0, 1000.0  # times as fast, MB
DONE, MISSED, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks as the arguments say and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        with TemporaryDirectory() as folder:
            measurements = list(_measure(options, Path(folder)))
        if options.json:
            write_json(measurements, options.json)
    except (AnnalsError, OSError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return UNUSABLE
    print(table(measurements))
    return MISSED if any(one.missed for one in measurements) else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measures speed, memory and start-up time of Annals.",
        epilog="exit status: 0 all is measured; 1 a target is missed; 2 something cannot be measured",
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="time its fa_kes and isaf too")
    parser.add_argument("--reports", type=_positive, default=200, metavar="N", help="reports of a corpus")
    parser.add_argument("--runs", type=_positive, default=3, metavar="N", help="runs of each measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measurements there too")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def _measure(options: argparse.Namespace, folder: Path) -> Iterator[Measurement]:
    reference = [reference_seconds() for _ in range(options.runs)]
    yield plain("reference loop", "s", reference)
    yield from start_up(folder, options.runs, median(reference))
    yield from gazetteer(options.runs)
    for name, texts in _corpora(options):
        path = folder / f"{name}.jsonl"
        write_lines(texts, path)
        print(f"{name}: {len(texts)} reports, {options.runs} runs", file=sys.stderr, flush=True)
        yield from stages(name, path, options.runs)
        yield from reader(name, path, options.runs, options.data if name != "examples" else None)
        yield from whole_line(name, path, len(texts), options.runs)


def _corpora(options: argparse.Namespace) -> Iterator[tuple[str, list[Text]]]:
    yield "examples", repeated(example_texts(), options.reports)
    if options.data:
        for name, texts in data_texts(options.data):
            yield name, texts[: options.reports]


def example_texts() -> list[Text]:
    """Return the project's example reports, as the product's own readers take them in."""
    from benchmarks.stages import read  # noqa: PLC0415  (only the benchmarks themselves need the stages)

    return [_text(report) for report in read(str(EXAMPLES))]


def _text(report: Report) -> Text:
    published = report.published.isoformat() if report.published else None
    return Text(report.text, report.title, published, report.outlet, report.url)


def start_up(folder: Path, runs: int, reference: float) -> Iterator[Measurement]:
    """Time `annals --help`, and `annals code` on one short report into a new workspace."""
    helped = [run([*annals_command(), "--help"]) for _ in range(runs)]
    yield duration("annals --help", [ran.seconds for ran in helped], reference, HELP_TARGET)
    report = folder / "one.txt"
    report.write_text((EXAMPLES / "sourou-mine.txt").read_text(encoding="utf-8"), encoding="utf-8")
    coded = [run(code_command(report, folder / f"one-{n}.db")) for n in range(runs)]
    yield duration("annals code, one report", [ran.seconds for ran in coded], reference, ONE_REPORT_TARGET)
    yield memory("peak memory, one report", None, [ran.peak_mb for ran in coded])


def gazetteer(runs: int) -> Iterator[Measurement]:
    """Measure the gazetteer alone: its size, its memory, how soon it is open, and look-ups on one core."""
    told = json.loads(run([sys.executable, "-m", "benchmarks.gazetteer", str(runs)]).output)
    reference = median(told["reference"])
    yield memory("gazetteer on disk", None, [told["disk_mb"]], DISK_TARGET)
    yield memory("peak memory, gazetteer alone", None, [told["peak_mb"]], MEMORY_TARGET)
    yield duration("gazetteer opened", told["opened"], reference, OPEN_TARGET)
    for name, key in _LOOK_UPS.items():
        names = rate(name, None, told["names"], told[key], reference, target=LOOK_UPS_TARGET)
        yield replace(names, unit="names/s")


_LOOK_UPS = {
    "look-ups, cold": "held_cold",
    "look-ups, cold, of no place": "unknown_cold",
    "look-ups, warm": "held_warm",
}


def code_command(path: Path, workspace: Path) -> list[str]:
    """Return the command that codes a file into a workspace on two cores."""
    options = ["--workspace", str(workspace), "--jobs", str(CORES)]
    return [*annals_command(), "code", str(path), *options]


def stages(name: str, path: Path, runs: int) -> Iterator[Measurement]:
    """Time each stage alone, in one process."""
    told = json.loads(run([sys.executable, "-m", "benchmarks.stages", str(path), str(runs)]).output)
    reference = median(told["reference"])
    for stage, seconds in told["seconds"].items():
        yield rate(stage, name, told["reports"], seconds, reference, target=STAGE_TARGETS.get(stage))
    yield memory("peak memory, stages in one process", name, [told["peak_mb"]])


def whole_line(name: str, path: Path, reports: int, runs: int) -> Iterator[Measurement]:
    """Time `annals code` from the file to the workspace, start-up included."""
    reference, ran = [], []
    for number in range(runs):
        reference.append(reference_seconds())
        ran.append(run(code_command(path, path.with_name(f"{name}-{number}.db"))))
    measure = f"whole line, {CORES} cores"
    yield rate(measure, name, reports, [one.seconds for one in ran], median(reference))
    yield memory("peak memory, largest process of the line", name, [one.peak_mb for one in ran])


def reader(name: str, path: Path, runs: int, data: Path | None) -> Iterator[Measurement]:
    """Time the trained tagger beside its bare encoder, and a run that skips what is irrelevant."""
    more = [str(data)] if data else []
    told = json.loads(run([sys.executable, "-m", "benchmarks.reader", str(path), str(runs), *more]).output)
    reference = median(told["reference"])
    yield rate("bare encoder", name, told["reports"], told["encoder"], reference)
    yield rate("extract, trained", name, told["reports"], told["extract"], reference)
    for part, target in READER_TARGETS.items():
        shares = [bare / whole for bare, whole in zip(told["encoder"], told[part], strict=True)]
        yield share(f"{part}, trained, beside the bare encoder", name, shares, target)
    gains = [a / b for a, b in zip(told["all_read"], told["skipped"], strict=True)]
    yield share("skipping nine irrelevant reports in ten", name, gains, SKIPPING_TARGET)
    yield memory("peak memory, trained tagger", name, [told["peak_mb"]], READER_MEMORY)
