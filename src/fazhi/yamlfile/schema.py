"""The JSON Schema of a file as text, the same on every run."""

import json
from pathlib import Path

from fazhi.disk import write_whole
from fazhi.yamlfile.kinds import Kind, Schema


def schema_text(kind: Kind[object], zh: str, en: str) -> str:
    """The schema (draft 2020-12) of a file whose root is of this kind; `zh` and `en` say what the file is."""
    head: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{zh} / {en}"}
    return json.dumps(head | kind.schema(), ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, schemas: dict[str, str]) -> None:
    """Store schemas, each under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas.items():
        write_whole(folder / name, text.encode())
