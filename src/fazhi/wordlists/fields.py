"""What the lists of words in requirements/ may say; `python -m fazhi.wordlists.fields` rewrites their schemas."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final

from fazhi.yamlfile import ListOf, Record, RecordOf, Text, required
from fazhi.yamlfile.schema import schema_text, write_schemas

_WORD = Text(
    r"[^\s|()\[\]{}?*+^$\\]{1,20}",
    "1 至 20 个字，不含空格和 | ( ) [ ] { } ? * + ^ $ \\",
    r"1 to 20 characters without blanks and | ( ) [ ] { } ? * + ^ $ \\",
)
_PHRASE = Text(
    r"[^|(){}?*+^$\\\n]{1,20}",
    "1 至 20 个字，不含 | ( ) { } ? * + ^ $ \\",
    r"1 to 20 characters without | ( ) { } ? * + ^ $ \\",
)
"""The same, which may hold blanks and square brackets."""
_Words = tuple[str, ...]
_some = partial(required, ListOf(_WORD, 1, unique=True))
_any = partial(required, ListOf(_WORD, unique=True))
_phrases = partial(required, ListOf(_PHRASE, 1, unique=True))


class ReadingRecord(Record):
    """reading.yaml: a list of words each."""

    leader_alone: Annotated[_Words, _some("单独出现即是履职部分", "a heading with one is of the leadership part")]
    leader: Annotated[_Words, _some("主要负责人的说法", "words for the head of a unit")]
    leader_duty: Annotated[
        _Words, _some("其后出现即是履职部分", "behind a leader they make a heading of the leadership part")
    ]
    lack: Annotated[_Words, _some("不足的说法", "words for a shortcoming")]
    lack_with: Annotated[_Words, _some("连着不足出现的词", "what stands with a shortcoming in a heading")]
    lack_title: Annotated[_Words, _some("本身就是不足部分的标题", "a heading with one is of the shortcomings part")]
    mend_before: Annotated[_Words, _some("在不足之前，讲的是解决", "before a shortcoming they mend it")]
    mend_after: Annotated[_Words, _some("在不足之后，讲的是解决", "behind a shortcoming they mend it")]
    next: Annotated[_Words, _some("标题中出现即是安排部分", "a heading with one is of the plans part")]
    plan: Annotated[_Words, _some("章标题以其一结尾即是安排部分", "a chapter that ends with one is of the plans part")]
    plan_below: Annotated[
        _Words, _some("小标题以“工作”“建设”加其一结尾即是安排部分", "the same below a chapter, behind 工作 or 建设")
    ]
    plan_title: Annotated[_Words, _some("章标题中出现即是安排部分", "a chapter with one is of the plans part")]
    plan_last: Annotated[_Words, _some("章标题以其一结尾即是安排部分", "the same at its end")]
    done: Annotated[_Words, _some("章标题中出现即是举措和成效部分", "a chapter with one is of the work part")]
    annex: Annotated[_Words, _some("以其一开头的是附件", "an annex begins with one")]
    next_opening: Annotated[
        _Words, _some("句首有其一，讲的是下一年", "a sentence that begins with one is of the next year")
    ]
    done_opening: Annotated[
        _Words, _some("句首有其一，又讲已做的工作", "a sentence that begins with one is of work again")
    ]
    subject: Annotated[_Words, _some("标题中单位名称到此为止", "what ends the unit's name in a title")]
    subject_verb: Annotated[_Words, _any("可以在 subject_law 之前", "may stand before subject_law")]
    subject_law: Annotated[_Words, _some("标题中单位名称到此为止", "the same")]
    development_zone: Annotated[_Words, _some("开发区名称的结尾", "how names of development zones end")]
    township: Annotated[_Words, _some("乡镇街道名称的结尾", "how names of townships end")]
    township_place: Annotated[_Words, _some("乡镇街道的地名结尾", "how places of that level end")]
    township_body: Annotated[_Words, _any("可以在 township_place 之后", "may stand behind township_place")]
    department: Annotated[_Words, _some("部门名称的结尾", "how names of departments end")]
    county: Annotated[_Words, _some("县级以上政府名称的结尾", "how names of governments end")]
    outside: Annotated[_Words, _some("不在四类之内的单位名称的结尾", "how names of units of no kind on record end")]
    party_organ: Annotated[_Words, _some("党的机关和群团组织", "organs of the Party and mass organisations")]
    department_commission: Annotated[
        _Words, _some("也叫管理委员会的部门", "departments that are called a management committee as well")
    ]
    department_office: Annotated[_Words, _some("驻外地的办事处", "offices that a government keeps elsewhere")]
    party_tail: Annotated[_Words, _some("名称之后还可以有其一", "may stand behind the name of a unit")]
    prefecture: Annotated[_Words, _some("地区和盟的派出机关", "offices that govern a prefecture")]
    own_zone: Annotated[_Words, _some("“我”“本”之后是开发区", "behind 我 or 本, a development zone speaks of itself")]
    own_township: Annotated[_Words, _some("“我”“本”之后是乡镇街道", "behind 我 or 本, a township speaks of itself")]
    own_department: Annotated[_Words, _some("“我”“本”之后是部门", "the same of a department")]
    own_county: Annotated[_Words, _some("“我”“本”之后是县级以上政府", "the same of a government")]
    title_plan: Annotated[_Words, _some("标题中的年份是下一年的", "behind a year in a title they plan the next")]
    part_year: Annotated[_Words, _some("只是一年的一部分", "a part of a year only")]
    many_years: Annotated[_Words, _some("不止一年", "more than one year")]
    other_document: Annotated[_Words, _some("以其一结尾的不是报告", "a document that ends with one is no report")]
    other_report: Annotated[_Words, _some("标题中有其一的是另一种报告", "a title with one is of another report")]
    passed_on: Annotated[_Words, _some("可以转发报告的", "documents that may hand on a report")]
    asks_others: Annotated[_Words, _some("要别人报告的说法", "words that ask others for a report")]
    label_published: Annotated[_Words, _some("栏目：发布日期", "labels of a page for the day of publication")]
    label_written: Annotated[_Words, _some("栏目：成文日期", "the same for the day it was written")]
    label_number: Annotated[_Words, _some("栏目：文号", "the same for the document number")]
    label_issuer: Annotated[_Words, _some("栏目：发文机关", "the same for who issues it")]
    label_title: Annotated[_Words, _some("栏目：标题", "the same for the title")]
    label_page: Annotated[_Words, _some("栏目：与报告无关", "labels that say nothing of the report")]
    page_word: Annotated[_Words, _some("菜单和按钮", "menus and buttons of a page")]
    stamp: Annotated[_Words, _some("盖在报告上面的密级和稿次", "marks of secrecy and of drafts above a report")]
    page_start: Annotated[_Words, _some("网页上的行以其一开头", "a line of a page begins with one")]
    page_end: Annotated[_Words, _some("网页上的行以其一结尾", "a line of a page ends with one")]
    page_below: Annotated[_Words, _some("网页正文之下的行以其一开头", "a line below an article begins with one")]
    page_foot: Annotated[_Words, _some("网页正文之下的行有其一", "a line below an article holds one")]
    red_head: Annotated[_Words, _some("红头以其一结尾", "a red letterhead ends with one")]
    title: Annotated[_Words, _some("标题里总有其一", "a title holds one")]
    title_end: Annotated[_Words, _some("以其一结尾的标题已经完整", "a title that ends with one is complete")]
    office: Annotated[_Words, _some("落款和署名以其一结尾", "a signature ends with one")]
    official: Annotated[_Words, _some("作报告的人", "who gives a report")]
    label_done: Annotated[
        _Words, _some("以其一加冒号开头的段落讲的是已做的", "a paragraph that begins with one and : tells of a deed")
    ]
    signature_label: Annotated[
        _Words, _some("正文之后的行以其一加冒号开头", "a line behind the text begins with one and :")
    ]
    signature_start: Annotated[_Words, _some("正文之后的行以其一开头", "a line behind the text begins with one")]
    copied: Annotated[
        _Words,
        _some("版记中报送给谁的行以其一加冒号开头", "a line that names who is sent a copy begins with one and :"),
    ]
    printed: Annotated[
        _Words, _some("版记中印发的行以其一结尾", "the line that names who printed it and when ends with one")
    ]
    counted: Annotated[_Words, _some("数字之后有其一，讲的是成果", "behind a number they make a result")]
    counted_digits: Annotated[_Words, _some("只在阿拉伯数字之后才是", "the same behind digits only")]
    act: Annotated[_Words, _some("讲的是做了什么", "tell of a deed")]
    act_not: Annotated[_Words, _any("其中不算的", "but not these")]
    light_act: Annotated[_Words, _some("长句里讲的是做了什么", "tell of a deed in a long line")]
    light_act_not: Annotated[_Words, _any("其中不算的", "but not these")]
    lack_end: Annotated[_Words, _some("以其一结尾讲的是不足", "what ends with one is a shortcoming")]
    lack_need: Annotated[_Words, _some("“需”之后以其一结尾讲的是不足", "the same behind 需")]


class PrecheckRecord(Record):
    """precheck.yaml: a list of words each."""

    to_fill: Annotated[
        _Words, _phrases("方括号里以其一开头或结尾的没有填完", "in square brackets they tell of a blank")
    ]
    to_fill_alone: Annotated[_Words, _phrases("圆括号里只有其一的没有填完", "the same alone in round brackets")]
    prompt: Annotated[_Words, _phrases("模板的提示，没有删的说明", "prompts and instructions of a template")]
    blank_before: Annotated[
        _Words, _phrases("××、○○在其一之前是没有填的", "before one ×× and ○○ stand for what is not filled in")
    ]
    draft_mark: Annotated[_Words, _phrases("文稿没有定的标记", "marks of a draft")]
    secret_mark: Annotated[_Words, _phrases("不公开的标记", "marks of what is not for the public")]
    hanging: Annotated[_Words, _phrases("以其一结尾的句子没有写完", "a sentence that ends with one is cut off")]
    doubled: Annotated[_Words, _phrases("连写两遍就是误写的词", "words that stand twice in a row by a slip only")]


class AcrossRecord(Record):
    """across.yaml: a list of words each."""

    common: Annotated[_Words, _phrases("两句话都有它也不说明什么的词", "words that show nothing when shared")]
    measure: Annotated[_Words, _phrases("数字后面的量词和单位", "what numbers count in")]
    where: Annotated[_Words, _phrases("只说在哪里、凭什么做的开头", "how a clause begins that only says where")]
    deed: Annotated[_Words, _phrases("其后是所做的事", "what the deed itself begins with")]
    closing: Annotated[_Words, _phrases("结束语、号召，不是承诺", "closing words and calls, which promise nothing")]
    opening: Annotated[_Words, _phrases("引出下文、只作概括的话，不是承诺", "words that only introduce or sum up")]
    cause: Annotated[
        _Words, _phrases("以其一开头的是前一项不足的原因", "what begins with one is the cause of the former")
    ]
    ritual: Annotated[_Words, _phrases("仪式性的话", "words of ritual")]
    thanks: Annotated[_Words, _phrases("致谢和称呼", "thanks and addresses")]
    slogan: Annotated[_Words, _phrases("口号", "slogans")]
    superior: Annotated[_Words, _phrases("引上级的话", "how a superior's words are quoted")]


ROOTS: Final[Mapping[str, RecordOf[Any]]] = {
    "reading": RecordOf(ReadingRecord),
    "precheck": RecordOf(PrecheckRecord),
    "across": RecordOf(AcrossRecord),
}
"""What each file may say, by its name without suffix."""
_TITLES: Final = {
    "reading": ("读报告用的词", "The words by which reports are read"),
    "precheck": ("发出之前要看的话", "The words by which a report is checked before it goes out"),
    "across": ("把两份报告放在一起看的话", "The words by which two reports are looked at together"),
}


def schemas() -> dict[str, str]:
    """The texts of the schemas by their file names."""
    return {f"{name}.schema.json": schema_text(root, *_TITLES[name]) for name, root in ROOTS.items()}


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
