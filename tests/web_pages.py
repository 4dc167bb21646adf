# ruff: noqa: E501 - markup as sites write it
"""Six layouts in which the sites of governments put a report, each with an invented one in it."""

from collections.abc import Callable
from typing import NamedTuple

UNIT = "云州市司法局"
TITLE = f"{UNIT}2024年度法治政府建设情况报告"
NUMBER = "云司发〔2025〕3号"
PUBLISHED = "2025-03-20"
SIGNED = "2025年1月15日"
OPENING = (
    "2024年，我局在市委、市政府领导下，围绕依法行政的各项任务抓落实，推动执法、普法、调解和法律服务一起向前。"
    "现将有关情况报告如下。"
)
CHAPTERS = (
    (
        "一、推进法治政府建设的主要举措和成效",
        (
            (
                "（一）严把文件关口",
                "全年审核行政规范性文件草案26件，提出修改意见118条，向社会公开征求意见后由局务会议集体审议。"
                "对现行有效的41件文件作了清理，废止3件，修改5件。",
            ),
            (
                "（二）规范行政执法",
                "组织执法人员培训4期，参训860人次；评查案卷120卷，对发现的17个问题逐一督促改正。"
                "推行轻微违法不罚清单，办理不予处罚案件63件。",
            ),
            (
                "（三）化解矛盾纠纷",
                "受理行政复议申请214件，审结203件，其中以调解、和解方式结案88件。"
                "各级人民调解组织调处纠纷9,870件，成功率98.2%。",
            ),
        ),
    ),
    (
        "二、主要负责人履行第一责任人职责情况",
        (
            (
                "（一）带头学法",
                "主要负责人主持党组会议专题学习法律6次，为全市执法骨干讲授法治课2次，听取法治工作汇报3次。",
            ),
        ),
    ),
    (
        "三、存在的不足和原因",
        (
            (
                "（一）力量不均",
                "基层执法力量分布不均衡，少数乡镇缺少专职法制审核人员；个别单位对案卷归档重视不够，时有迟延。",
            ),
        ),
    ),
)
STEPS_HEAD = "四、2025年工作安排"
STEPS = (
    "修订执法人员培训办法，把学时记入年度考核。",
    "为12个乡镇各配备1名法制审核人员。",
    "上半年完成案卷电子归档系统的验收。",
)
TABLE = (
    ("类别", "项目", "件数"),
    ("行政复议", "受理", "214"),
    ("行政复议", "审结", "203"),
    ("人民调解", "调处", "9,870"),
)
"""With the first cell of the second and third rows merged."""


class Page(NamedTuple):
    """A page and what is to be read of it."""

    html: str
    report: tuple[str, ...]
    """The lines of the report in their order, as a reader sees them."""
    furniture: tuple[str, ...]
    """Words of the page that are no report's."""
    headings: int
    """How many lines the page marks as headings by their tag."""
    encoding: str = "utf-8"


def _lines(number: Callable[[int], str], table: bool, title: tuple[str, ...] = (TITLE,)) -> tuple[str, ...]:
    lines = [*title, OPENING]
    for chapter, sections in CHAPTERS:
        lines.append(chapter)
        for head, text in sections:
            lines += [head, text]
    lines.append(STEPS_HEAD)
    lines += [number(at) + step for at, step in enumerate(STEPS, 1)]
    lines += ["\t".join(row) for row in TABLE] if table else []
    return (*lines, UNIT, SIGNED)


def _table(attributes: str = "") -> str:
    head, first, second, third = TABLE
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    return (
        f"<table {attributes}><thead><tr>{cells}</tr></thead><tbody>"
        f"<tr><td rowspan='2'>{first[0]}</td><td>{first[1]}</td><td><p>{first[2]}</p></td></tr>"
        f"<tr><td>{second[1]}</td><td>{second[2]}</td></tr>"
        f"<tr><td>{third[0]}</td><td>{third[1]}</td><td>{third[2]}</td></tr></tbody></table>"
    )


def _menu(*words: str) -> str:
    return "".join(f'<li><a href="/{at}/">{word}</a></li>' for at, word in enumerate(words))


