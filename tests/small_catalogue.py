"""A catalogue of two instruments and two obligations, and ways to break it."""

from pathlib import Path

from fazhi.catalogue import load
from fazhi.model.errors import CatalogueError, Mistake
from fazhi.model.lexicon import GRADING

INSTRUMENTS = """\
- id: SHILAW
  title: 示例法
  title_en: Example Law
  kind: law
  issuer: 示例机关
  versions:
    - {version: 2010-01-01, in_force_from: 2010-02-01, in_force_to: 2021-12-31, articles: 20}
    - {version: 2021-10-01, in_force_from: 2022-01-01, articles: 30}
  verified: text
- id: SHINOTE
  title: 示例意见
  title_en: Example Opinion
  kind: policy_document
  issuer: 示例机关
  number: 示发〔2015〕1号
  versions:
    - {version: 2015-05-05, in_force_from: 2015-05-05}
  verified: recall
"""
LEAD = """\
- id: LEAD_001
  title: 甲项
  title_en: Item A
  requirement: 应当做甲。
  requirement_en: A is done.
  basis:
    - {instrument: SHILAW, version: 2010-01-01, article: 3, anchor: 甲事, verified: text}
    - {instrument: SHILAW, version: 2021-10-01, article: 4, anchor: 甲事, verified: text}
  applies_to: [county, department]
  cadence: annual
  severity: mandatory
  expects: measure
  remedy: 写明甲的件数。
  remedy_en: Say how many A.
  evidence:
    about: [办理…甲事, "{deed}甲事"]
    not: [乙事]
    figures: [件]
"""
RULES = """\
- id: RULES_001
  title: 丙项
  title_en: Item C
  requirement: 应当做丙。
  requirement_en: C is done.
  basis:
    - {instrument: SHINOTE, version: 2015-05-05, item: 第二部分, anchor: 丙事, verified: recall}
  applies_to: [county]
  cadence: event
  severity: expected
  expects: assertion
  remedy: 写明丙。
  remedy_en: Tell of C.
  evidence:
    section: work
    about: [丙事]
"""
LEXICON = "deed: [做好, 抓好]\n" + "".join(f"{name}: [词]\n" for name in GRADING)
FILES = {
    "instruments.yaml": INSTRUMENTS,
    "lexicon.yaml": LEXICON,
    "obligations/lead.yaml": LEAD,
    "obligations/rules.yaml": RULES,
}


def write(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Lay the catalogue down in a folder, some files replaced."""
    (folder / "obligations").mkdir(exist_ok=True)
    for name, text in (FILES | (changes or {})).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def swap(name: str, old: str, new: str) -> dict[str, str]:
    """The named file with one passage replaced; the passage must be there."""
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new, 1)}


def mistakes(folder: Path) -> tuple[Mistake, ...]:
    """All mistakes of a catalogue; none when it loads."""
    try:
        load(folder)
    except CatalogueError as error:
        return error.mistakes
    return ()
