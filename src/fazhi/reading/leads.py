"""Which items carry a title of their own, and which only number a sentence."""

import re

from fazhi.reading.document import DROP
from fazhi.reading.numbering import LOOSE
from fazhi.reading.outline import Node

_LONGEST = 64
"""Characters; a longer lead of a section is a sentence."""
_LONGEST_POINT = 45
"""Characters; a longer lead of a point (一是) is a sentence."""
_LONGEST_ACT = 24
_LONGEST_BARE = 16
"""Characters; a longer lead with nothing told under it is a sentence."""
_OPEN = {"；", ";", "，", ",", "、"}
"""Marks after which a list goes on."""
_OPEN = {"；", ";", "，", ",", "、"}
"""Marks after which a list goes on."""
_TRAILING = f"。；;：:，！!？?. \t\u3000\n\r{DROP}"
_UNIT = (
    "(?:余|多|来)?(?:个|项|件|次|名|人|家|条|份|场|期|起|宗|批次|万|亿|%|％|户|篇|元|平方|公里|处|套|天|小时"
    "|公顷|亩|座|所|轮)"
)
_FIGURE = re.compile(f"[\\d０-９][\\d０-９.,．，]*{_UNIT}|[二三四五六七八九十百千万两]+{_UNIT}(?!一|制|行动)")
_QUOTED = re.compile('[“‘「『"][^“”‘’「」『』"]*[”’」』"]|《[^《》]*》|（[^（）]*）')
_ACT = re.compile(
    "印发|制定|制订|出台|召开|修订|成立|组建|设立|举办|签订|签署|下发|编制|聘请|聘任|选派|发布|完成|挂牌|上线|备案|废止"
    "|组织(?:召开|开展|学习|参加|举办|编|观看|旁听|执法|行政|全|干部|党员|领导|人员|各|\\d)|建立(?!健全|和完善|完善)|开展了|建成"
)
_LACK = re.compile(
    "(?:不足|不够|不强|不高|不深|不实|不严|不多|不大|不到位|不规范|不平衡|不充分|不完善|不健全|不均衡|薄弱|欠缺|差距|滞后|缺乏|严峻|多发"
    "|[有尚仍还亟]待.{2,8}|需.{0,5}(?:加强|提升|提高|完善|强化)|(?:存在|面临).{0,12}问题)$"
)
_LIGHT_ACT = re.compile("开展|组织(?!领导|保障|建设|实施|体系|机构|协调|性|化|力)|建立|办理|落实了|实行|推行|创建")


def has_title(node: Node, text: str) -> bool:
    """Whether what follows the number is a title rather than a sentence that tells of an act."""
    form, lead = node.mark.form, lead_of(node, text)
    if not lead:
        return False
    if node.piece.block.depth or form in {"part", "plain", "sub"}:
        return True
    if len(lead) > (_LONGEST_POINT if form in LOOSE else _LONGEST) or node.piece.closed in _OPEN:
        return False
    if not node.piece.closed.strip("”’」』）)》\"'") and node.piece.last:
        return _names_section(node, lead)
    return _names_subject(node, lead)


def lead_of(node: Node, text: str) -> str:
    """What stands between the number and the end of its piece, without closing punctuation."""
    return text[node.mark.end : lead_end(node, text)].replace(DROP, "").strip()


def lead_end(node: Node, text: str) -> int:
    """Offset behind the lead's last word."""
    start = node.mark.end
    return start + len(text[start : node.piece.end].rstrip(_TRAILING))


def _names_section(node: Node, lead: str) -> bool:
    """A line without closing punctuation is a heading, unless it counts something done."""
    if node.mark.form in {"cn", "cnp"}:
        return True
    bare = _QUOTED.sub("", lead)
    return not _FIGURE.search(bare) and not (
        node.mark.form in LOOSE | {"ar"} and not _opens_body(node) and _ACT.search(bare)
    )


def _names_subject(node: Node, lead: str) -> bool:
    """A short lead without figure or concrete act, with something told under it or under its like."""
    if lead.count("，") + lead.count(",") > (3 if node.mark.form in {"cn", "cnp"} else 2):
        return False
    bare = _QUOTED.sub("", lead)
    if _FIGURE.search(bare) or _ACT.search(bare) or _LACK.search(lead):
        return False
    if not node.body and ("，" in lead or len(lead) > _LONGEST_BARE):
        return False
    if _LIGHT_ACT.search(bare) and "，" not in bare and len(lead) > _LONGEST_ACT:
        return False
    return _opens_body(node) or (node.body and node is not node.run.nodes[-1])


def _opens_body(node: Node) -> bool:
    """Whether at least half the items of its list have something told under them."""
    return 2 * node.run.bodies >= len(node.run.nodes)