def classic(times: int = 1) -> Page:
    """Tables all through, buttons for the size of letters and for printing, headings in bold."""
    body = "".join(
        f"<p align='left'><strong>{chapter}</strong></p>"
        + "".join(f"<p>　　{head}</p><p><font size=3>　　{text}</font></p>" for head, text in sections)
        for chapter, sections in CHAPTERS
    )
    steps = "".join(f"<P>　　{at}.{step}</P>" for at, step in enumerate(STEPS, 1))
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<HTML><HEAD><TITLE>{TITLE}_云州市政府信息公开网</TITLE>
<META http-equiv=Content-Type content="text/html; charset=utf-8">
<META name="PubDate" content="{PUBLISHED} 09:12"><META name="ArticleTitle" content="{TITLE}">
<STYLE>td {{ font-size: 12px }}</STYLE><SCRIPT>var size = 16; document.write("<p>脚本写出的话。</p>");</SCRIPT></HEAD>
<BODY><TABLE width=980 align=center><TR><TD><IMG src="logo.gif" alt="云州市司法局网站"></TD>
<TD>今天是2025年4月2日 星期三</TD></TR><TR><TD colspan=2><A href="/">网站首页</A> | <A href="/a">机构概况</A> |
<A href="/b">政务公开</A> | <A href="/c">普法园地</A></TD></TR></TABLE>
<TABLE width=980><TR><TD width=200><TABLE><TR><TD><B>栏目导航</B></TD></TR><TR><TD><A href=1>通知公告</A></TD></TR>
<TR><TD><A href=2>普法动态</A></TD></TR><TR><TD><A href=3>律师公证</A></TD></TR></TABLE></TD>
<TD><TABLE width=760><TR><TD>您现在的位置：<A href="/">首页</A> &gt;&gt; <A href="/b">政务公开</A> &gt;&gt; 正文</TD></TR>
<TR><TD align=center><FONT size=5><B>{TITLE}</B></FONT></TD></TR>
<TR><TD align=center>发布时间：{PUBLISHED}　来源：本站　浏览次数：<SPAN id=hits>318</SPAN>　字体：[<A href="javascript:z(16)">大</A>
<A href="javascript:z(14)">中</A> <A href="javascript:z(12)">小</A>]</TD></TR>
<TR><TD id=zoom><P>　　{OPENING}</P>{body * times}<P><B>{STEPS_HEAD}</B></P>{steps}{_table("border=1")}
<P align=right>{UNIT}</P><P align=right>{SIGNED}</P></TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印本页</A>】【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR>
<TR><TD>上一篇：<A href=4>关于举办公证开放日活动的公告</A></TD></TR>
<TR><TD>下一篇：<A href=5>全市律师工作座谈会召开</A></TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=980><TR><TD align=center>版权所有：云州市司法局 联系电话：0000-0000000<BR>云ICP备00000000号 建议使用1024×768分辨率浏览
</TD></TR></TABLE></BODY></HTML>"""
    furniture = (
        "脚本写出的话", "网站首页", "机构概况", "普法园地", "栏目导航", "普法动态", "律师公证", "今天是2025年4月2日",
        "打印本页", "关闭窗口", "关于举办公证开放日活动的公告", "全市律师工作座谈会召开", "版权所有", "0000-0000000", "云ICP备",
        "分辨率浏览", "您现在的位置",
    )  # fmt: skip
    return Page(html, _lines(lambda at: f"{at}.", table=True), furniture, 0)


def divided(times: int = 1) -> Page:
    """Elements of the fifth version, a breadcrumb, headings by their tags, a list that the browser numbers."""
    body = "".join(
        f"<h2>{chapter}</h2>" + "".join(f"<h3>{head}</h3>\n<p>\n  {text}\n</p>" for head, text in sections)
        for chapter, sections in CHAPTERS
    )
    steps = "".join(f"<li>{step}</li>" for step in STEPS)
    html = f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{TITLE} - 云州市人民政府</title>
<meta property="article:published_time" content="{PUBLISHED}T08:00:00+08:00"><style>.hide{{display:none}}</style></head>
<body><header class="site-header"><a href="/" class="logo">云州市人民政府</a>
<form action="/s"><label>站内检索</label><input value="请输入关键字"><button>搜索一下</button></form></header>
<nav class="main-nav"><ul>{_menu("走进云州", "新闻中心", "政务公开", "办事大厅", "互动交流")}</ul></nav>
<div class="breadcrumb"><a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <span>法治政府建设年度报告</span></div>
<main><article><h1>{TITLE}</h1><div class="meta"><time datetime="{PUBLISHED}">{PUBLISHED}</time></div>
<div class="article-content"><p>{OPENING}</p><div hidden>藏起来的话：本局全年无一败诉。</div>
<p style="display: none">办理了不存在的案件999件。</p>{body * times}<h2>{STEPS_HEAD}</h2><ol>{steps}</ol>{_table()}
<p style="text-align:right">{UNIT}</p><p style="text-align:right">{SIGNED}</p></div></article></main>
<aside class="sidebar"><h3>热点专题</h3><ul>{_menu("优化营商环境", "宪法宣传周")}</ul></aside>
<footer><p>主办单位：云州市人民政府办公室</p><p>网站标识码：0000000000 云公网安备00000000000000号</p>
<p>本网站上的内容未经许可不得转载。</p></footer></body></html>"""
    furniture = (
        "站内检索", "请输入关键字", "搜索一下", "走进云州", "新闻中心", "办事大厅", "互动交流", "法治政府建设年度报告",
        "藏起来的话", "不存在的案件", "热点专题", "优化营商环境", "宪法宣传周", "主办单位", "网站标识码", "公网安备", "不得转载",
    )  # fmt: skip
    return Page(html, _lines(lambda at: f"{at}. ", table=True), furniture, 10)


