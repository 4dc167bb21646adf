"""Instruments of a loaded catalogue in the form that the checks of a file's records take."""

from fazhi.catalogue.specs import InstrumentRecord, VersionRecord
from fazhi.model.law import Instrument, Version


def as_record(instrument: Instrument) -> InstrumentRecord:
    """The record of an instrument, as if it had been read without a mistake."""
    values = {name: getattr(instrument, name) for name in Instrument.__slots__}
    values["versions"] = tuple(map(_version, instrument.versions))
    return InstrumentRecord(0, dict.fromkeys(values, 0), values)


def _version(version: Version) -> VersionRecord:
    values = {name: getattr(version, name) for name in Version.__slots__}
    return VersionRecord(0, dict.fromkeys(values, 0), values)
