"""What was not done, was done by others or was left open supports no duty, whichever it is; what was done still does.

Each duty has one sentence that says that it was done; frames deny it or keep it.
"""

import pytest

from fazhi.catalogue import load
from fazhi.evidence import Searcher, compile_rules
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.unit import UnitKind
from fazhi.reading import read_text

HEAD = "云州区2022年度法治政府建设工作报告\n\n一、推进法治政府建设的主要举措和成效\n"
DENIED = {
    "not this year": "本年度未{}。",
    "never": "从未{}。",
    "never once": "从来没有{}过。",
    "nobody": "没有任何部门{}。",
    "not yet": "目前还没有{}。",
    "the work was not begun": "{}的工作尚未开展。",
    "not once": "{}，一次也没办。",
    "the form says none": "{}：无。",
    "the form says no": "是否{}：否。",
    "the box of no is ticked": "是否{}：□是 ☑否。",
    "the box is open": "□ {}。",
    "the item is open": "[ ] {}",
    "the cell says no": "事项\t完成情况\n{}\t未完成",
    "a neighbour did": "邻县{}。",
    "a higher authority did": "省司法厅{}。",
    "organs should": "行政机关应当{}。",
    "others have to": "各单位要{}。",
    "others are told to": "要求各镇{}。",
    "if it were done": "若{}，则报送结果。",
    "so that it can be done": "以便{}。",
    "it is hoped": "希望{}。",
    "how often is left open": "{}××次。",
    "in an earlier period": "2020年1月至2020年12月，{}。",
}
KEPT = {
    "plainly": "{}。",
    "all year": "全年{}。",
    "by this unit": "我区{}。",
    "as told from above": "按照上级部署，{}。",
    "never broken off": "工作从未间断，{}。",
    "with nothing bad": "{}，未发生安全事故。",
    "with no complaint": "{}，没有一件被投诉。",
    "for minors": "面向未成年人，{}。",
    "the box is ticked": "☑ {}。",
    "the form says yes": "是否{}：是。",
    "in a year of report across two years": "2021年11月至2022年10月，{}。",
    "until the January after": "截至2023年1月，{}。",
}
ODD = {
    ("LEAD_009", "a higher authority did"): "the inspection of the rule of law comes from above",
    ("SUPERVISE_014", "a higher authority did"): "a higher authority's inspection is done upon this unit",
    ("DISPUTE_014", "not once"): "where no reconsideration was asked for, none of it is an achievement",
    ("DISPUTE_014", "the form says none"): "the same",
}
"""Where a frame does not say of a duty what it says of others."""
SENTENCES = {
    "CAPACITY_001": "落实领导干部学法制度",
    "CAPACITY_002": "印发领导干部学法清单",
    "CAPACITY_003": "组织机关干部参加法治培训",
    "CAPACITY_004": "对拟提拔干部开展任前法律知识测试",
    "CAPACITY_005": "开展庭审观摩活动",
    "CAPACITY_006": "制定依法行政考核办法",
    "CAPACITY_007": "制定“谁执法谁普法”责任清单",
    "CAPACITY_008": "推行说理式执法",
    "CAPACITY_009": "举办“美好生活·民法典相伴”主题宣传",
    "CAPACITY_010": "组织新任职国家工作人员面向国旗进行宪法宣誓",
    "CAPACITY_011": "打造民法典主题公园",
    "CAPACITY_012": "开展法治进校园活动",
    "DECISION_001": "编制重大行政决策事项目录",
    "DECISION_002": "就电梯加装方案征求住户意见",
    "DECISION_003": "建立重大行政决策咨询论证专家库",
    "DECISION_004": "建立重大决策风险评估机制",
    "DECISION_005": "设立镇街合法性审查中心",
    "DECISION_006": "班子成员逐一发表意见后再作决定",
    "DECISION_007": "执行“三重一大”制度",
    "DECISION_008": "及时公布重大行政决策结果",
    "DECISION_009": "建立重大行政决策档案管理制度",
    "DECISION_010": "制定重大行政决策后评估办法",
    "DECISION_011": "认真落实政府法律顾问制度",
    "DECISION_012": "成立公职律师办公室",
    "DECISION_013": "出台行政机关合同管理办法",
    "DIGITAL_001": "上线政务服务小程序",
    "DIGITAL_002": "修订办事指南",
    "DIGITAL_003": "编制政务数据资源目录",
    "DIGITAL_004": "开通电子印章服务",
    "DIGITAL_005": "上线行政执法办案平台",
    "DIGITAL_006": "完成政务系统等级保护测评",
    "DIGITAL_007": "编制政务数据目录",
    "DISCLOSE_001": "制定政务公开工作要点任务分解表",
    "DISCLOSE_002": "公开义务教育招生计划",
    "DISCLOSE_003": "依法做好依申请公开",
    "DISCLOSE_004": "编制并公布政府信息公开工作年度报告",
    "DISCLOSE_005": "修订政府信息公开指南",
    "DISCLOSE_006": "改版政府网站",
    "DISCLOSE_007": "建立政府信息公开保密审查机制",
    "DISCLOSE_008": "举办政府开放日活动",
    "DISCLOSE_009": "及时公开政府采购信息",
    "DISCLOSE_010": "加强政务公开考核",
    "DISCLOSE_011": "公示拖欠账款",
    "DISPUTE_001": "完成行政复议体制改革",
    "DISPUTE_002": "自觉履行行政复议决定",
    "DISPUTE_003": "建立行政争议协调化解中心",
    "DISPUTE_004": "及时履行法院生效裁判",
    "DISPUTE_005": "建立行政机关负责人出庭应诉通报制度",
    "DISPUTE_006": "成立物业纠纷人民调解委员会",
    "DISPUTE_007": "编制行政裁决事项清单",
    "DISPUTE_008": "建立访调诉对接机制",
    "DISPUTE_009": "制定信访事项依法分类处理清单",
    "DISPUTE_010": "制定领导干部接访日程表并向社会公布",
    "DISPUTE_011": "推进公共法律服务体系建设",
    "DISPUTE_012": "开通农民工讨薪法律援助绿色通道",
    "DISPUTE_013": "落实行政复议工作责任制",
    "DISPUTE_014": "对复议申请主动撤销决定",
    "EMERGENCY_001": "编制防汛应急预案",
    "EMERGENCY_002": "广泛开展防灾减灾宣传",
    "EMERGENCY_003": "开展防汛责任人培训",
    "EMERGENCY_004": "建立突发事件应急处置机制",
    "EMERGENCY_005": "组织医务人员为登革热开展灭蚊消杀",
    "EMERGENCY_006": "建立突发事件信息发布机制",
    "EMERGENCY_007": "与超市签协议代储生活物资",
    "EMERGENCY_008": "开展安全生产专项检查",
    "EMERGENCY_009": "报送突发事件信息",
    "EMERGENCY_010": "修订公共卫生应急预案",
    "ENFORCE_001": "建成行政执法信息公示平台",
    "ENFORCE_002": "制定音像记录管理规定",
    "ENFORCE_003": "编制重大执法决定法制审核事项目录",
    "ENFORCE_004": "编制处罚裁量细则",
    "ENFORCE_005": "执行执法人员持证上岗和资格管理制度",
    "ENFORCE_006": "开展执法人员业务培训",
    "ENFORCE_007": "开展行政执法案卷评查",
    "ENFORCE_008": "制发行政指导书",
    "ENFORCE_009": "建立监管沙盒机制",
    "ENFORCE_010": "建好检查对象库和检查人员库",
    "ENFORCE_011": "建立行政执法与刑事司法衔接机制",
    "ENFORCE_012": "组建乡镇综合执法队",
    "ENFORCE_013": "规范委托执法行为",
    "ENFORCE_014": "建立行政执法责任制",
    "ENFORCE_015": "严格实行罚缴分离",
    "ENFORCE_016": "编制行政执法统计年报",
    "ENFORCE_017": "开展涉企检查",
    "ENFORCE_018": "落实行政执法监督意见书",
    "ENFORCE_019": "实施信用分级分类监管",
    "ENFORCE_020": "受理涉企执法投诉",
    "FUNCTION_001": "按法律立改废情况增减权力事项",
    "FUNCTION_002": "制定属地管理事项责任清单",
    "FUNCTION_003": "公示行政许可事项的依据和时限",
    "FUNCTION_004": "制定许可事项实施规范和办事指南",
    "FUNCTION_005": "建立跨区域通办工作机制",
    "FUNCTION_006": "推行帮办代办服务",
    "FUNCTION_007": "推行承诺书代替证明",
    "FUNCTION_008": "建立政企常态化沟通机制",
    "FUNCTION_009": "召开公平竞争审查联席会议",
    "FUNCTION_010": "公示涉企收费目录清单",
    "FUNCTION_011": "对各类市场主体一视同仁",
    "FUNCTION_012": "制定管委会权责目录",
    "FUNCTION_013": "公布审批中介服务事项清单",
    "LEAD_001": "深入学习贯彻习近平法治思想",
    "LEAD_002": "镇长带头抓法治",
    "LEAD_003": "镇党委专题研究法治工作",
    "LEAD_004": "印发《云州区法治政府建设实施方案》",
    "LEAD_005": "将法治建设年度任务分解到各科室",
    "LEAD_006": "明确一名副镇长分管法治工作",
    "LEAD_007": "局长向局党组提交书面述法材料",
    "LEAD_008": "法治考核结果与干部提拔挂钩",
    "LEAD_009": "整改法治督察反馈问题",
    "LEAD_010": "对照法治政府建设指标体系开展自查",
    "LEAD_011": "镇里遇到大事先向区委报告",
    "REPORT_005": "报送法治政府建设年度报告",
    "REPORT_006": "公开法治政府建设年度报告",
    "REPORT_007": "主动向县委报告法治政府建设进展",
    "RULES_001": "严把文件出口关",
    "RULES_002": "组织专家对规范性文件草案开展评估论证",
    "RULES_003": "提请主任办公会审议通过规范性文件",
    "RULES_004": "建成行政规范性文件数据库",
    "RULES_005": "建立文件报送备案台账",
    "RULES_006": "及时做好规范性文件清理",
    "RULES_007": "杜绝奇葩文件",
    "RULES_008": "建立规范性文件管理台账",
    "RULES_009": "制定政府规章",
    "SUPERVISE_001": "办理人大代表建议",
    "SUPERVISE_002": "建立主要负责人领办重点提案制度",
    "SUPERVISE_003": "自觉接受市人大监督",
    "SUPERVISE_004": "推行国库集中支付",
    "SUPERVISE_005": "主动接受政协民主监督",
    "SUPERVISE_006": "建立与派驻纪检监察组定期会商机制",
    "SUPERVISE_007": "签订党风廉政建设责任书",
    "SUPERVISE_008": "编制岗位廉洁风险清单",
    "SUPERVISE_009": "建立审计整改台账",
    "SUPERVISE_010": "认真办理检察建议",
    "SUPERVISE_011": "完善府院联动机制",
    "SUPERVISE_012": "答复网民留言",
    "SUPERVISE_013": "建立接诉即办日调度机制",
    "SUPERVISE_014": "强化政府督查",
    "SUPERVISE_015": "建立公务员诚信档案",
}


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return compile_rules(load())


def supported(searcher: Searcher, duty: str, text: str) -> bool:
    report = read_text(HEAD + text, name="case.txt", unit_kind=UnitKind.COUNTY, year=2022)
    found = searcher.search(report)[duty].evidence
    return any(
        item.polarity is Polarity.DONE and item.strength >= Strength.ASSERTION and item.end > len(HEAD)
        for item in found
    )


def test_every_duty_has_its_sentence() -> None:
    assert set(SENTENCES) == {item.id for item in load().obligations if item.evidence.section is None}


@pytest.mark.parametrize("duty", SENTENCES)
def test_what_was_not_done_supports_nothing(duty: str, searcher: Searcher) -> None:
    wrong = [
        name
        for name, frame in DENIED.items()
        if (duty, name) not in ODD and supported(searcher, duty, frame.format(SENTENCES[duty]))
    ]
    assert not wrong


@pytest.mark.parametrize("duty", SENTENCES)
def test_what_was_done_still_supports(duty: str, searcher: Searcher) -> None:
    wrong = [name for name, frame in KEPT.items() if not supported(searcher, duty, frame.format(SENTENCES[duty]))]
    assert not wrong