def indexed(times: int = 1) -> Page:
    """The block of an index above the article, its labels in cells of their own, paragraphs in divisions."""
    body = "".join(
        f"<div class='p'><b>{chapter}</b></div>"
        + "".join(f"<div class='p'>{head}</div><div class='p'>{text}</div>" for head, text in sections)
        for chapter, sections in CHAPTERS
    )
    steps = "".join(f"<div class='p'>（{at}）{step}</div>" for at, step in enumerate(STEPS, 1))
    html = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<title>云州市人民政府 政府信息公开</title></head><body>
<div class="top-bar"><a href="/login">登录</a><span>|</span><a href="/wza">无障碍阅读</a></div>
<div class="gk-left"><h4>政府信息公开目录</h4><ul>{_menu("机构职能", "规划计划", "财政信息", "行政执法公示")}</ul></div>
<div class="gk-right"><div class="position">当前位置： <a href="/">首页</a> &gt; <a href="/gk">信息公开</a></div>
<table class="index"><tr><td>索 引 号：</td><td>00000000X/2025-00017</td><td>发文机构：</td><td>{UNIT}</td></tr>
<tr><td>成文日期：</td><td>{SIGNED}</td><td>发布日期：</td><td>{PUBLISHED}</td></tr>
<tr><td>文　　号：</td><td>{NUMBER}</td><td>有 效 性：</td><td></td></tr>
<tr><td>名　　称：</td><td colspan="3">{TITLE}</td></tr></table>
<div class="fonts">字号：<a href="javascript:;">大</a><a href="javascript:;">中</a><a href="javascript:;">小</a>
<a href="javascript:;">打印</a></div>
<div class="title">{TITLE}</div><div class="content" id="printArea"><div class='p'>{OPENING}</div>{body * times}
<div class='p'><b>{STEPS_HEAD}</b></div>{steps}{_table()}<div class='p r'>{UNIT}</div><div class='p r'>{SIGNED}</div></div>
<div class="share">分享到：<a href="javascript:;">微信</a><a href="javascript:;">微博</a></div>
<div class="qr">扫一扫在手机打开当前页<img src="qr.png"></div></div>
<div class="foot"><div>版权所有 云州市人民政府</div><div>备案号：云ICP备00000000号-1</div></div></body></html>"""
    furniture = (
        "登录", "无障碍阅读", "政府信息公开目录", "财政信息", "行政执法公示", "当前位置", "字号：", "打印", "分享到", "微博",
        "扫一扫", "版权所有", "云ICP备",
    )  # fmt: skip
    return Page(html, _lines(lambda at: f"（{at}）", table=True), furniture, 0)


def article(times: int = 1) -> Page:
    """An article of a public account: sections and spans, its text hidden until a script shows it."""

    def line(text: str) -> str:
        return f'<section style="margin: 0 8px;"><span style="font-size: 16px;">{text}</span></section>'

    body = "".join(
        f'<section><strong><span style="color: rgb(0,0,0);">{chapter}</span></strong></section>'
        + "".join(line(head) + line(text) for head, text in sections)
        for chapter, sections in CHAPTERS
    )
    steps = "".join(f"<li><section><span>{step}</span></section></li>" for step in STEPS)
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="公众平台"><title></title><script>var ct = "1742400000"; var title = '写在脚本里的标题。';</script>
</head><body id="activity-detail"><div id="js_article"><div class="rich_media_inner">
<h1 class="rich_media_title" id="activity-name">
            {TITLE}
</h1><div id="meta_content"><span class="rich_media_meta"><a href="javascript:void(0);">云州司法</a></span>
<em id="publish_time" class="rich_media_meta">{PUBLISHED} 18:05</em></div>
<div id="js_content" style="visibility: hidden; opacity: 0; ">{line(OPENING)}<section><br></section>{body * times}
<section><strong>{STEPS_HEAD}</strong></section><ol class="list-paddingleft-1" style="list-style-type: decimal;">{steps}</ol>
<section style="text-align: right;">{UNIT}</section><section style="text-align: right;">{SIGNED}</section></div>
<div class="rich_media_tool"><a href="javascript:;">阅读原文</a></div></div></div>
<div class="wx_profile"><strong>云州司法</strong><span>向上滑动看下一个</span></div>
<div id="js_pc_qr_code">微信扫一扫<br>关注该公众号</div><div style="display:none;"><p>轻触查看原文。</p></div>
<div class="comment">写留言</div></body></html>"""
    furniture = ("写在脚本里", "公众平台", "阅读原文", "向上滑动", "微信扫一扫", "关注该公众号", "轻触查看", "写留言")
    return Page(html, _lines(lambda at: f"{at}. ", table=False), furniture, 1)


