"""Corpora of any size: reports put together anew from the clauses of the texts written for this repository."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from fazhi.model.report import Part, PassageKind
from fazhi.reading import read

ROOT = Path(__file__).parents[2]
BYTES = 10_000
"""Of a report, in UTF-8."""
REAL = 0.03
"""The share of sentences of real reports that stand word for word in another unit's."""
_FIRST, _SECOND = "临青安平和永新长南北东西云石金白红海江河", "川州溪山阳江城源丰泽宁安远林湖浦岭池潭滨"
_KINDS = ("县人民政府", "县司法局", "区人民政府", "镇人民政府", "县市场监督管理局", "高新技术产业开发区管理委员会")
_PROVINCES = ("浙江省", "山东省", "广东省", "四川省", "河南省")
_YEARS = (2022, 2023, 2024, 2025)
_PARTS = {
    Part.WORK: ("一、主要举措和成效", 0.8),
    Part.SHORTCOMINGS: ("二、存在的不足和原因", 0.1),
    Part.PLANS: ("三、下一年度工作安排", 0.1),
}
"""Headings, and how much of a report stands under each."""
_NUMBER = re.compile(r"(?<![\d年月第〔])\d{1,4}(?=[件次个名人份项场万元%家])")


def make(folder: Path, many: int, start: int = 0) -> Path:
    """So many reports, in a folder for each hundred."""
    for number in range(start, start + many):
        path = folder / f"{number // 100:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), encoding="utf-8")
    return folder


def text(number: int, turn: int = 0) -> str:
    """One report, always the same for a number; another for each turn."""
    dice = random.Random(f"{number} {turn}")
    year = _YEARS[number % len(_YEARS)]
    unit = number // len(_YEARS)
    name = (
        f"{_PROVINCES[unit % len(_PROVINCES)]}{_FIRST[unit % len(_FIRST)]}"
        f"{_SECOND[unit // len(_FIRST) % len(_SECOND)]}{_KINDS[unit % len(_KINDS)]}"
    )
    lines = [f"{name}{year}年度法治政府建设情况报告"]
    for part, (heading, share) in _PARTS.items():
        lines.append(heading)
        lines += _paragraphs(clauses()[part], int(BYTES / 3 * share), dice)
    return "\n".join(lines) + "\n"


def _paragraphs(pool: Sequence[str], characters: int, dice: random.Random) -> Iterator[str]:
    """Paragraphs of a few sentences of a few clauses each; as many as in reality stand elsewhere too."""
    while characters > 0:
        sentences = []
        for _ in range(dice.randint(2, 5)):
            if dice.random() < REAL:
                at = 3 * dice.randrange(len(pool) // 6)
                sentences.append("，".join(pool[at : at + 3]) + "。")
                continue
            picked = dice.sample(pool, dice.randint(2, 4))
            sentences.append(
                "，".join(_NUMBER.sub(lambda _: str(dice.randint(2, 999)), each) for each in picked) + "。"
            )
        paragraph = "".join(sentences)
        characters -= len(paragraph)
        yield paragraph


@cache
def clauses() -> dict[Part, list[str]]:
    """The clauses of the repository's own reports, by the part they stand in."""
    found: dict[Part, dict[str, None]] = {part: {} for part in _PARTS}
    sample = ROOT / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"
    for path in [sample, *sorted((ROOT / "tests" / "gold").glob("*.txt"))]:
        report = read(path, unit_kind="county", year=2023)
        for passage in report.passages:
            if passage.kind is PassageKind.SENTENCE and passage.part in found:
                words = report.text[passage.start : passage.end]
                pieces = (piece.strip(" 　\n。") for piece in re.split("[，；。：\n]", words))
                found[passage.part].update(dict.fromkeys(piece for piece in pieces if 5 <= len(piece) <= 60))
    return {part: list(items) for part, items in found.items()}


def repeat_rate(numbers: Sequence[int]) -> float:
    """The share of sentences that stand word for word in another of these reports."""
    sentences = Counter(sentence for number in numbers for sentence in set(re.findall("[^。\n]{12,}。", text(number))))
    return sum(count for count in sentences.values() if count > 1) / sum(sentences.values())
