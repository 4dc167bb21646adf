"""The help of every command and option, Chinese and English, in one table."""

from collections.abc import Mapping

from fazhi.model.both import Both

_TABLE: Mapping[str, Both] = {
    "usage": Both("用法：", "Usage: "),
    "arguments": Both("参数", "Arguments"),
    "commands": Both("命令", "Commands"),
    "options": Both("选项", "Options"),
    "option": Both("[选项]", "[OPTIONS]"),
    "command": Both("命令 [参数]", "COMMAND [ARGUMENTS]"),
    "fazhi": Both(
        "核查法治政府建设年度报告：法定义务逐项对照，有无佐证、强弱如何、出自哪一条。",
        "Audit annual reports on building rule-of-law government against the duties the law puts on them.",
    ),
    "fazhi.version": Both("显示版本", "show the version"),
    "lang": Both(
        "说明与输出的语言：zh 或 en；默认随系统语言",
        "language of help and output: zh or en; the locale's",
    ),
    "help": Both("显示本说明", "show this help"),
    "audit": Both(
        "核查一份报告。退出码：0 没有缺口，1 有缺口，2 输入或用法有误。",
        "Audit one report. Exit status: 0 no gap, 1 gaps, 2 bad input or usage.",
    ),
    "audit.short": Both("核查一份报告", "audit one report"),
    "explain": Both(
        "说明一项义务：内容、约束谁、各版本条文、怎样算佐证；给出报告时，逐条列出命中和相近的片段及理由。",
        "Explain one obligation: the duty, whom it binds, its articles in every version, what counts as evidence; "
        "with a report, every match and near miss and why.",
    ),
    "explain.short": Both("说明一项义务", "explain one obligation"),
    "detach": Both(
        "把一份报告的佐证定位写进登记了它的文件夹（evidence.yaml），只有位置和摘要，没有原文，可以随核查一起分享。",
        "Write where a report's evidence stands into the folder that records it (evidence.yaml): places and digests "
        "without a word of the report, to be shared with the audit.",
    ),
    "detach.short": Both("只存佐证的定位，不存原文", "store where evidence stands, not the text"),
    "list": Both(
        "列出义务：编号、名称、频次、依据。给出 --unit-kind 就只列这类单位的，连同严重程度和缘由；--year 默认今年，"
        "--territory、--role 决定哪些依据约束它。",
        "List the duties: identifier, title, cadence, basis. With --unit-kind those of such a unit only, with how "
        "grave each is and why; --year is this year by default, --territory and --role decide what binds it.",
    ),
    "list.short": Both("列出义务", "list the duties"),
    "list.unit_kind": Both(
        "单位类别：county、department、township、development_zone；默认全部义务",
        "kind of unit: county, department, township or development_zone; all duties by default",
    ),
    "list.format": Both(
        "text 供人阅读，csv 供表格软件，json 供程序读取；默认 text", "text, csv or json; text by default"
    ),
    "list.year": Both("按哪一年的法律；默认今年", "by the law of this year; the current one by default"),
    "law": Both("义务所依据的法律。", "The law that the duties rest on."),
    "law.short": Both(
        "法律依据：两年的变化，条文原文，核对引用", "the law: what changed, its words, checking citations"
    ),
    "law.show": Both(
        "照本单位提供的法律法规文本显示一条：原文、版本和文件，以及哪些义务引它。文本放在 --laws 所指的文件夹里，"
        "可以是从国家法律法规数据库下载的 .docx，也可以是 .md、.txt；fazhi 不带法律原文，也不上网去取。",
        "Show an article from the texts of the law that the office supplies: its words, version and file, and which "
        "duties cite it. The texts lie in the folder that --laws names: .docx of the national database, .md or .txt; "
        "fazhi comes with none and fetches none.",
    ),
    "law.show.short": Both("看一条的原文", "the words of an article"),
    "law.check": Both(
        "拿文件夹里的法律法规文本核对目录的全部引用：所引的条有没有，标志词在不在里面，有没有比目录新的文本。"
        "退出码：0 都对，1 有不对的，2 输入或用法有误。",
        "Hold every citation of the catalogue to the texts in a folder: whether its article is there and holds its "
        "anchor, and which texts are later than the catalogue. Exit status: 0 all hold, 1 some do not, 2 input or "
        "usage.",
    ),
    "law.check.short": Both("拿原文核对引用", "hold citations to the texts"),
    "instrument": Both("依据", "INSTRUMENT"),
    "instrument.long": Both("规范依据的标识或名称，如 SC711、政府信息公开条例", "identifier or title of an instrument"),
    "article": Both("条", "ARTICLE"),
    "article.long": Both("条号，如 50；不分条的文件写部分，如 （七）", "number of the article, or mark of a section"),
    "law_folder": Both("文件夹", "FOLDER"),
    "law_folder.long": Both("存放法律法规文本的文件夹", "the folder with the texts of the law"),
    "laws": Both(
        "存放法律法规文本的文件夹；默认 pyproject.toml 的 [tool.fazhi] laws 所指",
        "folder with texts of the law; by default that of [tool.fazhi] laws in pyproject.toml",
    ),
    "law_version": Both("哪一版，如 2019-04-03；默认最新", "which version, such as 2019-04-03; the latest by default"),
    "law.diff": Both(
        "比较两个年度的法律：哪些义务新增、终止，哪些依据换了条文或版本，哪些严重程度变了；年内换了版本的，两个版本都算。"
        "− 后一年没有的，= 两年都有的，+ 后一年新有的。",
        "Compare the law of two years: which duties began or ended, which moved to another article or version, which "
        "changed their severity; where a version changed within a year, both count. "
        "− stands before what the earlier year alone has, = both, + the later alone.",
    ),
    "law.unit_kind": Both(
        "单位类别：county 县级以上政府，department 部门，township 乡镇街道，development_zone 开发区；"
        "默认全部义务，各按其适用的第一类单位",
        "kind of unit: county, department, township or development_zone; by default every duty, each for the first "
        "kind it binds",
    ),
    "law.diff.short": Both("两年之间义务和条文的变化", "what changed between two years"),
    "first": Both("年一", "FIRST"),
    "first.long": Both("较早的年度，如 2022", "the earlier year, such as 2022"),
    "second": Both("年二", "SECOND"),
    "second.long": Both("较晚的年度，如 2025", "the later year, such as 2025"),
    "evaluate": Both(
        "拿核查结果同细心读者的标注比：有无佐证的精确率、召回率、F1，强度一致率和加权 kappa，片段是否对得上，"
        "混淆表和每一处不一致；旁边是两条基线。标为 tune: false 的文件只给总数。",
        "Compare the audit with careful readers' labels: precision, recall and F1 of support, agreement and weighted "
        "kappa of strength, precision of passages, a confusion table and every disagreement, beside two baselines. "
        "Of files marked tune: false only totals are shown.",
    ),
    "evaluate.short": Both("与读者的标注比较", "compare with readers' labels"),
    "gold": Both("标注", "GOLD"),
    "gold.long": Both("标注文件（.yaml）或存放它们的文件夹", "label files (.yaml) or folders of them"),
    "rule": Both(
        "规则照写法列出，并注明文件和行号",
        "show the rule as it is written, with file and line",
    ),
    "no_baselines": Both("不算基线", "without the baselines"),
    "notes": Both(
        "带 evidence_notes 的义务 YAML，基线用其中引号里的词",
        "YAML of obligations with evidence_notes, whose quoted terms the first baseline looks for",
    ),
    "show_held": Both("也列出 tune: false 文件的逐项结果", "also list the results of files marked tune: false"),
    "first_sight": Both(
        "首次核查结果的文件；默认标注旁边的 first_sight.yaml，再则 tests/gold 里的",
        "what was found at first sight; by default first_sight.yaml beside the labels, else in tests/gold",
    ),
    "against": Both(
        "逐条比较两次结果，列出升了、降了和换了片段的：另一次用 --format json 写的文件或存放它们的文件夹；"
        "这时“标注”处也可以给这样的文件",
        "compare two runs verdict by verdict: what --format json of audit or evaluate wrote before, file or folder; "
        "GOLD may then be such files too",
    ),
    "rules": Both("佐证规则的用例。", "The cases of the evidence rules."),
    "rules.short": Both("试跑佐证规则的用例", "run the cases of the evidence rules"),
    "rules.test": Both(
        "试跑一项义务的用例，不符的列出原文、应得和所得。退出码：0 全部相符，1 有不符，2 输入或用法有误。",
        "Run the cases of one obligation and tell those not met: text, what was wanted, what was found. "
        "Exit status: 0 all met, 1 some not, 2 bad input or usage.",
    ),
    "rules.test.short": Both("试跑一项义务的用例", "run the cases of one obligation"),
    "rules.test.obligation": Both("义务编号；不给则试跑全部", "identifier of the obligation; all where none is given"),
    "rules.coverage": Both(
        "列出佐证规则的每一条由哪些用例和标注文本印证；只在一处原文里出现、用词与之全同的长条目，视为抄自该处，不作数。"
        "不给编号则只列各项义务的条数。",
        "Tell of each entry of the evidence rules which cases and labelled texts meet it. A long entry whose words "
        "stand in one text only counts as copied from there. Without an identifier only numbers are shown.",
    ),
    "rules.coverage.short": Both("规则各条由哪些文本印证", "which texts bear out the rules"),
    "rules.coverage.obligation": Both(
        "义务编号；给出则逐条列出", "identifier of an obligation: its entries one by one"
    ),
    "coverage_gold": Both(
        "标注文件或存放它们的文件夹，可多次给出；默认 tests/gold 等处",
        "label files or a folder of them, any number of times; tests/gold and its like by default",
    ),
    "cases": Both("用例所在文件夹；默认 tests/cases", "folder of the cases; tests/cases by default"),
    "add": Both(
        "把一份报告留在项目的网站上：在 docs/reports/ 下建一个文件夹，放报告的副本、登记信息和三个页面。",
        "Keep a report on the site of a project: a folder under docs/reports/ with a copy of it, its record and its "
        "three pages.",
    ),
    "add.short": Both("把报告留在网站上", "keep a report on the site"),
    "slug": Both("文件夹名；默认取自文件名", "name of the folder; taken from the file by default"),
    "source": Both("报告来源；默认“本单位”", "where the report comes from; 本单位 (our own) by default"),
    "project_report": Both("[报告]", "[REPORT]"),
    "project_report.long": Both(
        "报告文件，或 docs/reports 下的文件夹名；不给则用项目里登记的",
        "a report, or the name of a folder under docs/reports; by default what the project keeps",
    ),
    "site": Both(
        "生成项目的核查网站（docs/_build/html）；有警告即不算完成。退出码：0 完成，2 有须改正之处。",
        "Build the audit site of a project (docs/_build/html); a warning is a failure. Exit status: 0 done, 2 "
        "something to put right.",
    ),
    "site.short": Both("生成核查网站", "build the audit site"),
    "site_language": Both(
        "网页的语言：zh 或 en；默认随 conf.py（中文）",
        "language of the pages: zh or en; by default that of conf.py (Chinese)",
    ),
    "site.output": Both("网站放在哪个文件夹；默认 docs/_build/html", "folder of the site; docs/_build/html by default"),
    "serve": Both(
        "在本机浏览器查看网站，改了文件自动重做；只有本机能看，Ctrl-C 结束。",
        "Show the site on this machine, rebuilt after every change of a file; nobody else can see it. Ctrl-C ends it.",
    ),
    "serve.short": Both("在本机浏览器查看网站", "show the site in a browser"),
    "port": Both("端口；默认 8000，0 为任一空闲端口", "port; 8000 by default, 0 for any that is free"),
    "pdf": Both(
        "生成缺口清单和追溯矩阵的 PDF（docs/_build/pdf），可打印；给出报告则只做这一份。",
        "Write gap report and matrix as PDF (docs/_build/pdf); of one report where one is named, else of "
        "every kept one.",
    ),
    "pdf.short": Both("缺口清单和追溯矩阵的 PDF", "gap report and matrix as PDF"),
    "single": Both(
        "每份报告一个 HTML 文件（docs/_build/single），可邮寄；给出报告则只做这一份。",
        "Write each report as one HTML file to send by mail (docs/_build/single); one where one is named, else every "
        "kept one.",
    ),
    "single.short": Both("每份报告一个网页文件", "each report as one HTML file"),
    "made.output": Both("放在哪个文件夹", "folder to write to"),
    "gaps": Both(
        "运行项目的检查（checks/）：每项义务一个，最后是缺口清单。退出码：0 没有缺口，1 有缺口，2 输入或用法有误。",
        "Run the checks of a project (checks/), one for each obligation, and print the gap report. Exit status: 0 no "
        "gap, 1 gaps, 2 bad input or usage.",
    ),
    "gaps.short": Both("运行检查，列出缺口", "run the checks, list the gaps"),
    "verbose": Both("逐项列出", "name every check"),
    "clean": Both(
        "删除由项目生成的东西（docs/_build 等），不动别的。",
        "Remove what was made of a project (docs/_build …), and nothing else.",
    ),
    "clean.short": Both("删除生成物", "remove what was made"),
    "dev": Both("开发 fazhi 本身，在它的源码文件夹里用。", "Work on fazhi itself, in its source tree."),
    "dev.short": Both("开发 fazhi 本身", "work on fazhi itself"),
    "dev.test": Both("运行 fazhi 自己的测试。", "Run the tests of fazhi itself."),
    "dev.test.short": Both("运行测试", "run the tests"),
    "dev.bench": Both("只测速度与内存。", "Measure speed and memory alone."),
    "dev.bench.short": Both("测速度与内存", "measure speed and memory"),
    "dev.calibrate": Both(
        "用标注重新校准把握，写入义务目录旁的 likelihood.yaml，并逐份留出，测出各档把握有多少说对。",
        "Train the likelihood of verdicts anew on labels, write it to likelihood.yaml beside the catalogue, and tell "
        "how many verdicts of each likelihood are right on texts left out.",
    ),
    "dev.calibrate.short": Both("校准把握", "train the likelihood of verdicts"),
    "dev.calibrate.gold": Both(
        "标注文件或文件夹；默认 tests/gold，以及项目旁边的 shared/gold-real（如果有）",
        "label files or folders; by default tests/gold, and shared/gold-real beside the project where it lies there",
    ),
    "dev.check": Both("运行持续集成的全部检查。", "Run everything that continuous integration runs."),
    "dev.check.short": Both("全部检查", "all checks"),
    "dev.mutants": Both(
        "变异测试：把引擎改坏一点点，看测试是否发觉，一处一处来，结果写入文件。退出码：0 全都发觉或者有说明，"
        "1 有未发觉的，2 输入或用法有误。",
        "Mutation testing: break the engine in small ways, one at a time, and see whether the tests notice; the result "
        "goes into a file. Exit status: 0 all were noticed or accounted for, 1 some were not, 2 bad input or usage.",
    ),
    "dev.mutants.short": Both("变异测试", "mutation testing"),
    "dev.mutants.only": Both("只改这个文件夹或文件", "break only what lies at this path"),
    "dev.mutants.minutes": Both(
        "最多用几分钟，来不及的抽样；默认 30",
        "for so many minutes at most, a fair sample where there is not time for all; 30 by default",
    ),
    "dev.mutants.jobs": Both("同时进行几个；默认 2", "so many at once; 2 by default"),
    "dev.mutants.output": Both(
        "结果文件；默认 build/mutants.json", "file of the result; build/mutants.json by default"
    ),
    "dev.fuzz": Both(
        "把各种格式的好文件改坏，一份一份读：要么读成报告，要么用一句话拒绝，不许出错、卡住（10 秒）、多占内存"
        "（300 MB）。弄坏了它的文件留在 build/fuzz。退出码：0 没有，1 有，2 输入或用法有误。",
        "Damage good documents of every format and read them one by one: each has to become a report or be refused in "
        "a sentence, without a traceback, within 10 s and 300 MB. What broke it is kept in build/fuzz. Exit status: 0 "
        "nothing broke, 1 something did, 2 bad input or usage.",
    ),
    "dev.fuzz.short": Both("改坏文件，看读不读得稳", "damage documents, see whether reading holds"),
    "dev.fuzz.only": Both("只试这一种格式，如 docx", "only this format, such as docx"),
    "dev.fuzz.mutants": Both(
        "每种格式改坏多少份；默认 500，经 LibreOffice 的只改二十五分之一",
        "so many documents of each format, of those by way of LibreOffice one in 25 of it; 500 by default",
    ),
    "dev.fuzz.seconds": Both(
        "总共最多用几秒，各格式均分；默认 3600", "for so many seconds in all, shared out evenly; 3600 by default"
    ),
    "init": Both(
        "在新文件夹里建立自己的核查项目：网站、检查、放报告的地方，以及在随包目录之上增补的义务和词语。不覆盖任何东西。",
        "Make an audit project of your own in a new folder: site, checks, a place for reports, and duties and words on "
        "top of the shipped catalogue. Nothing is written over.",
    ),
    "init.short": Both("建立自己的核查项目", "make an audit project of your own"),
    "init.folder": Both("文件夹", "DIR"),
    "init.folder.long": Both("新文件夹；已有的须是空的", "the new folder; one that is there must be empty"),
    "bundle": Both(
        "做一个离线安装文件夹：本软件和它所需的全部软件包，供不能联网的电脑安装；要在源码里、能联网的电脑上运行。",
        "Make a folder for offline use: fazhi and all packages it needs, for machines without a network. Runs in a "
        "source tree, on a machine that has one.",
    ),
    "bundle.short": Both("做离线安装文件夹", "make a folder for offline use"),
    "bundle.folder.long": Both(
        "新文件夹；默认源码里的 dist/fazhi-offline-版本",
        "the new folder; dist/fazhi-offline-VERSION in the source tree by default",
    ),
    "targets": Both(
        "只为这些电脑做，如 windows-x86_64-cp312,linux-aarch64-cp311；this 指本机；"
        "默认 Windows 和 Linux（x86-64、ARM64）的 Python 3.11 至 3.13",
        "only for these machines, such as windows-x86_64-cp312,linux-aarch64-cp311; this is this machine; by default "
        "Windows and Linux (x86-64, ARM64) with Python 3.11 to 3.13",
    ),
    "folder": Both("文件夹", "FOLDER"),
    "folder.long": Both(
        "docs/reports/ 下的文件夹，内有 report.yaml",
        "a folder under docs/reports/ with its report.yaml",
    ),
    "file": Both("报告", "FILE"),
    "file.long": Both(
        "报告文件：.txt、.md、.docx、.html 或 .mht；有 LibreOffice 时还有 .doc、.rtf、.odt、.wps、.fodt、.xml；"
        ".zip 是一份报告连同附件",
        "the report: .txt, .md, .docx, .html or .mht; where LibreOffice is, .doc, .rtf, .odt, .wps, .fodt or .xml too; "
        ".zip for a report with its annexes",
    ),
    "report.long": Both(
        "报告文件：.txt、.md、.docx、.html 或 .mht；有 LibreOffice 时还有 .doc、.rtf、.odt、.wps、.fodt、.xml；"
        ".zip 是一份报告连同附件；- 读标准输入，格式不限",
        "the report: .txt, .md, .docx, .html or .mht; where LibreOffice is, .doc, .rtf, .odt, .wps, .fodt or .xml too; "
        ".zip for a report with its annexes; - for standard input, in any of them",
    ),
    "annex": Both(
        "报告的附件，可多次给出；同报告合成一份，列在正文之后",
        "an annex of the report, any number of times; read with it as one report, behind its text",
    ),
    "obligation": Both("义务", "OBLIGATION"),
    "obligation.long": Both("义务编号，如 SUPERVISE_001", "identifier of the obligation, such as SUPERVISE_001"),
    "unit_kind": Both(
        "单位类别：county 县级以上政府，department 部门，township 乡镇街道，development_zone 开发区；默认读自标题",
        "kind of unit: county, department, township or development_zone; read from the title by default",
    ),
    "year": Both("报告年度；默认读自标题", "the year reported on; read from the title by default"),
    "unit": Both("单位名称；默认读自标题", "name of the unit; read from the title by default"),
    "territory": Both(
        "所在地，如 山东省淄博市；决定哪些地方性法规适用；默认读自单位名称",
        "place, such as 山东省淄博市, for local regulations; read from the unit's name by default",
    ),
    "role": Both(
        "部门职责，如 司法行政；有的条文只约束负责某事的部门；默认读自单位名称",
        "what a department is responsible for, such as 司法行政; read from its name by default",
    ),
    "law_year": Both(
        "按哪一年施行的法律核查；默认报告年度", "judge by the law of this year; the report's own by default"
    ),
    "catalogue": Both(
        "义务目录所在文件夹；默认 pyproject.toml 的 [tool.fazhi] catalogue 所指，再则随包目录",
        "folder of the catalogue; by default that of [tool.fazhi] in pyproject.toml, else the one shipped",
    ),
    "format": Both("text 供人阅读，json 供程序读取；默认 text", "text for people, json for programs; text by default"),
    "quotes": Both("连同佐证原文", "with the words of the evidence"),
    "min_severity": Both(
        "只计这一级及以上的缺口：mandatory 必须，expected 应有，notice 提示；默认 notice",
        "count gaps of this severity or above: mandatory, expected or notice; notice by default",
    ),
    "sort": Both(
        "缺口清单的次序（text 格式）：catalogue 按义务目录，likelihood 最可能真缺的在前；默认 catalogue",
        "order of the gap list (format text): catalogue, or likelihood for what is most likely really missing first; "
        "catalogue by default",
    ),
    "output": Both("写入文件，要么写全要么不写", "write to this file, whole or not at all"),
    "colour": Both("auto、always 或 never；默认 auto", "auto, always or never; auto by default"),
    "metavar.kind": Both("类别", "KIND"),
    "metavar.year": Both("年", "YEAR"),
    "metavar.name": Both("名称", "NAME"),
    "metavar.names": Both("名,名", "NAME,NAME"),
    "metavar.folder": Both("文件夹", "FOLDER"),
    "metavar.file": Both("文件", "FILE"),
    "metavar.level": Both("级别", "LEVEL"),
    "metavar.format": Both("格式", "FORMAT"),
    "metavar.order": Both("次序", "ORDER"),
    "metavar.port": Both("端口", "PORT"),
    "metavar.run": Both("结果", "RUN"),
    "metavar.day": Both("日期", "DAY"),
    "metavar.when": Both("何时", "WHEN"),
    "metavar.number": Both("数", "NUMBER"),
    "metavar.lang": Both("语言", "LANG"),
}


def said(key: str, language: str) -> str:
    """The words of that key in a language."""
    return _TABLE[key].of(language)
