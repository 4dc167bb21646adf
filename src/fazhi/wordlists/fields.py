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
    unit_level: Annotated[_Words, _some("其后可以有机关的名称", "behind one the name of its body may stand")]
    unit_tail: Annotated[_Words, _some("机关的名称，可以不写", "names of such bodies, which may be left out")]
    prefecture: Annotated[_Words, _some("地区和盟的派出机关", "offices that govern a prefecture")]
    own_zone: Annotated[_Words, _some("“我”“本”之后是开发区", "behind 我 or 本, a development zone speaks of itself")]
    own_township: Annotated[_Words, _some("“我”“本”之后是乡镇街道", "behind 我 or 本, a township speaks of itself")]
    own_department: Annotated[_Words, _some("“我”“本”之后是部门", "the same of a department")]
    own_county: Annotated[_Words, _some("“我”“本”之后是县级以上政府", "the same of a government")]
    title_plan: Annotated[_Words, _some("标题中的年份是下一年的", "behind a year in a title they plan the next")]
    title_remedy: Annotated[
        _Words,
        _some("前一年的事里有其一，报告的是后一年", "what a title tells of an earlier year than its own holds one"),
    ]
    part_year: Annotated[_Words, _some("只是一年的一部分", "a part of a year only")]
    many_years: Annotated[_Words, _some("不止一年", "more than one year")]
    other_document: Annotated[_Words, _some("以其一结尾的不是报告", "a document that ends with one is no report")]
    other_report: Annotated[_Words, _some("标题中有其一的是另一种报告", "a title with one is of another report")]
    report_of_others: Annotated[_Words, _some("标题中有其一的说的是别人", "a title with one is of others' work")]
    passed_on: Annotated[_Words, _some("可以转发报告的", "documents that may hand on a report")]
    asks_others: Annotated[_Words, _some("要别人报告的说法", "words that ask others for a report")]
    label_published: Annotated[_Words, _some("栏目：发布日期", "labels of a page for the day of publication")]
    label_written: Annotated[_Words, _some("栏目：成文日期", "the same for the day it was written")]
    label_number: Annotated[_Words, _some("栏目：文号", "the same for the document number")]
    label_issuer: Annotated[_Words, _some("栏目：发文机关", "the same for who issues it")]
    label_year: Annotated[_Words, _some("表格里单独一格、其后一格是年度", "a cell of a form before that of the year")]
    label_unit: Annotated[_Words, _some("表格里单独一格、其后一格是单位", "a cell of a form before that of the unit")]
    label_title: Annotated[_Words, _some("栏目：标题", "the same for the title")]
    label_page: Annotated[_Words, _some("栏目：与报告无关", "labels that say nothing of the report")]
    page_word: Annotated[_Words, _some("菜单和按钮", "menus and buttons of a page")]
    stamp: Annotated[_Words, _some("盖在报告上面的密级和稿次", "marks of secrecy and of drafts above a report")]
    mail_prefix: Annotated[
        _Words, _some("转来的、回复的邮件，主题以其一加冒号开头", "before the colon in the subject of a mail handed on")
    ]
    text_label: Annotated[
        _Words, _some("自成一行，以下是正文", "by itself in a line, below it stands the text of the document")
    ]
    page_start: Annotated[_Words, _some("网页上的行以其一开头", "a line of a page begins with one")]
    page_end: Annotated[_Words, _some("网页上的行以其一结尾", "a line of a page ends with one")]
    page_below: Annotated[_Words, _some("网页正文之下的行以其一开头", "a line below an article begins with one")]
    page_home: Annotated[_Words, _some("导航的第一步以其一结尾", "the first step of a breadcrumb ends with one")]
    page_links: Annotated[
        _Words, _some("自成一行，以下是网页上别的文章", "by itself in a line, below it stand other pages of a site")
    ]
    page_comments: Annotated[
        _Words, _some("自成一行，以下是读者的留言", "by itself in a line, below it stand the comments of readers")
    ]
    page_below_alone: Annotated[
        _Words,
        _some("网页正文之下的行只有其一，或者以其一作标签", "a line below an article is one, or is labelled by one"),
    ]
    share_line: Annotated[
        _Words, _some("请人关注、分享的行以其一开头", "a line that asks to follow or share begins with one")
    ]
    share_verb: Annotated[_Words, _some("请人关注之前的动作", "what is to be done before such a request")]
    share_if: Annotated[
        _Words, _some("请人点赞之前的一句以其一开头", "the clause before such a request begins with one")
    ]
    share_then: Annotated[
        _Words, _some("在请人点赞之前，紧接着那一句", "right behind such a clause, before the request")
    ]
    share_end: Annotated[
        _Words, _some("在一行点赞、在看之类的词末尾", "at the end of a line of the words of share_count alone")
    ]
    page_blank: Annotated[
        _Words, _some("自成一行，印在没有正文的一页上", "by itself in a line, on a page that holds no text")
    ]
    share_count: Annotated[
        _Words, _some("一行只有这些词和数字", "a line that counts readers holds nothing but these and figures")
    ]
    matter_program: Annotated[
        _Words, _some("文前数据里只给程序看的栏目", "fields of front matter that are written for programs alone")
    ]
    reader_label: Annotated[_Words, _some("说网页工具和收发件人的栏目", "labels of tools, readers and senders")]
    credit_label: Annotated[_Words, _some("文章底下署名的栏目", "labels of who wrote and edited a post")]
    scan_line: Annotated[_Words, _some("请人扫码的一行以其一开头", "a line that asks to scan a page's code begins so")]
    mail_sent: Annotated[_Words, _some("信末说用什么发的一行以其一开头", "a line on how a mail was sent begins so")]
    mail_mark: Annotated[_Words, _some("原信分隔线上的字", "words in the rule above a quoted mail")]
    mail_from: Annotated[_Words, _some("引用的原信以其一和冒号开头", "a quoted mail begins with it and a colon")]
    mail_wrote: Annotated[_Words, _some("其后是引用的原信", "a quoted mail stands behind it")]
    chat_sent: Annotated[
        _Words, _some("聊天软件在方括号里写出发来的是什么", "what a chat calls in brackets that which was sent")
    ]
    chat_word: Annotated[_Words, _some("聊天记录里一行只有这些词", "a line of a chat that holds nothing else")]
    reviewer: Annotated[
        _Words, _some("整行括起来的审稿意见里有其一", "a remark of a reviewer, a line in brackets, holds one")
    ]
    label_period: Annotated[_Words, _some("报告的是哪段时间之前的标签", "a label before the time reported on")]
    gazette: Annotated[_Words, _some("公报、刊物的名称以其一结尾", "the name of a gazette ends with one")]
    guide: Annotated[
        _Words,
        _some(
            "表格、模板里说明怎样填写的一行以其一加冒号开头",
            "a line of a form that says how to fill it in is labelled by one",
        ),
    ]
    guide_note: Annotated[
        _Words, _some("整行括起来或者引用的填写说明里有其一", "such a line in brackets or quoted as a whole holds one")
    ]
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
    name_not: Annotated[_Words, _some("有其一的不是署名的单位", "a line with one names no unit that signs")]
    named_by: Annotated[
        _Words, _some("机构以其一命名时不是讲做了什么", "a body may be named by one, which then tells of no deed")
    ]
    office_within: Annotated[
        _Words, _some("单位里的科、股以其一结尾", "an office within a unit, which may sign, ends with one")
    ]
    office_within_work: Annotated[
        _Words, _some("单独署名的科、股，名称里有其一", "the name of one that signs without its unit holds one")
    ]
    copied_also: Annotated[
        _Words, _some("以其一开头的，不论送给谁都是版记", "a line with one lists copies, whoever gets them")
    ]
    receiver: Annotated[_Words, _some("送给以其一结尾的人", "who is sent a copy ends with one")]
    copied: Annotated[
        _Words,
        _some("版记中报送给谁的行以其一加冒号开头", "a line that names who is sent a copy begins with one and :"),
    ]
    printed: Annotated[
        _Words, _some("版记中印发的行以其一结尾", "the line that names who printed it and when ends with one")
    ]
    heading_end: Annotated[_Words, _some("写满一行的章标题以其一结尾", "a heading as long as a line ends with one")]
    goes_on: Annotated[
        _Words, _some("一行以其一开头，接着上一行说", "a line that begins with one goes on with the last")
    ]
    counted: Annotated[_Words, _some("数字之后有其一，讲的是成果", "behind a number they make a result")]
    counted_digits: Annotated[_Words, _some("只在阿拉伯数字之后才是", "the same behind digits only")]
    act: Annotated[_Words, _some("讲的是做了什么", "tell of a deed")]
    act_not: Annotated[_Words, _any("其中不算的", "but not these")]
    light_act: Annotated[_Words, _some("长句里讲的是做了什么", "tell of a deed in a long line")]
    light_act_not: Annotated[_Words, _any("其中不算的", "but not these")]
    lack_end: Annotated[_Words, _some("以其一结尾讲的是不足", "what ends with one is a shortcoming")]
    lack_need: Annotated[_Words, _some("“需”之后以其一结尾讲的是不足", "the same behind 需")]
    law_word: Annotated[_Words, _some("有其一，讲的是法治政府", "with one, a line is about the rule of law")]
    law_report: Annotated[_Words, _some("其后有 report_word，是报告", "with report_word behind it, a report")]
    report_word: Annotated[_Words, _some("是报告的说法", "words for a report")]
    report_first: Annotated[_Words, _some("其后有 law_behind，也是报告", "with law_behind behind it, a report as well")]
    law_behind: Annotated[_Words, _some("在 report_first 之后", "stands behind report_first")]
    annex_name: Annotated[_Words, _some("名称有其一的文件是附件", "a file named with one is an annex")]
    annex_tasks: Annotated[
        _Words, _some("名称有其一的附件、附表分派任务，不讲做了的事", "an annex or a table so named hands out tasks")
    ]
    annex_settled: Annotated[
        _Words, _some("名称有其一，说的是任务办没办", "so named, it says whether tasks were done, and hands out none")
    ]
    settled_head: Annotated[
        _Words,
        _some("任务表里有一列以其一为列名，说的是任务办没办", "the head of a column that says what came of tasks"),
    ]
    annex_number: Annotated[_Words, _some("其后是附件的编号", "before the number of an annex")]
    annex_alone: Annotated[_Words, _some("自成一行的附件", "an annex on a line of its own")]
    annex_line: Annotated[
        _Words, _some("网页上以其一开头的行是附件", "a line of a page that begins with one is an annex")
    ]
    attached: Annotated[_Words, _some("邮件所列的附件", "what a mail lists of its attachments")]
    glossary: Annotated[_Words, _some("其后有 glossary_end 的是附件", "with glossary_end behind it, an annex")]
    glossary_end: Annotated[_Words, _some("在 glossary 之后", "stands behind glossary")]
    glossary_word: Annotated[_Words, _some("有其一的行不是小标题", "a line with one is no heading")]
    title_opening: Annotated[
        _Words, _some("有其一或者年份，标题可以从这一行开始", "a title may begin on a line with one, or with a year")
    ]
    title_rest: Annotated[_Words, _some("标题的下一行以其一开头", "how the next line of a title begins")]
    title_rest_plan: Annotated[_Words, _some("标题的下一行以其一结尾", "how the next line of a title ends")]
    announced: Annotated[_Words, _some("以其一开头的不是标题", "what begins so is no title")]
    announced_end: Annotated[_Words, _some("以其一结尾的不是标题", "what ends so is no title")]
    year_heading_how: Annotated[_Words, _some("年份小标题里的修饰", "what may qualify the heading of a year")]
    year_heading_of: Annotated[_Words, _some("年份小标题说的是什么", "what the heading of a year is on")]
    year_heading_end: Annotated[_Words, _some("年份小标题以其一结尾", "how the heading of a year ends")]
    year_chapter: Annotated[_Words, _some("年份之后有其一，是一章的标题", "behind a year, of a chapter")]
    year_plan: Annotated[
        _Words, _some("句首的年份之后有其一，讲的是打算", "behind a year that opens a sentence, of plans")
    ]
    salute: Annotated[_Words, _some("称呼", "words that greet those present")]
    salute_more: Annotated[_Words, _some("结尾一段的称呼", "the same at the end")]
    salute_both: Annotated[_Words, _some("自成一行的称呼", "the same on a line of its own")]
    farewell: Annotated[_Words, _some("称呼之后有其一，是结束语", "behind a greeting, of the last words")]
    farewell_opening: Annotated[_Words, _some("结束语以其一开头", "how the last words begin")]
    farewell_how: Annotated[_Words, _some("在 farewell_opening 之后", "stands behind farewell_opening")]
    farewell_call: Annotated[_Words, _some("其后号召做什么", "what is called for behind it")]
    site_end: Annotated[_Words, _some("网站名称以其一结尾", "how the name of a site ends")]
    issued_note: Annotated[_Words, _some("注明公开方式的一行以其一开头", "how a note on publication begins")]
    thanks: Annotated[_Words, _some("致谢的一行以其一开头", "how a line of thanks begins")]
    editor: Annotated[_Words, _some("有其一的一行是页脚", "a line with one is of the page")]
    seal: Annotated[_Words, _some("印章自成一行", "a seal on a line of its own")]
    seal_mark: Annotated[_Words, _some("落款之后括号里的印章", "a seal in brackets behind a signature")]
    seal_more: Annotated[_Words, _some("也是括号里的印章", "the same elsewhere")]
    copies: Annotated[_Words, _some("其后是印数", "before the number of copies")]
    weekday: Annotated[_Words, _some("日期之后是星期几", "before the day of the week")]
    calendar: Annotated[_Words, _some("网页上的日历", "of a calendar on a page")]
    weather: Annotated[_Words, _some("网页上的天气", "of the weather on a page")]
    about: Annotated[
        _Words, _some("有其一的不是红头，也不是转发的报告", "a line with one is no letterhead and no report handed on")
    ]
    lack_is: Annotated[_Words, _some("其后是不足", "before a shortcoming")]
    lack_faced: Annotated[_Words, _some("其后是不足或者挑战", "before a shortcoming or a challenge")]
    challenge: Annotated[_Words, _some("也是不足", "words for a challenge")]
    lack_head: Annotated[_Words, _some("不足的标题可以以其一开头", "how a heading of shortcomings may begin")]
    lack_head_below: Annotated[
        _Words, _some("小标题里在“存在”之前", "stands before lack_is in a heading below a chapter")
    ]
    lack_pushing: Annotated[_Words, _some("同上，其后还有所推进的事", "the same, with what is pushed on")]
    lack_kind: Annotated[_Words, _some("小标题里在“存在的”之后", "stands behind lack_is")]
    lack_main: Annotated[_Words, _some("可以在不足之前", "may stand before a shortcoming")]
    lack_start: Annotated[_Words, _some("小标题以其一开头", "how such a heading begins")]
    cause: Annotated[_Words, _some("标题以其一开头，讲的是原因", "how a heading of causes begins")]
    of_work: Annotated[_Words, _some("不足、安排说的是什么", "what shortcomings and plans are of")]
    mend_not: Annotated[_Words, _some("紧接在整改之后的，是打算", "behind mend_after they make it a plan")]
    mixed_of: Annotated[_Words, _some("不足和安排写在一起的标题里，在安排之前", "stands before mixed_plan")]
    mixed_plan: Annotated[_Words, _some("标题里不足之后有其一，两样都讲", "behind a shortcoming in a heading: both")]
    plan_tail: Annotated[_Words, _some("可以在 plan 之后", "may stand behind plan")]
    heading_opening: Annotated[
        _Words,
        _some(
            "没有编号的小标题以同一个词开头，是同一层", "headings without numbers that open with one are on one level"
        ),
    ]
    heading_no: Annotated[_Words, _some("有其一的行不是小标题", "a line with one is no heading")]
    opening_sign: Annotated[
        _Words, _some("句子里有其一，才看是否转到不足", "a sentence holds one where it may turn to shortcomings")
    ]
    opening_at: Annotated[_Words, _some("句首在“下一步”之前", "may stand before next_opening")]
    opening_end: Annotated[_Words, _some("句首的“下一步”之后", "stands behind next_opening")]
    lack_turn: Annotated[_Words, _some("句首转到不足之前的词", "what turns to shortcomings at the head of a sentence")]
    lack_seen: Annotated[_Words, _some("其后讲的是不足", "before shortcomings")]
    lack_seen_still: Annotated[_Words, _some("其后的“仍存在”讲的是不足", "before lack_is with still")]
    lack_some: Annotated[_Words, _some("在“存在”和不足之间", "between lack_is and a shortcoming")]
    lack_have: Annotated[_Words, _some("在“仍”“还”之后", "behind still")]
    lack_many: Annotated[_Words, _some("在它和不足之间", "between that and a shortcoming")]
    lack_when: Annotated[_Words, _some("句首在“存在的问题”之前", "stands before lack_is at the head of a sentence")]
    lack_main_kind: Annotated[_Words, _some("在不足之前", "stands before a shortcoming")]
    lack_follows: Annotated[_Words, _some("句首的不足之后，接着列举", "behind a shortcoming that is listed next")]
    lack_opening: Annotated[_Words, _some("句子以其一开头，列举不足", "how a sentence that lists shortcomings begins")]
    lack_opening_tail: Annotated[_Words, _some("在 lack_opening 之后", "stands behind lack_opening")]
    year_of_law: Annotated[
        _Words, _some("标题里的年份之后有其一，不写“年”也是年份", "behind a year of a title that has no 年")
    ]
    short_year_of: Annotated[_Words, _some("两位数的年份之后", "behind a year of two digits")]
    handing_on_how: Annotated[_Words, _some("转发的标题开头", "how a title that hands on begins")]
    handing_on: Annotated[_Words, _some("转发、公布", "to hand on")]
    party_head: Annotated[_Words, _some("党组织名称的开头", "how names of bodies of the Party begin")]
    consultative: Annotated[_Words, _some("政协名称的开头", "how names of the consultative conference begin")]
    committee: Annotated[_Words, _some("委员会", "a committee")]
    own_party: Annotated[_Words, _some("单位名称之后的党组织", "a body of the Party behind the name of its unit")]
    secretary: Annotated[_Words, _some("党组织名称之后的职务", "an office of the Party")]
    label_person: Annotated[_Words, _some("作报告的人之前的标签", "a label before the person who reports")]
    party_post: Annotated[_Words, _some("在党内职务之前", "a body of the Party before an office in it")]
    deputy: Annotated[_Words, _some("职务之前的正副", "before an office, that it is a deputy's")]
    meeting_held: Annotated[_Words, _some("在……会议上", "at a meeting")]
    counted_not: Annotated[_Words, _some("数字之后有其一，是名称", "behind a number they make it a name")]
    counted_not_digits: Annotated[
        _Words, _some("同上，在以十百千万写的数之后", "the same behind numbers written with tens")
    ]
    act_with_number: Annotated[_Words, _some("其后有数目，讲的是做了什么", "with a number behind it, an act")]
    lack_end_after: Annotated[
        _Words, _some("小标题以“存在……”加其一结尾，讲的是不足", "how a shortcoming ends behind lack_is")
    ]
    reported_opening: Annotated[_Words, _some("引言里说明要报告什么", "how the announcement begins")]
    reported: Annotated[_Words, _some("报告、汇报", "to report")]
    reported_end: Annotated[_Words, _some("在 reported 之后", "stands behind reported")]
    reported_now: Annotated[_Words, _some("引言以其一结束", "how the introduction ends")]
    reported_so: Annotated[_Words, _some("同上", "the same")]
    congress: Annotated[_Words, _some("有其一，是向人民代表大会作的报告", "a report to a people's congress holds one")]
    review: Annotated[_Words, _some("年份之后有其一的一章，回顾这一年", "a chapter on a year that looks back")]
    review_work: Annotated[_Words, _some("同上，以其一结尾", "the same at its end")]
    review_plain: Annotated[
        _Words, _some("以其一结尾的一章，第一章是回顾，后面的是打算", "the same; behind other chapters it plans")
    ]
    remedy: Annotated[
        _Words, _some("不足之后的一句以其一开头，讲的是打算", "how a sentence of plans behind shortcomings begins")
    ]
    remedy_we: Annotated[_Words, _some("其后有“将”，也是", "with 将 behind it, the same")]
    caption_kind: Annotated[_Words, _some("表题以其一结尾", "how the caption of a table ends")]
    congress_name: Annotated[_Words, _some("大会名称", "the name of the congress")]
    work_report: Annotated[_Words, _some("政府工作报告", "a work report")]
    announce: Annotated[_Words, _some("引言里说明报告什么", "how an announcement begins")]
    announce_next: Annotated[_Words, _some("同上，其后是“就”“将”", "the same")]
    announce_verb: Annotated[_Words, _some("引言里的动词", "what an announcement does")]
    announce_end: Annotated[_Words, _some("在 announce_verb 之后", "stands behind announce_verb")]
    year_begins: Annotated[_Words, _some("正文开头的年份之后", "behind the year that a text begins with")]
    review_word: Annotated[_Words, _some("章标题的年份之后", "behind the year of a chapter")]
    year_whole: Annotated[
        _Words,
        _some("以其一开头的一段讲的是这一年做了多少", "a paragraph that begins with one tells of the year's work"),
    ]
    plan_mark: Annotated[_Words, _some("年份之后有其一，是打算", "behind a year they plan")]
    law_title: Annotated[
        _Words, _some("尖括号里以其一结尾的是文件名称", "a document's name in angled brackets ends with one")
    ]
    stamp_part: Annotated[
        _Words, _some("夹在一句话中间的页边，也由它们组成", "of these, too, lines at the edge of a page are made")
    ]
    mark_not: Annotated[
        _Words,
        _some("一再出现的短行里有其一，不是水印", "a short line that comes again and again with one is no watermark"),
    ]
    trace_label: Annotated[
        _Words,
        _some("谁在何时下载、打印的记号，一行以其一作标签", "labels of a line on who printed or fetched it, and when"),
    ]
    trace_of: Annotated[_Words, _some("这份文件", "this document, at the head of such a line")]
    trace_verb: Annotated[_Words, _some("被谁下载、打印", "what was done with it, at the end of such a line")]
    about_number: Annotated[_Words, _some("数目之后", "behind a number")]
    contents_of: Annotated[_Words, _some("可以在“目录”之前", "may stand before the word for contents")]
    page_of: Annotated[_Words, _some("可以在“第几页”之前", "may stand before the number of a page")]
    salute_first: Annotated[_Words, _some("句首在“下一步”之前的称呼", "a greeting before next_opening")]
    we: Annotated[_Words, _some("自称，其后可接“局”“县”等", "this unit, by its own words")]
    many_months: Annotated[_Words, _some("“前”和数目之后，不到一年", "behind 前 and a number, less than a year")]
    years_since: Annotated[_Words, _some("年份之后，报告的不止一年", "behind a year, of more than one year")]
    acting: Annotated[_Words, _some("职务之前", "stands before an office")]


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
    nameless: Annotated[_Words, _phrases("也代替没有填的名称", "stands for a name not filled in as well")]
    remark_asks: Annotated[_Words, _phrases("括号里以其一开头是写给同事的话", "remarks in brackets begin with one")]
    remark_asks_not: Annotated[_Words, _phrases("其后有其一就不是", "but not before one of these")]
    remark_here: Annotated[_Words, _phrases("同上，说的是稿子的哪一处", "the same, of a place in the text")]
    remark_verb: Annotated[_Words, _phrases("要同事做什么", "what a colleague is asked to do")]
    remark_object: Annotated[_Words, _phrases("要补要改的是什么", "what it is to be done to")]
    honoured: Annotated[_Words, _phrases("说的是得到荣誉", "words of an honour that was given")]
    draft_mark: Annotated[_Words, _phrases("文稿没有定的标记", "marks of a draft")]
    secret_mark: Annotated[_Words, _phrases("不公开的标记", "marks of what is not for the public")]
    hanging: Annotated[_Words, _phrases("以其一结尾的句子没有写完", "a sentence that ends with one is cut off")]
    doubled: Annotated[_Words, _phrases("连写两遍就是误写的词", "words that stand twice in a row by a slip only")]
    announce: Annotated[_Words, _some("引言以其一开头", "how the introduction begins")]
    announced: Annotated[_Words, _some("引言里的动词", "what it announces to do")]
    announced_end: Annotated[_Words, _some("在 announced 之后", "stands behind announced")]
    law_title: Annotated[
        _Words, _some("标题里有其一，年份才是报告的年度", "only with one in the title its year is that reported on")
    ]
    this_year: Annotated[_Words, _some("今年", "this year")]
    this_year_behind: Annotated[_Words, _some("年份之后括号里的今年", "the same in brackets behind a year")]
    own_year: Annotated[_Words, _some("转而说今年", "what turns to this year")]
    compared: Annotated[_Words, _some("旁边有其一，说别的年份是对的", "beside one, another year is in place")]
    plan_heading: Annotated[
        _Words, _some("年份之后以其一结尾的标题，说的是下一年", "a heading that ends with one is of the year after")
    ]
    work_heading: Annotated[_Words, _some("年份之后以其一结尾的标题，说的是本年", "the same of the year reported on")]
    next_year: Annotated[_Words, _some("年份之后有其一，说的是下一年", "behind a year, of the year after")]
    part_word: Annotated[_Words, _some("标题序号之后的词", "a word behind the number of a heading")]
    unit_behind_gap: Annotated[
        _Words, _some("空着的地方之后有其一，是没有填", "behind a gap, that it was not filled in")
    ]
    starred: Annotated[_Words, _some("其后有★", "before ★")]
    of_title: Annotated[_Words, _some("文件名称以其一开头", "how the title of another document begins")]
    caption: Annotated[_Words, _some("表、图的题以其一加号数开头", "how captions begin, before their number")]


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


