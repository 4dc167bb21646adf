"""A project of any size: as many duties as asked for, and a report with one sentence of evidence for each."""

import shutil
from hashlib import sha256
from pathlib import Path

from fazhi.model.obligation import Domain

ROOT = Path(__file__).parents[2]
DUTY = """\
- id: {id}
  title: 第{number}项
  title_en: Item {number}
  requirement: 单位应当办理第{number}项事务，并且说明办理的件数和结果。
  requirement_en: The unit handles matter {number} and tells how many cases there were and how they ended.
  basis:
    - {{instrument: {law}, version: 2020-01-01, article: {article}, anchor: 事务, verified: text}}
  applies_to: [county]
  cadence: annual
  severity: mandatory
  expects: measure
  remedy: 写明第{number}项的件数。
  remedy_en: Tell how many cases of item {number} there were.
  evidence:
    about: [事务{code}, 办理…事务{code}]
    figures: [件]
"""
INSTRUMENT = """\
- id: {law}
  title: 示例法之{number}
  title_en: Example Law {number}
  kind: law
  issuer: 示例机关
  versions:
    - {{version: 2020-01-01, in_force_from: 2020-02-01, articles: 400}}
  verified: text
"""
RECORD = """\
title: 甲县人民政府2024年度法治政府建设情况报告
unit: 甲县人民政府
unit_kind: county
year: 2024
source: 为测量编写
sha256: {sha256}
characters: {characters}
text: report.txt
"""
LAWS = 69
"""As many instruments as the catalogue that ships, each with its share of the duties."""
LETTERS = "甲乙丙丁戊己庚辛壬癸"


def make(folder: Path, count: int) -> Path:
    """Catalogue, report and pages for that many duties; the folder is a project to build."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("_build", "reports"))
    shutil.copy(ROOT / "conf.py", folder)
    _catalogue(folder / "requirements", count)
    report = folder / "docs" / "reports" / "jia-2024"
    shutil.copytree(ROOT / "docs" / "reports" / "yunzhou-hightech-2024", report)
    text = _text(count)
    (report / "report.txt").write_text(text, encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    (report / "report.yaml").write_text(RECORD.format(sha256=digest, characters=len(text)), encoding="utf-8")
    (report / "known.yaml").unlink()
    return folder


def code(number: int) -> str:
    """The number spelled so that no spelling is the beginning of another."""
    return "".join(LETTERS[int(digit)] for digit in f"{number:05}")


def _catalogue(folder: Path, count: int) -> None:
    (folder / "obligations").mkdir(parents=True)
    laws = [INSTRUMENT.format(law=f"LAW{number}", number=number) for number in range(LAWS)]
    (folder / "instruments.yaml").write_text("\n".join(laws), encoding="utf-8")
    shutil.copy(ROOT / "requirements" / "lexicon.yaml", folder)
    domains = list(Domain)
    for at, domain in enumerate(domains):
        duties = [
            DUTY.format(
                id=f"{domain}_{place:03}", number=number, code=code(number),
                law=f"LAW{number % LAWS}", article=number % 400 + 1,
            )
            for place, number in enumerate(range(at, count, len(domains)), 1)
        ]  # fmt: skip
        (folder / "obligations" / f"{domain.lower()}.yaml").write_text("\n".join(duties), encoding="utf-8")


def _text(count: int) -> str:
    lines = [f"全年办理事务{code(number)}共{number % 90 + 2}件。" for number in range(count)]
    paragraphs = ["".join(lines[at : at + 20]) for at in range(0, count, 20)]
    return "\n".join(["甲县人民政府2024年度法治政府建设情况报告", "一、主要举措和成效", *paragraphs, ""])