def managed(times: int = 1) -> Page:
    """A page of a content manager: the title in two lines, share buttons, related links, a footer in words."""
    body = "".join(
        f'<p style="text-indent: 2em;"><strong>{chapter}</strong></p>'
        + "".join(
            f'<p class="MsoNormal" style="text-indent:32pt;"><span style="font-family:楷体">{head}</span><o:p></o:p></p>'
            f'<p class="MsoNormal"><span>{text[:9]}</span><span lang="EN-US">{text[9:14]}</span><span>{text[14:]}</span></p>'
            for head, text in sections
        )
        for chapter, sections in CHAPTERS
    )
    steps = "".join(f"<p>{'一二三'[at]}是{step}</p>" for at, step in enumerate(STEPS))
    first, second = UNIT, TITLE.removeprefix(UNIT)
    html = f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="SiteName" content="云州市司法局"/><meta name="ColumnName"
content="年度报告"/><meta name="ArticleTitle" content="{TITLE}"/><meta name="PubDate" content="{PUBLISHED} 10:00"/>
<meta name="ContentSource" content="局办公室"/><title>{TITLE}_云州市司法局</title></head><body>
<form id="aspnetForm" method="post"><div class="wrap"><div class="head"><h2>云州市司法局</h2><div class="sousuo">
<input type="text"/><input type="submit" value="站内搜索"/></div></div>
<div class="menu"><a href="/">首页</a><a href="/1">要闻</a><a href="/2">公开</a></div>
<div class="main"><div class="bt"><h1>{first}<br/>{second}</h1></div>
<div class="xx"><span>发布日期：{PUBLISHED}</span><span>信息来源：局办公室</span><span>浏览次数：<i>57</i></span></div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style><p>{OPENING}</p>{body * times}
<p><strong>{STEPS_HEAD}</strong></p>{steps}{_table()}<p>&nbsp;</p><p style="text-align: right;">{UNIT}</p>
<p style="text-align: right;">{SIGNED}</p></div>
<div class="bdsharebuttonbox"><a href="#">分享</a><a href="#">收藏</a></div>
<div class="xgwz"><h3>相关文章</h3><ul>{_menu("全市普法骨干培训班开班", "公证便民措施再加码")}</ul></div></div>
<div class="bottom"><p>地址：云州市司法局大楼 邮编：000000</p><p>Copyright © 2025 备案序号 云ICP备00000000号</p></div></div></form>
</body></html>"""
    furniture = (
        "站内搜索", "要闻", "分享", "收藏", "相关文章", "普法骨干培训班开班", "公证便民措施", "地址：云州", "邮编",
        "Copyright", "云ICP备",
    )  # fmt: skip
    return Page(html, _lines(lambda at: f"{'一二三'[at - 1]}是", table=True, title=(first, second)), furniture, 1)


def framed(times: int = 1) -> Page:
    """The page in the frame of an old site: GBK, one cell, paragraphs by breaks and indents by blanks."""
    indent = "&nbsp;" * 4
    body = "".join(
        f"<br>{indent}{chapter}" + "".join(f"<br>{indent}{head}<br>\n{indent}{text}<br>" for head, text in sections)
        for chapter, sections in CHAPTERS
    )
    steps = "".join(f"<br>{indent}{at}、{step}" for at, step in enumerate(STEPS, 1))
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>信息内容</title></head>
<body topmargin=0><table width="100%"><tr><td class=title align=center>{TITLE}</td></tr><tr><td align=center>
<font color=#999999>作者：admin&nbsp;&nbsp;发布时间：{PUBLISHED}&nbsp;&nbsp;点击数：1024</font><hr></td></tr><tr><td class=content>
{indent}{OPENING}<br>{body * times}<br>{indent}{STEPS_HEAD}{steps}<br><br>
<div align=right>{UNIT}&nbsp;&nbsp;&nbsp;</div><div align=right>{SIGNED}&nbsp;</div></td></tr>
<tr><td align=right>[<a href="#" onclick="history.back()">返回</a>]&nbsp;[<a href="javascript:print()">打印</a>]</td></tr></table>
</body></html>"""
    furniture = ("信息内容", "返回", "打印")
    return Page(html, _lines(lambda at: f"{at}、", table=False), furniture, 0, "gb18030")


LAYOUTS: dict[str, Callable[..., Page]] = {
    "classic": classic,
    "divided": divided,
    "indexed": indexed,
    "article": article,
    "managed": managed,
    "framed": framed,
}