class RulesRecord(Record):
    """rules.yaml: a list of words each."""

    counted_in: Annotated[_Words, _some("两个字的量词", "classifiers of two characters")]
    of_which: Annotated[_Words, _some("其后是总数的分项", "before the parts of a total")]
    no_sum: Annotated[_Words, _some("列名有其一的，各行不能相加", "columns so named cannot be added up")]
    roughly: Annotated[_Words, _some("紧接在数之前，说的是大约、至少", "right before a number that is no exact one")]
    last_time: Annotated[_Words, _some("在上一年的数之前", "before the figure of the year before")]
    more: Annotated[_Words, _some("在多少、增减之前", "before by how much it is more or less")]
    rate: Annotated[_Words, _some("可以由前面两个数算出来的比率", "rates that follow from the two counts before them")]
    rate_tail: Annotated[
        _Words, _some("比率名称的后半，前半是所数的事", "the end of such a name, behind what is counted")
    ]
    rate_is: Annotated[_Words, _some("在比率的名称和数之间", "between the name of a rate and its figure")]
    at_least: Annotated[_Words, _some("在比率之后，只说至少", "behind a rate, that it is no less")]
    of_some: Annotated[
        _Words,
        _some("在比率的名称之前，只是其中以这种方式办的", "before the name of a rate, of those done in one way alone"),
    ]
    sum: Annotated[_Words, _some("分项之后的总数", "before a total behind its parts")]
    share_of: Annotated[_Words, _some("在“占”之后", "behind 占")]
    share_is: Annotated[_Words, _some("在 share_of 和数之间", "between share_of and its figure")]
    changed: Annotated[_Words, _some("从一个数变到另一个数", "from one figure to another")]
    than_before: Annotated[_Words, _some("在增减的幅度之前", "before the size of a change")]
    changed_by: Annotated[_Words, _some("增减的幅度", "the size of a change")]
    changed_to: Annotated[_Words, _some("在 changed_by 和数之间", "between changed_by and its figure")]
    total_row: Annotated[_Words, _some("表格里合计的一行", "the last row of a table")]
    partial_row: Annotated[_Words, _some("表格里不能一起相加的行", "rows that cannot be added up with others")]
    not_a_part: Annotated[_Words, _some("有其一的不是总数的分项", "what has one is no part of a total")]
    state: Annotated[_Words, _some("名称之前的国名", "the state before a title")]
    issuer_ends: Annotated[_Words, _some("发文机关到此为止", "what ends the name of an issuer")]
    history: Annotated[_Words, _some("名称旁边有其一，说的是它已经失效", "beside a title, that it has ended")]
    looking_back: Annotated[
        _Words, _some("规划的名称之后有其一，是回顾它", "behind the title of a plan, that it is looked back on")
    ]
    offshoot: Annotated[_Words, _some("名称以其一结尾，是另一份文件", "how titles end that build on another")]


ROOTS: Final[Mapping[str, RecordOf[Any]]] = {
    "reading": RecordOf(ReadingRecord),
    "precheck": RecordOf(PrecheckRecord),
    "across": RecordOf(AcrossRecord),
    "rules": RecordOf(RulesRecord),
}
"""What each file may say, by its name without suffix."""
_TITLES: Final = {
    "reading": ("读报告用的词", "The words by which reports are read"),
    "precheck": ("发出之前要看的话", "The words by which a report is checked before it goes out"),
    "across": ("把两份报告放在一起看的话", "The words by which two reports are looked at together"),
    "rules": ("问题规则用的词", "The words of the rules on figures and titles"),
}


def schemas() -> dict[str, str]:
    """The texts of the schemas by their file names."""
    return {f"{name}.schema.json": schema_text(root, *_TITLES[name]) for name, root in ROOTS.items()}


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
