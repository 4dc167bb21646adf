"""What the words of a heading or the opening of a sentence say of the part they stand in."""

import re
from typing import NamedTuple

from fazhi.model.report import Part

_LEADER = re.compile(
    "第一责任人|(?:主要负责人|主要负责同志|主要领导|“?一把手”?|行政首长).{0,16}(?:履行|履职|职责|责任|述法|带头)"
    "|履行.{0,12}(?:主要负责人|主要负责同志|主要领导).{0,12}职责"
)
_LACK = "(?:问题|不足|短板|困难|差距|薄弱环节|弱项|困境|制约因素)"
_LACKS_LOOSE = re.compile(
    f"存在.{{0,14}}{_LACK}|{_LACK}.{{0,8}}(?:原因|不足|困难|差距|短板|挑战|弱项)|^(?:主要|目前|当前)?(?:的)?{_LACK}(?:$|及|和|与)"
    f"|不足之处|原因分析|面临.{{0,6}}(?:{_LACK}|挑战)|(?:工作|建设)(?:中|上)?的?(?:主要)?{_LACK}$|^原因"
)
_LACKS_STRICT = re.compile(
    f"^(?:目前|当前|工作中?|主要|还|仍|推进.{{0,16}})*存在的?(?:主要|一些|突出)*{_LACK}.{{0,12}}$|^(?:主要)?{_LACK}(?:$|[及和与].{{0,12}}$)|^不足之处"
)
_MENDED = re.compile(
    f"(?:解决|整改|破解|化解|聚焦|补齐|攻克|针对|查找|梳理|纠正|治理|反馈|回应|围绕|坚持|指出).{{0,14}}{_LACK}|{_LACK}.{{0,4}}(?:整改|导向|清单|解决)(?!措施|方向)"
)
_NEXT = (
    "下一步|下步|下一阶段|下阶段|下一年|下年度|明年|来年|今后|努力方向|(?:工作)?打算|整改措施|改进(?:措施|方向)|对策建议|意见建议|工作建议"
    "|下一个五年|未来"
)
_PLANS_LOOSE = re.compile(
    f"{_NEXT}|(?:工作|重点|主要)?(?:安排|计划|思路|规划|设想)(?:部署)?$|总体(?:要求|部署|思路)|目标(?:任务|要求|$)|主要目标|工作任务$|主要任务$"
)
_PLANS_STRICT = re.compile(f"^(?:.{{0,10}}(?:及|和|与))?(?:{_NEXT})|(?:工作|建设)(?:安排|计划|思路|打算|设想)$")
_DONE = re.compile(
    "回顾|总结|成效|成绩|完成情况|落实情况|执行情况|开展情况|进展情况|推进情况|工作情况|安排.{0,4}情况|主要举措|主要做法|工作亮点"
)
_ANNEX = re.compile("^(?:附件|附录|附表|附：|附:|有关名词解释|名词解释|名词、?术语|.{0,12}名词.{0,6}(?:注释|解释)$)")
_YEAR = re.compile("((?:19|20)\\d\\d)年")
_MIXED = re.compile(f"{_LACK}.{{0,10}}(?:{_NEXT}|(?:工作)?(?:安排|计划|思路|措施))")


class Meaning(NamedTuple):
    """What a heading says of its part."""

    part: Part | None
    """None where its words say nothing."""
    mixed: bool = False
    """Whether it announces shortcomings and plans together."""


def heading_meaning(title: str, base: int, *, chapter: bool) -> Meaning:
    """The part a heading announces; plans may be told by a year after `base`, the year that is reported on."""
    words = re.sub(r"[\s“”\"‘’]", "", title)
    if chapter and _ANNEX.search(words):
        return Meaning(Part.CLOSING)
    if _LEADER.search(words):
        return Meaning(Part.LEADERSHIP)
    lacks = (_LACKS_LOOSE if chapter else _LACKS_STRICT).search(words)
    if lacks and not _MENDED.search(words):
        return Meaning(Part.SHORTCOMINGS, mixed=bool(_MIXED.search(words)))
    if chapter and _DONE.search(words) and not re.search(_NEXT, words):
        return Meaning(Part.WORK)
    if (_PLANS_LOOSE if chapter else _PLANS_STRICT).search(words) or (chapter and _later(words, base)):
        return Meaning(Part.PLANS)
    return Meaning(None)


def _later(words: str, base: int) -> bool:
    years = [int(year) for year in _YEAR.findall(words)]
    return bool(years) and min(years) > base


_LACK_OPENING = re.compile(
    f"(?:^|，)(?:[^，。]{{0,24}}，)?(?:但|但是|同时|当然|然而|虽然|我们?[局区县市镇委]?|也|还|仍|必须|要|在肯定成绩的同时|在看到成绩的同时)*[，]?[^，。]{{0,16}}"
    "(?:清醒(?:地)?(?:看到|认识到|意识到)|也?(?:看到|认识到)(?:，)?(?:仍|还|尚)?存在|存在(?:以下|一些|不少|诸多|许多|如下|着一?些|的主要)[^，。]{0,8}"
    f"{_LACK}|(?:仍|还|尚|又)(?:然|旧)?(?:存在|面临|有)(?:着)?(?:以下|一些|不少|诸多|许多|如下|一定|较多|很多)?(?:的)?[^，。]{{0,10}}(?:{_LACK}|挑战))"
    f"|^(?:目前|当前)?[^，。]{{0,6}}存在的?(?:主要|突出)?{_LACK}(?:主要)?(?:是|有|：|表现|如下)|^(?:主要)?(?:问题|不足|短板)(?:主要)?(?:是|有|表现)"
)
_PLAN_OPENING = re.compile(
    "^(?:各位代表[，！])?(?:针对[^，。]{2,20}，)?(?:下一步|下步|下一阶段|下阶段|下一年|下年度|明年|来年|今后|接下来|在今后的工作中)"
    "(?:[^，。]{0,12})?(?:，|：|将|要|我)"
)
_YEAR_OPENING = re.compile("^(?:在)?((?:19|20)\\d\\d)年(?:度)?[^。]{0,16}?(?:将|要|计划|拟|力争)")
_DONE_OPENING = re.compile(
    "^(?:各位代表[，！、]?|同志们[，！、]?)*(?:$|一年来|过去[一三五]年|过去的[一三五]年|五年来|这些成绩|成绩的取得|以上成绩)"
)


_HINT = re.compile(
    "下[一步阶年]|[明来]年|今后|接下来|\\d年|问题|不足|短板|困难|差距|薄弱|弱项|困境|因素|挑战|清醒|[看认][到识]"
    "|各位代表|同志们|一年来|过去|成绩"
)
"""What every such opening holds; looked for first, since most sentences hold nothing of it."""


def sentence_meaning(sentence: str, base: int) -> Part | None:
    """The part that the opening of a sentence switches to, if it does."""
    if not _HINT.search(sentence):
        return None
    if _PLAN_OPENING.match(sentence):
        return Part.PLANS
    year = _YEAR_OPENING.match(sentence)
    if year and int(year[1]) > base:
        return Part.PLANS
    if _LACK_OPENING.search(sentence):
        return Part.SHORTCOMINGS
    return Part.WORK if _DONE_OPENING.match(sentence) else None
