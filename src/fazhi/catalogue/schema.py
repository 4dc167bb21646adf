"""JSON Schemas of the catalogue's files; `python -m fazhi.catalogue.schema` rewrites the stored ones."""

from pathlib import Path

from fazhi.catalogue.specs import INSTRUMENTS, LEXICON, OBLIGATIONS
from fazhi.yamlfile.schema import schema_text, write_schemas


def schemas() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {
        "instruments.schema.json": schema_text(INSTRUMENTS, "规范依据及其版本", "Instruments and their versions"),
        "obligations.schema.json": schema_text(OBLIGATIONS, "一个领域的义务", "The obligations of one domain"),
        "lexicon.schema.json": schema_text(
            LEXICON, "词表：概念和代表它的词", "Concepts and the terms that stand for them"
        ),
    }


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
