"""Places: named by users, read from the names of units, and one within another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.places import agreeing, place_in, place_named

GAOQING = Place("山东省", "淄博市", "高青县")


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("山东省", "山东省"),
        ("山东", "山东省"),
        ("山东省淄博市", "山东省淄博市"),
        (" 山东省 淄博市 ", "山东省淄博市"),
        ("山东淄博", "山东省淄博市"),
        ("淄博", "山东省淄博市"),
        ("高青县", "山东省淄博市高青县"),
        ("淄博市高青县", "山东省淄博市高青县"),
        ("吉林", "吉林省"),
        ("吉林市", "吉林省吉林市"),
        ("北京朝阳", "北京市朝阳区"),
        ("上海市浦东新区", "上海市浦东新区"),
        ("伊犁", "新疆维吾尔自治区伊犁哈萨克自治州"),
        ("延边州", "吉林省延边朝鲜族自治州"),
        ("恩施", "湖北省恩施土家族苗族自治州"),
        ("内蒙古", "内蒙古自治区"),
        ("仙桃市", "湖北省仙桃市"),
    ],
)
def test_a_place_is_named_in_full_or_in_short(told: str, place: str) -> None:
    assert str(place_named(told)) == place


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("月球", "没有叫“月球”的"),
        ("山东省某市", "没有叫"),
        ("淄搏市", "淄博市"),
        ("朝阳区", "北京市朝阳区、吉林省长春市朝阳区"),
        ("广东省淄博市", "没有叫"),
        ("市", "没有叫"),
        ("", "没有叫"),
    ],
)
def test_a_place_there_is_not_or_more_than_once_is_refused(told: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        place_named(told)
    assert said in error.value.zh


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("高青县人民政府", "山东省淄博市高青县"),
        ("中共高青县委", "山东省淄博市高青县"),
        ("淄博市高青县田镇街道办事处", "山东省淄博市高青县"),
        ("山东高青经济开发区管理委员会", "山东省淄博市高青县"),
        ("高青经济开发区", "山东省淄博市高青县"),
        ("济南高新技术产业开发区", "山东省济南市"),
        ("潍坊滨海经济技术开发区管理委员会", "山东省潍坊市"),
        ("武汉东湖新技术开发区管委会", "湖北省武汉市"),
        ("滨海经济开发区管委会", "江苏省盐城市滨海县"),
        ("山东省司法厅", "山东省"),
        ("深圳市福田区人民政府", "广东省深圳市福田区"),
        ("赵县人民政府", "河北省石家庄市赵县"),
        ("桥西区司法局", "河北省"),
        ("关于2022年淄博市张店区的报告", "山东省淄博市张店区"),
        ("重庆市巫山县人民政府", "重庆市巫山县"),
    ],
)
def test_the_name_of_a_unit_tells_its_place(unit: str, place: str) -> None:
    assert str(place_in(unit)) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "某区人民政府",
        "市中区人民政府",
        "龙华区司法局",
        "全县各部门",
        "城区管理",
        "国务院",
        "交通运输局",
        "青石镇人民政府",
        "东海岛经济开发区管委会",
        "潍坊港务局",
    ],
)
def test_what_names_no_place_or_several_tells_none(text: str) -> None:
    assert place_in(text) is None


def test_a_text_narrows_what_the_one_before_left_open() -> None:
    assert str(place_in("龙华区人民政府", "海南省海口市龙华区")) == "海南省海口市龙华区"
    assert str(place_in("某镇人民政府", None, "济南市市中区司法局")) == "山东省济南市市中区"


@pytest.mark.parametrize(
    ("told", "unit", "place"),
    [
        (Place("山东省"), "高青县人民政府", GAOQING),
        (Place("广东省"), "龙华区人民政府", Place("广东省", "深圳市", "龙华区")),
        (Place("山东省", "淄博市"), "山东省司法厅", Place("山东省", "淄博市")),
        (Place("山东省"), "某镇人民政府", Place("山东省")),
        (Place("广东省"), "高青县人民政府", None),
        (Place("山东省", "东营市"), "滨海经济开发区管委会", Place("山东省", "东营市")),
        (Place("山东省", "济南市"), "青岛高新区管委会", None),
        (Place("山东省"), "滨海县司法局", None),
    ],
)
def test_what_is_told_and_what_the_name_tells_come_to_the_finer_or_contradict(
    told: Place, unit: str, place: Place | None
) -> None:
    assert agreeing(told, unit) == place


def test_a_place_lies_within_those_that_hold_it() -> None:
    assert GAOQING.within(Place("山东省"))
    assert GAOQING.within(Place("山东省", "淄博市"))
    assert GAOQING.within(GAOQING)
    assert not GAOQING.within(Place("山东省", "济南市"))
    assert not Place("山东省").within(GAOQING)


@given(st.text(max_size=30))
def test_any_text_tells_a_place_or_none(text: str) -> None:
    found = place_in(text)
    assert found is None or str(place_named(str(found))) == str(found)
