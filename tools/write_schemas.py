"""Writes ``schemas/v1/*.schema.json`` from the code: ``python -m tools.write_schemas``."""

from pathlib import Path

from annals.wire.schemas import VERSION, schema_files

FOLDER = Path(__file__).parent.parent / "schemas" / VERSION


def main() -> None:
    """Write every schema file, and remove those of types that travel no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts = schema_files()
    for present in FOLDER.glob("*.schema.json"):
        if present.name not in texts:
            present.unlink()
            print(f"removed {present.name}")
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
