"""Fuzz every reader with mutations of the samples: ``python tests/ingest/fuzz_readers.py --minutes 10``.

Whatever the bytes, what comes out must be reports and refusals that hold together; anything raised
is a crash. Crashing inputs are written to the folder named by ``--keep``. Exit status 1 for any.
"""

from __future__ import annotations

import argparse
import faulthandler
import gzip
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from annals.ingest.blob import Blob  # noqa: E402  (the path comes first, so that the script runs alone)
from annals.ingest.inputs import InputFile  # noqa: E402  (as above)
from annals.model.report import Refused, Report  # noqa: E402  (as above)
from annals.settings import IngestSettings  # noqa: E402  (as above)

SAMPLES = Path(__file__).parent / "samples"
LIMIT = 400_000
SLOW_SECONDS = 10.0
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n\r\n", b'"', b"{", b"[" * 50,
    b"<", b"<div>" * 40, b"]]>", b"<!--", b"<![CDATA[", b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", b"&a;",
    b"---\n", b"WARC/1.0\r\n", b"%PDF-", b"\x1f\x8b", b"Content-Length: 99999999999\r\n",
    b"Transfer-Encoding: chunked\r\n", b"99999999999999999999", b"-1", b"2024-10-24", b"0000-00-00", b"1e999",
    b"\\ud800", b"<time datetime=''>", b"endobj", b"stream\n", b"/Encrypt 1 0 R", b"=" * 60, b",", b"\t",
    b"\r\nfffffffffff\r\n", b"\r\nContent-Encoding: gzip\r\n", b"\r\nContent-Encoding: br\r\n",
)  # fmt: skip


def mutate(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """Return the bytes changed in a few places: flipped, cut, doubled, spliced, or with tokens put in."""
    body = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 3, 6, 12))):
        at = dice.randrange(len(body) + 1)
        kind = dice.randrange(7)
        if kind == 0 and body:
            body[at % len(body)] ^= 1 << dice.randrange(8)
        elif kind == 1:
            del body[at : at + dice.choice((1, 4, 40, 4000))]
        elif kind == 2:
            body[at:at] = body[at : at + dice.choice((3, 60, 2000))] * dice.choice((1, 2, 30))
        elif kind == 3:
            other = dice.choice(others)
            cut = dice.randrange(len(other))
            body[at:at] = other[cut : cut + dice.choice((10, 300, 5000))]
        elif kind == 4:
            body[at:at] = dice.choice(TOKENS) * dice.choice((1, 1, 5, 200))
        elif kind == 5:
            body[at:at] = dice.randbytes(dice.choice((1, 8, 64)))
        else:
            del body[at:]
    return bytes(body[:LIMIT])


def check(data: bytes, name: str, options: IngestSettings) -> Counter[str]:
    """Read the bytes as a file of this name and check all that comes out; return what it was."""
    blob = Blob(name=name, limit=options.max_file_bytes, data=data)
    found: Counter[str] = Counter()
    for taken in InputFile(source=name, sha256="0" * 64, _options=options, _blob=blob).items():
        item = taken.item
        if isinstance(item, Refused):
            assert item.detail, "a refusal without words"
            item.detail.encode()
            found[str(item.reason)] += 1
            continue
        assert isinstance(item, Report), f"neither report nor refusal: {item!r}"
        assert options.min_text_chars <= len(item.text) <= options.max_text_chars + 1000, "length"
        "".join(filter(None, (item.text, item.title, item.url, item.outlet))).encode()
        found["report"] += 1
    assert found, "nothing came out"
    return found


def main() -> int:
    """Fuzz for the minutes asked for and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    args = parser.parse_args()
    faulthandler.enable()
    args.keep.mkdir(parents=True, exist_ok=True)
    dice = random.Random(args.seed)  # noqa: S311  (nothing secret)
    options = IngestSettings(max_file_bytes=2 * LIMIT)
    seeds = {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir())}
    raw = [gzip.decompress(data) if name.endswith(".gz") else data for name, data in seeds.items()]
    names = list(seeds)
    runs, crashes, slowest = 0, 0, (0.0, "")
    found: Counter[str] = Counter()
    until = time.monotonic() + 60 * args.minutes
    while time.monotonic() < until:
        name = names[runs % len(names)]
        data = mutate(seeds[name], raw, dice)
        called = dice.choice(names) if dice.random() < 0.1 else name
        (args.keep / "last").write_bytes(called.encode() + b"\n" + data)  # what a hard crash leaves behind
        began = time.monotonic()
        try:
            found += check(data, called, options)
        except Exception:  # noqa: BLE001  (finding them is the point)
            crashes += 1
            (args.keep / f"crash-{crashes}-{called}").write_bytes(data)
            traceback.print_exc()
        took = time.monotonic() - began
        slowest = max(slowest, (took, called))
        if took > SLOW_SECONDS:
            crashes += 1
            (args.keep / f"slow-{crashes}-{called}").write_bytes(data)
        runs += 1
    sys.stdout.write(f"{runs} inputs over {len(names)} samples, {crashes} crashes or hangs\n")
    sys.stdout.write(f"slowest {slowest[0]:.2f} s ({slowest[1]})\n")
    for what, count in found.most_common():
        sys.stdout.write(f"{count:8} {what}\n")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
