"""A catalogue of two instruments, six duties and a few words, made for the tests of the engine and for nothing else."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.small_words import SMALL
from fazhi.catalogue import load
from fazhi.model.lexicon import GRADING
from fazhi.model.obligation import Catalogue

WORDS = {
    "blank_word": "待填",
    "act": "印发",
    "light": "开展",
    "event": "培训",
    "slogan": "高度重视",
    "evaluation": "提升",
    "promise": "将",
    "unfinished": "正在",
    "lack": "尚未",
    "vague": "多次",
    "asserting": "事, 办理, 文件",
}
"""What grading looks for here; whatever names a duty says it but in general, unless a test tells otherwise."""
ELSE = "云云"
"""Stands for every other concept of grading but the small words, and in no text."""
LEXICON = "deed: [印发, 开展]\n" + "".join(
    f"{name}: [{SMALL[name].replace(' ', ', ') if name in SMALL else WORDS.get(name, ELSE)}]\n" for name in GRADING
)
INSTRUMENTS = """\
- id: LAW
  title: 例法
  title_en: Law
  kind: law
  issuer: 某机关
  versions:
    - {version: 2010-01-01, in_force_from: 2010-01-01, in_force_to: 2019-12-31, articles: 9}
    - {version: 2019-10-01, in_force_from: 2020-01-01, articles: 9}
  verified: text
- id: NOTE
  title: 例意见
  title_en: Note
  kind: policy_document
  issuer: 某机关
  versions: [{version: 2015-05-05, in_force_from: 2015-05-05}]
  verified: recall
"""
OLD = "{instrument: LAW, verified: text, version: 2010-01-01"
NEW = "{instrument: LAW, verified: text, version: 2019-10-01"
DUTIES = {
    "LEAD_001": f"[{OLD}, article: 1, anchor: 甲事}}, {NEW}, article: 2, anchor: 甲事}}]",
    "LEAD_002": f"[{NEW}, article: 2, anchor: 甲事}}, {NEW}, article: 3, anchor: 乙事}}]",
    "RULES_001": f"[{NEW}, article: 3, anchor: 丙事}}]",
    "RULES_002": "[{instrument: NOTE, version: 2015-05-05, item: 一, anchor: 丁事, verified: recall}]",
    "SUPERVISE_001": f"[{NEW}, article: 5, anchor: 戊事}}]",
    "REPORT_001": f"[{NEW}, article: 6, anchor: 计划}}]",
}
"""What each duty rests on."""
EVIDENCE = {
    "LEAD_001": "{about: [甲事, 甲事…文件], figures: [件]}",
    "LEAD_002": '{about: ["{deed}乙事", 乙事……办法], not: [乙事会]}',
    "RULES_001": "{about: [丙事], results: [零丙事差错]}",
    "RULES_002": "{about: [丁事], measures: [丁事培训]}",
    "SUPERVISE_001": "{about: [戊事], topic: [己事], on_topic: [办理]}",
    "REPORT_001": "{section: plans, about: [法治…报告]}",
}
"""How evidence for each reads."""
EXPECTS = {"LEAD_001": "result"}


def duty(id: str, title: str | None = None) -> str:
    """One duty as its file has it."""
    return f"""\
- id: {id}
  title: {title or id}
  title_en: {id}
  requirement: 某事。
  requirement_en: Something.
  basis: {DUTIES[id]}
  applies_to: [county, department]
  cadence: annual
  severity: {"expected" if "NOTE" in DUTIES[id] else "mandatory"}
  expects: {EXPECTS.get(id, "measure")}
  remedy: 写明某事。
  remedy_en: Tell of it.
  evidence: {EVIDENCE[id]}
"""


def files(duties: Iterable[str] = DUTIES) -> dict[str, str]:
    """The files of a catalogue with these duties, in this order within their domains."""
    found = {"instruments.yaml": INSTRUMENTS, "lexicon.yaml": LEXICON}
    for id in duties:
        name = f"obligations/{id.rpartition('_')[0].lower()}.yaml"
        found[name] = found.get(name, "") + duty(id)
    return found


def write(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Lay it down in a folder, some files replaced."""
    (folder / "obligations").mkdir(parents=True, exist_ok=True)
    for name, text in (files() | dict(changes or {})).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def swap(name: str, old: str, new: str) -> dict[str, str]:
    """A file with one passage replaced; the passage must be there."""
    text = files()[name]
    assert old in text
    return {name: text.replace(old, new, 1)}


def catalogue(folder: Path, changes: Mapping[str, str] | None = None) -> Catalogue:
    """The catalogue, read."""
    return load(write(folder, changes))
