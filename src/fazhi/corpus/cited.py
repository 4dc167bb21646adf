"""The instruments of the catalogue that results were made with, kept beside them: by these their pages cite."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from fazhi.corpus.mirror import INSTRUMENTS
from fazhi.corpus.results import Results
from fazhi.corpus.tables import SCHEMA
from fazhi.disk import why
from fazhi.model.errors import InputError
from fazhi.model.law import Instrument, InstrumentKind, Verification, Version


def keep_instruments(results: Results, digest: str, instruments: Mapping[str, Instrument]) -> None:
    """Write those of the catalogue with that digest beside the results."""
    told = {"schema": SCHEMA, "catalogue": digest, "instruments": list(map(_told, instruments.values()))}
    data = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    results.put_beside({INSTRUMENTS: data})


def kept_instruments(results: Results) -> dict[str, Instrument] | None:
    """Those by which the results were made; None for results of a time when they were not kept.

    Raises:
        InputError: The file cannot be read.
    """
    path = results.folder / INSTRUMENTS
    try:
        told = json.loads(path.read_bytes())
        found = [_instrument(item) for item in told["instruments"]] if told["schema"] == SCHEMA else None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(results.name, why(error).zh, why(error).en) from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _unreadable(results.name, "内容不对", "it is not what it should be") from None
    if found is None:
        raise _unreadable(results.name, "是另一个版本的", "it is of another version")
    return {item.id: item for item in found}


def _told(item: Instrument) -> dict[str, Any]:
    """What a citation asks of it: title, rank, and whether it has several versions."""
    versions = [each.version.isoformat() for each in item.versions]
    return {"id": item.id, "title": item.title, "title_en": item.title_en, "kind": item.kind, "versions": versions}


def _instrument(told: Mapping[str, Any]) -> Instrument:
    days = [date.fromisoformat(day) for day in told["versions"]]
    return Instrument(
        id=str(told["id"]),
        title=str(told["title"]),
        title_en=str(told["title_en"]),
        kind=InstrumentKind(told["kind"]),
        issuer="",
        number=None,
        territory=None,
        versions=tuple(Version(day, day, None, None) for day in days),
        verified=Verification.RECALL,
        source_url=None,
        note=None,
    )


def _unreadable(name: str, zh: str, en: str) -> InputError:
    return InputError(
        f"{name} 的 {INSTRUMENTS} 无法读取（{zh}）；请再运行一次 fazhi corpus audit，它会重新写出。",
        f"{INSTRUMENTS} of {name} cannot be read ({en}); fazhi corpus audit writes it anew.",
    )
