"""Words of polarity, made for the tests of what was not done, done by others or left open, and for nothing else."""

from engine.telling import grammar
from fazhi.evidence.grammar import Grammar
from fazhi.model.obligation import Catalogue

POLAR = {
    "issue": "印发",
    "own_deed": "组织",
    "complete": "完成 建立 覆盖",
    "complete_tail": "工作",
    "deny": "尚未 没有 未 无",
    "deny_not": "未来 无障碍",
    "deny_pair": "无一不",
    "deny_stop": "但 而",
    "deny_twice": "不得 不予",
    "deny_on": "对 督促",
    "deny_dealt": "督办 整改",
    "deny_how": "按时 全面",
    "denied_head": "单位 案件",
    "prevent": "杜绝",
    "tackle": "整治",
    "bad_outcome": "被撤销 事故 积案 逾期",
    "bad_means": "预案",
    "work_verb": "化解",
    "agent": "部门",
    "happen": "发生",
    "occasion": "文件 复议",
    "occasion_make": "制发",
    "occasion_of": "行政",
    "time_head": "本年度 全年",
    "done_mark": "已 共",
    "done_not": "公共 共同",
    "nought_is": "为",
    "nought_of": "合计",
    "blank_unit": "次 件 场",
    "answer_no": "否 没有 未完成",
    "answer_yes": "是 已完成",
    "answer_open": "推进中",
    "question": "是否",
    "column_lack": "问题",
    "column_plan": "计划",
    "column_aside": "备注",
    "column_last": "上年",
    "row_lack": "不足",
    "row_plan": "打算",
    "other_unit": "上级 邻县",
    "own_affair": "部署",
    "own_affair_near": "指示",
    "oneself": "我县",
    "own_reply": "随即",
    "place_not": "市场",
    "own_place": "本县",
    "organ": "政府 局",
    "organ_not": "局面",
    "order": "要求",
    "ordered": "各镇",
    "should_who": "单位",
    "should": "应当",
    "should_alone": "务必",
    "should_not": "应当说",
    "condition": "如果",
    "condition_not": "如果实",
    "consequence": "可以",
    "meant_for": "旨在",
    "able": "能够",
    "able_not": "能够的",
}
"""By concept, parted by blanks."""


def polar(six: Catalogue, **words: str) -> Grammar:
    """What grading looks for, with these words and some others."""
    return grammar(six, **(POLAR | words))
