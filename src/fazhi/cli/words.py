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
    "audit.short": Both("核查一份或许多份报告", "audit a report or many"),
    "precheck": Both(
        "发出之前：列出不该带出去的，每处指明位置。批注和修订、占位、草稿和内部标记、对不上的日期和数字、断开的序号、写错或失效的"
        "依据名称、别的年份、重复、没写完、不成对的括号引号。退出码：0 没有，1 有，2 输入或用法有误。",
        "Before it goes out: list what should not leave the office, each with its place: comments and tracked changes, "
        "blanks, marks of drafts and secrecy, dates and figures that disagree, numbers left out, misnamed or repealed "
        "law, another year, repetitions, sentences cut off, marks without their partner. Exit status: 0 nothing, 1 "
        "something, 2 bad input or usage.",
    ),
    "precheck.short": Both("发出之前看一遍", "before it goes out"),
    "explain": Both(
        "说明一项义务：内容、约束谁、各版本条文、怎样算佐证；给出报告时，先说这份报告怎样：结论，逐条列出命中和相近的片段及理由，怎么写。"
        "报告写在义务前面也行。",
        "Explain one obligation: the duty, whom it binds, its articles in every version, what counts as evidence; "
        "with a report, first what that says of it: the conclusion, every match and near miss and why, and what to "
        "write. The report may come before the obligation.",
    ),
    "explain.short": Both("说明一项义务", "explain one obligation"),
    "detach": Both(
        "把一份报告的佐证定位写进登记了它的文件夹（evidence.yaml），只有位置和摘要，没有原文，可以随核查一起分享。",
        "Write where a report's evidence stands into the folder that records it (evidence.yaml): places and digests "
        "without a word of the report, to be shared with the audit.",
    ),
    "detach.short": Both("只存佐证的定位，不存原文", "store where evidence stands, not the text"),
    "export": Both(
        "把一份报告的核查写成台账（.xlsx）：自查台账一项义务一行，问题整改台账一个问题一行，上一年度的报告在手时还有"
        "上年承诺台账，另有说明；单位在表里填写，用 fazhi import 读回。--paper 写成 Word 文件（.docx）：整改通知、"
        "问题清单或核查意见。--by department 一个责任单位一个文件。给出几份报告、一个文件夹或清单，就一个单位一个文件，"
        "另有一份登记表，列出写给谁、各有几个问题；写不出的列在最后，不妨碍其余各份。不覆盖填过的文件。",
        "Write the audit of a report as a ledger (.xlsx): a row for each duty, a row for each problem, where last "
        "year's report is at hand a row for each commitment that it left unanswered, and notes; people fill it in and "
        "fazhi import reads it back. --paper writes a paper for Word (.docx) instead: notice, list of findings, or "
        "opinion. --by department writes one for each department. Of several reports, a folder or a manifest it writes "
        "one for each unit, with a register of what was written for whom; what cannot be written is told at the end "
        "and stops nothing else. A file that somebody filled in is never written over.",
    ),
    "export.short": Both("写出台账（Excel）和公文（Word）", "write the ledger for Excel and papers for Word"),
    "export.report": Both("报告…", "REPORT..."),
    "export.report.long": Both(
        "docs/reports 下的文件夹名，或者报告文件；可以给几份、一个文件夹（如 docs/reports）或带 * 的名称；"
        "没有登记的报告，台账不能读回",
        "the name of a folder under docs/reports, or a file; several, a folder (such as docs/reports) or a name with * "
        "may be given; of a report that is not kept no answers can be read back",
    ),
    "export.manifest": Both(
        "多份报告的清单（.csv、.xlsx 或 .yaml），同 fazhi audit 的；没有这个文件就写出一份供改正",
        "the manifest of several reports (.csv, .xlsx or .yaml), as fazhi audit takes it; written for correction where "
        "there is no such file",
    ),
    "export.format": Both(
        "xlsx 台账，docx 公文；默认随 --paper 和 --output 的后缀，否则 xlsx",
        "xlsx for the ledger, docx for a paper; by default that of --paper and of --output's suffix, else xlsx",
    ),
    "paper": Both(
        "写哪一种公文：notice 整改通知，findings 问题清单，opinion 核查意见；docx 默认 notice",
        "which paper: notice, findings or opinion; notice by default where docx is asked for",
    ),
    "metavar.paper": Both("公文", "PAPER"),
    "by": Both("department 责任单位：一个责任单位一个文件", "department: one file for each"),
    "metavar.by": Both("什么", "WHAT"),
    "export.min_severity": Both(
        "问题只列这一级及以上的：mandatory 必须，expected 应有，notice 提示；默认 notice",
        "problems of this severity or above: mandatory, expected or notice; notice by default",
    ),
    "no_quotes": Both("不带报告原文，只列佐证的位置", "without the report's words, only where they stand"),
    "export.output": Both(
        "写入这个 .xlsx 或 .docx 文件（与 --by 同用、或者多份报告时是文件夹）；默认 <报告>-台账.xlsx、"
        "<报告>-整改通知.docx 等，多份报告写入“台账”“整改通知”等文件夹",
        "write to this .xlsx or .docx, with --by or several reports to this folder; by default named after the report, "
        "a folder after what is written",
    ),
    "import": Both(
        "读回填好的台账：先列出改了哪些，加 --yes 才写入；单位填的进 docs/reports/<slug>/ledger.yaml，"
        "复核人填的进 decisions.yaml，改变结论。按编号和表头认，列可以移动、增加；空着的不改，写（清空）的清掉。"
        "有一处不对或者互相矛盾，就一处也不写，没有问题的是哪几份会列出来，加 --skip-wrong 只读回它们；"
        "整份读不了的（没有导出时的记录、是另一份报告的、打不开的）单列出来，"
        "不妨碍其余各份。退出码：0 完成，2 有须改正之处或者有没读回的。",
        "Read filled-in ledgers back: what changes is shown first and written with --yes, answers to "
        "docs/reports/<slug>/ledger.yaml, opinions of reviewers to decisions.yaml, where they change conclusions. Rows "
        "go by identifier and columns by their heads, wherever they stand; a blank changes nothing, “（清空）” clears. "
        "Where anything is wrong or contradicts itself, nothing is written, and it is told which files have no fault, "
        "which alone are imported with --skip-wrong; a file that cannot be taken at all (no record of its export, of "
        "another report, not readable) is named and stops no other. Exit status: 0 done, 2 something to put right or a "
        "file left out.",
    ),
    "import.skip_wrong": Both(
        "有错的、互相矛盾的几份跳过，只读回没有问题的；每份仍是要么全读、要么不读",
        "pass over files that are wrong or contradict each other; each is still taken whole or not at all",
    ),
    "import.short": Both("读回填好的台账", "read filled-in ledgers back"),
    "import.slug": Both("文件夹", "SLUG"),
    "import.slug.long": Both("docs/reports 下的文件夹名", "the name of a folder under docs/reports"),
    "import.files": Both("文件…", "FILE..."),
    "import.files.long": Both(
        "填好的 .xlsx，可以多个；也可以是存放它们的文件夹", "filled-in .xlsx, any number, or the folder they lie in"
    ),
    "yes": Both("写入；不加就只看", "write it; without it changes are only shown"),
    "list": Both(
        "列出义务：编号、名称、频次、依据。给出 --unit-kind 就只列这类单位的，连同严重程度和缘由；--year 默认今年，"
        "--territory、--role 决定哪些依据约束它。",
        "List the duties: identifier, title, cadence, basis. With --unit-kind those of such a unit only, with how "
        "grave each is and why; --year is this year by default, --territory and --role decide what binds it.",
    ),
    "list.short": Both("列出义务", "list the duties"),
    "list.unit_kind": Both(
        "单位类别：county 县级以上政府，department 部门，township 乡镇街道，development_zone 开发区；默认全部义务",
        "kind of unit: county, department, township or development_zone; all duties by default",
    ),
    "list.format": Both(
        "text 供人阅读，csv 供表格软件，json 供程序读取；默认 text", "text, csv or json; text by default"
    ),
    "list.year": Both("按哪一年的法律；默认今年", "by the law of this year; the current one by default"),
    "decide": Both(
        "写下一位复核人对一份登记报告的意见：某处佐证认可、不认、补认、改定强度，或一项义务改定结论，或撤销先前的一条。"
        "意见胜过规则，存在报告文件夹的 decisions.yaml，只增不改；各种视图都写明由谁决定。姓名是自报的，没有验证。",
        "Record a reviewer's word on a kept report: a passage is accepted, rejected, added or of another strength, a "
        "duty comes to another conclusion, or an earlier word is revoked. It outranks the rules and lies in "
        "decisions.yaml in the report's folder, to which things are only added; every view says who decided. Names are "
        "claimed, not proven.",
    ),
    "decide.short": Both("写下复核意见", "record a reviewer's word"),
    "verdict": Both("意见", "VERDICT"),
    "verdict.long": Both(
        "认可 accepted，不认 rejected，补认 added，改定强度 strength，改定结论 conclusion，撤销 revoked，"
        "确认 confirmed",
        "accepted, rejected, added, strength, conclusion, revoked or confirmed",
    ),
    "decide.passage": Both(
        "片段的起止字符，如 320-354，照 audit 所列", "first and last character, such as 320-354, as audit tells"
    ),
    "decide.quote": Both(
        "或者写出片段的原文，报告里须恰好出现一次", "or the words themselves, which must stand there once"
    ),
    "decide.strength": Both(
        "补认或改定的强度：mention 提及，assertion 表态，measure 举措，result 成效；补认默认 measure",
        "the strength it is to have: mention, assertion, measure or result; measure by default",
    ),
    "decide.conclusion": Both(
        "改定的结论：supported 写实，weak 写虚，planned 只写打算，admitted 只认不足，missing 没写，"
        "not_applicable 不适用；须加 --note 说明理由",
        "the conclusion it is to have: supported, weak, planned, admitted, missing or not_applicable; needs --note "
        "with the reason",
    ),
    "decide.number": Both("撤销或确认第几条", "the event to revoke or confirm"),
    "decide.by": Both(
        "复核人姓名，职务可写在括号里：张三（法制科科长）；也可设环境变量 FAZHI_REVIEWER",
        "name of the reviewer, a role in brackets behind it; or FAZHI_REVIEWER in the environment",
    ),
    "decide.role": Both("复核人的身份", "as what the reviewer speaks"),
    "decide.note": Both("说明", "remarks"),
    "metavar.range": Both("起-止", "FIRST-LAST"),
    "metavar.words": Both("文字", "WORDS"),
    "review": Both(
        "在本机浏览器里复核一份登记的报告：标注的正文、缺口在前的义务清单，认可、不认、选字补认、改定强度和结论、撤销，"
        "用键盘或鼠标。每条意见当即写进 decisions.yaml；几个人同时复核，互相看得见，不会盖掉。"
        "只有本机能看，Ctrl-C 结束。",
        "Review a kept report in a browser of this machine: its marked text and the duties, gaps first; accept, "
        "reject, add by selecting words, change strength and conclusion, undo, by keyboard or mouse. Each decision is "
        "in decisions.yaml at once; several people see each other's and overwrite none. Nobody else can see it; "
        "Ctrl-C ends it.",
    ),
    "review.short": Both("在浏览器里复核", "review in a browser"),
    "review.port": Both("端口；默认任一空闲端口", "port; any that is free by default"),
    "status": Both(
        "列出一份登记报告的复核意见：照旧有效的，和请再确认的（文字移了位置或不在了，规则、依据或报告改过）。"
        "有请再确认的，退出码为 1。",
        "List what reviewers decided of a kept report: what stands as it was, and what has to be confirmed, for the "
        "words have moved or are gone, or rule, articles or report have changed. Exit status 1 where something has.",
    ),
    "status.short": Both("复核意见还作不作数", "whether decisions still stand"),
    "confirm": Both(
        "确认意见还作数：换了稿、改了规则以后，fazhi status 列为请再确认的。写上编号，"
        "或用 --moved 确认文字没变、只移了位置的全部。",
        "Confirm that decisions still hold: those that fazhi status asks to confirm once another draft is in or rules "
        "have changed. Name their numbers, or all whose words only moved with --moved.",
    ),
    "confirm.short": Both("确认意见还作数", "confirm that decisions still hold"),
    "confirm.numbers": Both("[编号]…", "[NUMBER]..."),
    "confirm.numbers.long": Both("第几条，照 fazhi status 所列", "numbers as fazhi status lists them"),
    "confirm.moved": Both("确认文字没变、只移了位置的全部", "all whose words only moved"),
    "waive": Both(
        "认可一份登记报告的几个缺口或弱项，写明理由、负责人和期限：先列出每项现在和豁免后的结论，加 --yes 才写进"
        "报告文件夹的 waivers.yaml，里面原有的一字不动。编号不存在、已有豁免、没有缺口、日期已过的，一项也不写。",
        "Accept gaps or weaknesses of a kept report, with a reason, who answers for it and a last day: what each duty "
        "comes to now and then is shown first, and with --yes added to waivers.yaml in the report's folder, of which "
        "nothing else is changed. Where one duty is unknown, waived already or without a gap, or the day is past, none "
        "is written.",
    ),
    "waive.short": Both("认可几个缺口", "accept gaps"),
    "waive.duties": Both("义务…", "OBLIGATION..."),
    "waive.duties.long": Both("义务编号或名称，可以写几个", "identifiers or titles of obligations, one or several"),
    "waive.reason": Both("为什么认可", "why they are accepted"),
    "waive.owner": Both("负责的人或科室", "who answers for it"),
    "waive.until": Both("有效期的最后一日，如 2027-12-31", "the last day on which it holds, such as 2027-12-31"),
    "waive.approver": Both("批准的人或会议", "who approved it"),
    "waive.basis": Both("批准的依据，如文号、纪要、条款", "by what it was approved: a document, minutes, an article"),
    "verify": Both(
        "核对复核记录：每条带着前一条的校验值，改过、删过、插入过的第一条会被指出，退出码为 4。"
        "改过的记录，别的命令也以 4 拒绝。",
        "Check the log of reviewers: each event carries the seal of the one before; the first that was altered, "
        "dropped or put between is named, with exit status 4. Other commands refuse such a log with 4 as well.",
    ),
    "verify.folders": Both("文件夹…", "FOLDER..."),
    "verify.folders.long": Both(
        "docs/reports 下的文件夹，可以多个；给出其中的 decisions.yaml 也行",
        "folders under docs/reports, any number, or the decisions.yaml in them",
    ),
    "verify.short": Both("核对复核记录有没有被改", "whether the log was altered"),
    "verify.signature": Both(
        "还要验 decisions.sig 的签名，用这个文件里的公钥：ssh 的 .pub 或 allowed_signers，或 minisign 的 .pub",
        "check the signature in decisions.sig too, with the keys in this file: an ssh .pub or allowed_signers, or a "
        "minisign .pub",
    ),
    "sign": Both(
        "用自己的密钥签一份报告的复核记录：签名写进报告文件夹的 decisions.sig，对到现在为止的各条有效，以后增加的另签。"
        "ssh 密钥用 ssh-keygen 签，minisign 密钥用 minisign 签，装了哪个用哪个。fazhi verify --signature 验。",
        "Sign the log of a report's reviewers with a key of one's own: the signature lies in decisions.sig in the "
        "report's folder and holds for all events so far; later ones are signed anew. ssh-keygen signs with an ssh "
        "key, minisign with one of its own, whichever is installed. fazhi verify --signature checks it.",
    ),
    "sign.short": Both("给复核记录签名", "sign the log of decisions"),
    "sign.key": Both("私钥文件：ssh 的或 minisign 的", "file of the private key, of ssh or of minisign"),
    "verify.seal": Both("记在别处的校验值，须是其中一条的", "a seal noted elsewhere, which must be that of an event"),
    "compare": Both(
        "对照两份报告：初稿和修改稿、上一年和这一年、两个单位。列出新缺口、变虚的、已补上的和写实了的，各自由哪处文字而来，"
        "同一份报告的两稿还说明那处文字在另一稿里是删了、改了还是没有过；法律、单位类别或所在地不同的另行说明。"
        "后一份是同一单位下一年的，再列出上年的打算和不足哪些有回音、哪些原样再写、哪些没有找到，以及沿用上年的文字。"
        "给出同一单位三年以上的报告（或存放它们的文件夹），依年度列出新缺口、已补上的和连续几年的缺口，"
        "变化来自文字还是法律、所在地。有几个单位的，每个单位各自依年度对照，汇成一张表，读不出的列在最后。"
        "有新缺口或变虚的，退出码为 1；几个单位里有读不出的，为 2。",
        "Compare two reports: a draft and its revision, last year's and this year's, two units. Tells new gaps, what "
        "was weakened, closed and strengthened, by which words, and of two drafts whether the other one lost, changed "
        "or never had them; where law, kind of unit or place differ, that is told apart. Where the second is the "
        "unit's next report, it tells besides which plans and shortcomings of the first are answered, repeated in the "
        "same words or not found, and what was copied. Given the reports of a unit for three years or more, or their "
        "folder, it follows the years: gaps that are new, closed or stand, and whether text, law or place made the "
        "change. Of several units each is followed by itself, in one table, and what cannot be read is told at the "
        "end. Exit status 1 where something was lost, 2 where of several units something could not be read.",
    ),
    "compare.short": Both("对照两份报告，或者各单位历年的报告", "compare two reports, or units over the years"),
    "compare.reports": Both("报告…", "REPORT..."),
    "compare.reports.long": Both(
        "两份报告：文件，或 docs/reports/ 下的文件夹；三年以上的、几个单位的，可以给出存放它们的文件夹或带 * 的名称",
        "two reports: files, or folders under docs/reports; of three years or more, or of several units, the folder "
        "they lie in or a name with * will do",
    ),
    "previous": Both(
        "本单位上一年度的报告：核对它写的打算和不足有没有回音、哪些文字沿用；登记在 docs/reports/ 的自动找到",
        "the unit's report of the year before: whether its plans and shortcomings are answered and what was copied; "
        "one that is kept in docs/reports/ is found by itself",
    ),
    "compare.format": Both(
        "text 供人阅读，csv 供表格软件，json 供程序读取，xlsx 是 Excel，html 是网页；默认随 --output 的后缀，否则 text",
        "text, csv, json, xlsx or html, a page by itself; by default that of --output's suffix, else text",
    ),
    "corpus": Both(
        "许多单位、许多年：一起核查，结果存成表，再问。", "Many units and years: audit them, keep tables, ask."
    ),
    "corpus.short": Both("许多单位、许多年的语料", "many units and many years"),
    "corpus.audit": Both(
        "核查许多份报告，存成 Parquet 表：reports、assessments、evidence、findings、failures。用几个进程；"
        "只核查有变化的；随时可以中断，再运行一次就接着做。读不出的列在最后，其余照常。"
        "退出码：0 完成，2 有没核查成的，或输入有误。",
        "Audit many reports and keep the results as Parquet: reports, assessments, evidence, findings, failures. "
        "Several processes work; only what changed is audited; a run that was interrupted goes on when it is started "
        "again. What could not be read is listed at the end. Exit status: 0 done, 2 some failed, or bad input.",
    ),
    "corpus.audit.short": Both("核查许多份，存成表", "audit many and keep tables"),
    "corpus.query": Both(
        "向语料的结果提问：一句 SQL（只能查询；各表见文档“许多单位、许多年”），或者现成的：gaps 哪些义务缺口最多，"
        "by-place 各地怎样，by-domain 各领域怎样，trend 逐年怎样，worst 各组缺口最多的报告，"
        "copied 照抄最多的，unsure 把握低的结论。",
        "Ask the results of a corpus: a statement of SQL (questions only; the documentation has the tables), or "
        "one that is ready: gaps (the duties that most lack), by-place, by-domain, trend (year by year), worst (the "
        "reports of each group with most gaps), copied (which copied most), unsure (the doubtful conclusions).",
    ),
    "corpus.query.short": Both("向结果提问", "ask the results"),
    "corpus.results": Both("结果", "RESULTS"),
    "corpus.results.long": Both("fazhi corpus audit 写出的文件夹", "the folder that fazhi corpus audit wrote"),
    "corpus.question": Both("问题", "QUESTION"),
    "corpus.question.long": Both("现成问题的名称，或一句 SQL", "the name of a ready question, or SQL"),
    "corpus.format": Both(
        "text、csv、xlsx、json 或 parquet；默认随 --output 的后缀，否则 text",
        "text, csv, xlsx, json or parquet; by default that of --output's suffix, else text",
    ),
    "seconds": Both("最多问几秒；默认 30", "stop after so many seconds; 30 by default"),
    "corpus.source": Both("语料", "CORPUS"),
    "corpus.source.long": Both(
        "文件夹、带 * 的名称（加引号）、fsspec 认识的地址（如 s3://…），或者清单（.csv、.xlsx、.yaml）",
        "a folder, a pattern in quotes, an address that fsspec knows (s3://…), or a manifest (.csv, .xlsx, .yaml)",
    ),
    "corpus.manifest": Both(
        "清单：有就照它核查，没有就写出来供改正", "a manifest: read if it is there, else written for correction"
    ),
    "corpus.out": Both("结果存入这个文件夹", "keep the results in this folder"),
    "processes": Both("用几个进程；默认处理器的个数", "how many processes; as many as processors by default"),
    "shard": Both("只做其中一份，如 2/8：共八份里的第二份", "a share of the work only, such as 2/8"),
    "scheduler": Both(
        "交给这个 Dask 调度器的工作进程，如 tcp://主机:8786",
        "let the workers of this Dask scheduler do it, tcp://HOST:8786",
    ),
    "metavar.address": Both("地址", "ADDRESS"),
    "renew": Both(
        "结果是旧版本、另一部目录或另一处的，也更新它",
        "bring results of an older version, catalogue or corpus up to date",
    ),
    "metavar.shard": Both("几/几", "I/N"),
    "corpus.compare": Both(
        "把语料里的单位放在一起比：只在同一类单位、同一年的法之内。比例按标注量得的灵敏度和特异度校正（Rogan–Gladen，"
        "Lang–Reiczigel 区间）；漏斗图的 95% 和 99.8% 界限，收缩后的比例，明显偏低、在范围内、明显偏高三组。"
        "不排名次；一定要排，用 --ranks，名次带区间。",
        "Compare the units of a corpus, within one kind of unit and the law of one year: rates corrected for the "
        "tool's own sensitivity and specificity (Rogan-Gladen, Lang-Reiczigel intervals), limits of a funnel at 95 and "
        "99.8 %, shrunk rates, three groups. No list of ranks, unless --ranks asks for it, and then with intervals.",
    ),
    "corpus.compare.short": Both("各单位放在一起比", "compare the units"),
    "corpus.compare.format": Both(
        "text、csv、xlsx 或 json；默认随 --output 的后缀，否则 text",
        "text, csv, xlsx or json; by default that of --output's suffix, else text",
    ),
    "corpus.site": Both(
        "把语料的结果做成静态网页：各组的漏斗图、各地各领域的热力图、强度的分布，每项义务一页（各单位怎样，写得好的在哪里），"
        "每个单位一页，可查找，每张表可下载。没有报告的原文；给出 --texts，才引写得好的片段。用浏览器打开 index.html。",
        "Make static pages of the results of a corpus: a funnel, a heat map of places and domains and the strengths "
        "of each group, a page for each duty and each unit, search, every table to download. No words of reports, "
        "unless --texts supplies them for examples. Open index.html in a browser.",
    ),
    "corpus.site.short": Both("语料的网站", "the site of a corpus"),
    "corpus.site.output": Both(
        "网页写入这个文件夹；默认 docs/_build/corpus", "folder of the pages; docs/_build/corpus by default"
    ),
    "texts": Both("语料所在的文件夹：引写得好的片段", "the folder of the corpus, to quote the best passages"),
    "corpus.unit_kind": Both(
        "只看这一类：county 县级以上政府，department 部门，township 乡镇街道，development_zone 开发区",
        "of this kind only: county, department, township or development_zone",
    ),
    "corpus.year": Both("只看这一年度的报告", "reports of this year only"),
    "ranks": Both("按比例排列，名次带 95% 区间", "in order of rates, ranks with 95 % intervals"),
    "corpus.copies": Both(
        "查找许多份报告之间相同或相近的文字：照抄别的单位的，沿用上一年的。两句以上、六十字以上连在一起的才算；"
        "学习指导思想、致谢、口号和引上级的话另算，不算照抄；十个以上单位都有的话是大家都这样写，不作线索。"
        "谁先谁后只看年度。网页（--output 文件.html）左右对照，不同的字标出。",
        "Find passages that reports have alike: copied from another unit, or kept from last year. Only two sentences "
        "or more next to one another count, of sixty characters or more; guiding ideas, thanks, slogans and a "
        "superior's words are set apart and are no copies; what ten units have is what everybody writes, and no lead. "
        "Who was first is told by the year alone. A page (--output FILE.html) has both side by side, what differs "
        "marked.",
    ),
    "corpus.copies.short": Both("报告之间照抄的文字", "what reports copied from one another"),
    "every": Both(
        "也列出通用的话、致谢、口号和引上级的话", "also list ritual words, thanks, slogans, a superior's words"
    ),
    "corpus.copies.results": Both(
        "找到的也存入这个文件夹里的核查结果，供提问",
        "also keep what is found in these results of an audit, to be asked",
    ),
    "corpus.copies.files": Both("语料…", "CORPUS…"),
    "corpus.copies.files.long": Both(
        "报告文件、文件夹、带 * 的名称、fsspec 认识的地址（如 s3://…），或者清单（.csv、.xlsx、.yaml）；可以几个",
        "files, folders, patterns, addresses that fsspec knows (s3://…), or manifests (.csv, .xlsx, .yaml)",
    ),
    "corpus.export": Both(
        "给语料里的各单位写整改通知、问题清单、核查意见（.docx）或台账（.xlsx）：一个单位一个文件，另有登记表。"
        "结果里没有原文，所以按结果记下的位置重新读报告、再核查一次；核查之后改动过的报告不写，列在最后。"
        "退出码：0 全部写出，2 有没写出的，或输入有误。",
        "Write to every unit of a corpus its notice, list of findings or opinion (.docx), or its ledger (.xlsx): a "
        "file a unit, and a register. Results hold no words of reports, so the reports are read again where the "
        "results say they lie, and audited again; of one that was changed since, nothing is written, and that is told "
        "at the end. Exit status: 0 all written, 2 some were not or the input is wrong.",
    ),
    "corpus.export.short": Both("给各单位写通知或台账", "write notices or ledgers to all units"),
    "corpus.export.unit": Both("只写这个单位的", "of this unit only"),
    "corpus.export.unit_kind": Both("只写这一类单位的", "of units of this kind only"),
    "corpus.export.year": Both("只写这一年度的", "of this year only"),
    "corpus.export.output": Both(
        "写入这个文件夹；默认“台账”“整改通知”等", "write to this folder; by default named after what is written"
    ),
    "corpus.copies.format": Both(
        "text 供人阅读，html 左右对照，csv、xlsx 供表格软件，json 供程序读取；默认随 --output 的后缀，否则 text",
        "text, html, csv, xlsx or json; by default that of --output's suffix, else text",
    ),
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
    "gold": Both("标注…", "GOLD…"),
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
        "把一份报告留在项目的网站上：在 docs/reports/ 下建一个文件夹，放报告的副本、登记信息和三个页面。"
        "--replace 换成下一稿：比对两稿，把复核意见移到新稿的位置，先列出哪些照旧、移了位置、改过、不在了，"
        "加 --yes 才写入；台账、豁免照旧。给出几份报告、一个文件夹或清单，就逐份登记，登记不了的列在最后。",
        "Keep a report on the site of a project: a folder under docs/reports/ with a copy of it, its record and its "
        "three pages. With --replace its next draft takes its place: both are compared and the decisions of reviewers "
        "carried over; what is as it was, moved, changed or gone is shown first and written with --yes. The ledger and "
        "waivers stay. Several reports, a folder or a manifest are kept one by one; what cannot be is told at the end.",
    ),
    "add.files": Both(
        "报告文件；可以给几份、一个文件夹或带 * 的名称",
        "files of reports; several, a folder or a name with * may be given",
    ),
    "add.replace": Both("换成 docs/reports 下这份报告的下一稿", "the kept report whose next draft this is"),
    "add.old": Both(
        "登记的那一稿；默认取文件夹里的副本", "the draft that is recorded; the copy in the folder by default"
    ),
    "add.by": Both("谁换的稿，写进记录；也可设 FAZHI_REVIEWER", "who takes it in, for the log; or FAZHI_REVIEWER"),
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
        "把核查意见（缺口清单）和追溯矩阵写成 PDF（docs/_build/pdf），可打印；给出报告则只做这一份。",
        "Write opinion (gap list) and matrix as PDF for printing (docs/_build/pdf); of one report where one is named, "
        "else of every kept one.",
    ),
    "pdf.short": Both("核查意见和追溯矩阵的 PDF", "opinion and matrix as PDF"),
    "copy_templates": Both(
        "不生成 PDF，只把随包的纸面模板（PDF 和中英文 Word 的）抄到这个文件夹，供改动；已有的文件不动",
        "make no PDF, only copy the templates of papers that come with the package, for PDF and for Word in "
        "both languages, into this folder, to be changed; files that are there stay",
    ),
    "pdf.language": Both("纸面的语言：zh 或 en；默认 zh", "language of the papers: zh or en; zh by default"),
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
        "变异测试：把引擎改坏一点点，看测试是否发觉，一处一处来，结果写入文件。"
        "退出码：0 每一部分都发觉 85% 以上，其余有说明，1 不是这样，2 输入或用法有误。",
        "Mutation testing: break the engine in small ways, one at a time, and see whether the tests notice; the result "
        "goes into a file. Exit status: 0 at least 85 % of every part were noticed and the others are accounted for, "
        "1 that is not so, 2 bad input or usage.",
    ),
    "dev.mutants.short": Both("变异测试", "mutation testing"),
    "dev.mutants.only": Both("只改这个文件夹或文件", "break only what lies at this path"),
    "dev.mutants.sample": Both(
        "每一部分抽多少处；默认 100，0 是全部", "so many of every part; 100 by default, 0 for all"
    ),
    "dev.mutants.seed": Both(
        "抽样的种子，同样的种子抽到同样的；默认每次不同，并且写明",
        "seed of the sample, the same for the same sample; by default another one each time, which is told",
    ),
    "dev.mutants.jobs": Both("同时进行几个；默认 2", "so many at once; 2 by default"),
    "dev.mutants.output": Both(
        "结果文件；默认 build/mutants.json", "file of the result; build/mutants.json by default"
    ),
    "dev.torture": Both(
        "读回台账、写意见、换下一稿时用 kill -9 结束：随机的时刻，每次碰磁盘的时候，每个文件写到一半的时候；"
        "再试磁盘写满、文件夹只读、几个同时写。意见不许丢，文件不许只有一半。退出码：0 没有，1 有。",
        "End with kill -9 what reads ledgers back, records decisions and takes the next draft in: at random moments, "
        "at every touch of the disk, half-way through each file; then a full disk, a read-only folder, several at "
        "once. No decision may be lost and no file be half. Exit status: 0 all well, 1 not.",
    ),
    "dev.torture.short": Both("一再杀掉，看丢不丢东西", "kill what writes, see that nothing is lost"),
    "dev.torture.kills": Both("每条命令杀多少次；默认 1000", "times that each command is killed; 1000 by default"),
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
        "报告文件：.txt、.md、.docx、.html、.mht 或 .pdf；有 LibreOffice 时还有 .doc、.rtf、.odt、.wps、.fodt、.xml；"
        "装有 ocr 时还有 .jpg 等图片；.zip 是一份报告连同附件",
        "the report: .txt, .md, .docx, .html, .mht or .pdf; where LibreOffice is, .doc, .rtf, .odt, .wps, .fodt, .xml; "
        "with the extra ocr pictures such as .jpg; .zip for a report with its annexes",
    ),
    "files": Both("报告…", "FILE..."),
    "files.long": Both(
        "报告文件：.txt、.md、.docx、.html、.mht 或 .pdf；有 LibreOffice 时还有 .doc、.rtf、.odt、.wps、.fodt、.xml；"
        ".zip 是一份报告连同附件；- 读标准输入；几份、一个文件夹或带 * 的名称，逐份核查，汇成一张表",
        "reports: .txt, .md, .docx, .html, .mht or .pdf; where LibreOffice is, .doc, .rtf, .odt, .wps, .fodt or .xml "
        "too; .zip for a report with its annexes; - for standard input; several, a folder or a name with * are audited "
        "one after another into one table",
    ),
    "manifest": Both(
        "清单（.csv、.xlsx 或 .yaml）：每份报告的单位、类别、年度、所在地和职责，优先于标题；"
        "没有这个文件就写出一份供改正",
        "a manifest (.csv, .xlsx or .yaml) with unit, kind, year, place and role of each report, before their titles; "
        "written for correction where there is no such file",
    ),
    "report.long": Both(
        "报告文件：.txt、.md、.docx、.html、.mht 或 .pdf；有 LibreOffice 时还有 .doc、.rtf、.odt、.wps、.fodt、.xml；"
        ".zip 是一份报告连同附件；- 读标准输入，格式不限",
        "the report: .txt, .md, .docx, .html, .mht or .pdf; where LibreOffice is, .doc, .rtf, .odt, .wps, .fodt, .xml; "
        ".zip for a report with its annexes; - for standard input, in any of them",
    ),
    "annex": Both(
        "报告的附件，可多次给出；同报告合成一份，列在正文之后",
        "an annex of the report, any number of times; read with it as one report, behind its text",
    ),
    "obligation": Both("义务", "OBLIGATION"),
    "obligation.long": Both(
        "义务编号或名称，如 SUPERVISE_001、人大代表建议办理",
        "identifier or title of the obligation, such as SUPERVISE_001",
    ),
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
    "papers": Both(
        "纸面模板所在文件夹，其中的文件代替随包的；默认 pyproject.toml 的 [tool.fazhi] papers 所指",
        "folder of paper templates, whose files stand in for those shipped; by default that of [tool.fazhi] papers in "
        "pyproject.toml",
    ),
    "output": Both("写入文件，要么写全要么不写", "write to this file, whole or not at all"),
    "colour": Both("auto、always 或 never；默认 auto", "auto, always or never; auto by default"),
    "metavar.kind": Both("类别", "KIND"),
    "metavar.year": Both("年", "YEAR"),
    "metavar.name": Both("名称", "NAME"),
    "metavar.names": Both("名,名", "NAME,NAME"),
    "metavar.folder": Both("文件夹", "FOLDER"),
    "metavar.file": Both("文件", "FILE"),
    "metavar.slug": Both("文件夹", "SLUG"),
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
