"""The divisions of the country: places found by name, and places read from the names of units."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.model.errors import InputError
from fazhi.model.place import Place

_FILE: Final = Path("requirements") / "divisions.txt"
_NO_CITY: Final = "·"
"""In the place of a city, before counties that lie in none."""
_PROVINCE_ENDS: Final = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")
_PEOPLES: Final = (
    "(?:(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|满|瑶|畲|黎|仡佬|水|佤|拉祜|布朗|纳西|独龙|怒|普米|"
    "裕固|东乡|保安|撒拉|土|锡伯|达斡尔|鄂温克|毛南|仫佬|各|维吾尔)族|蒙古|哈萨克|柯尔克孜|塔吉克|鄂伦春)*"
)
"""Names of peoples in the names of autonomous prefectures and counties."""
_CITY_ENDS: Final = re.compile(f"(?:市|地区|盟|{_PEOPLES}自治州)$")
_COUNTY_ENDS: Final = re.compile(f"(?:{_PEOPLES}自治[县旗]|[县区市旗])$")
_ZONE: Final = re.compile("(?:国家级|省级)?(?:经济|高新|高技术|保税|综合|工业|产业|临港|旅游|农业|开发|出口|航空)")
"""What follows where a zone is called by a place without the word for its level."""
_ZONE_LATER: Final = re.compile(f".{{1,6}}?{_ZONE.pattern}.*(?:区|园|管委会|管理委员会)$")
"""What follows the city where a zone has a name of its own besides: 潍坊滨海经济技术开发区."""
_PARTY: Final = re.compile("^(?:中共|中国共产党)")
_SHORTEST: Final = 2
_NEAR: Final = 0.6


class _Divisions(NamedTuple):
    """All places by their names."""

    full: Mapping[str, tuple[Place, ...]]
    short: Mapping[str, tuple[Place, ...]]
    """The same without the word for their level; full names do not stand here."""
    longest: int
    """Characters of the longest name."""


def place_named(words: str) -> Place:
    """The place that a user names, in full or in short: 山东省淄博市, 山东, 淄博, 高青县.

    Raises:
        InputError: There is none of that name, or more than one.
    """
    told = "".join(words.split())
    readings = [place for place, end in _readings(told, anywhere_short=True) if end == len(told)]
    found = [here for here in readings if _level(here) == min(map(_level, readings))]
    if not found:
        import difflib  # noqa: PLC0415 - 3 ms, and most places are named rightly

        names = _divisions()
        near = difflib.get_close_matches(told, [*names.full, *names.short], n=1, cutoff=_NEAR)
        meant = _shown(names.full.get(near[0]) or names.short[near[0]]) if near else ""
        cure = f"是否想写 {meant}？" if meant else "请写行政区划的名称，如 山东省淄博市。"
        cure_en = f"did you mean {meant}?" if meant else "name one as in 山东省淄博市."
        raise InputError(
            f"没有叫“{words}”的省、市、县；{cure}", f'No province, city or county is called "{words}"; {cure_en}'
        )
    if len(found) > 1:
        raise InputError(
            f"叫“{words}”的不止一处（{_shown(found)}），请连同省、市一起写。",
            f'More than one place is called "{words}" ({_shown(found)}); name province and city as well.',
        )
    return found[0]


def place_in(*texts: str | None) -> Place | None:
    """The place that names of units or titles tell, each text narrowing what the ones before it left open.

    Where names of several places fit, what they have in common; None where that is nothing.
    """
    left: list[Place] = []
    for text in texts:
        found = _found_in(_PARTY.sub("", "".join((text or "").split())))
        narrowed = [here for here in found if any(here.within(there) for there in left)]
        wider = [here for here in left if any(here.within(there) for there in found)]
        left = narrowed or wider or left or found
    return _common(left)


def agreeing(told: Place, *texts: str | None) -> Place | None:
    """What a told place and the names of a unit come to together, the finer of both; None where they contradict.

    A county that is named without the word for its level (滨海经济开发区) contradicts nobody: so are zones.
    """
    for text in texts:
        bare = "".join((text or "").split())
        found = [here for here in _found_in(_PARTY.sub("", bare)) if here.within(told) or here.county in bare]
        inside = [here for here in found if here.within(told)]
        if inside:
            return _common(inside)
        if found and not any(told.within(here) for here in found):
            return None
    return told


def _found_in(text: str) -> list[Place]:
    """The places meant by the first stretch of a text that names one."""
    for start in range(len(text)):
        readings = list(_readings(text[start:], anywhere_short=False, head=start == 0))
        if readings:
            longest = max(end for _, end in readings)
            return [place for place, end in readings if end == longest]
    return []


def _readings(text: str, *, anywhere_short: bool, head: bool = True) -> Iterator[tuple[Place, int]]:
    """Each place that the beginning of a text names, level by level, and where its name ends.

    `anywhere_short` takes names without the word for their level wherever they end; otherwise only those of provinces,
    and others where a zone is called by them. A short county's name is taken for one at the `head` of a text only.
    """
    for place, end in _beginning(text, None, anywhere_short, head):
        deeper = list(_below(text, place, end, anywhere_short))
        yield from deeper or [(place, end)]


def _below(text: str, place: Place, end: int, anywhere_short: bool) -> Iterator[tuple[Place, int]]:
    for inner, more in _beginning(text[end:], place, anywhere_short, head=True):
        deeper = list(_below(text, inner, end + more, anywhere_short))
        yield from deeper or [(inner, end + more)]


def _beginning(text: str, above: Place | None, anywhere_short: bool, head: bool) -> Iterator[tuple[Place, int]]:
    names = _divisions()
    for end in range(min(names.longest, len(text)), _SHORTEST - 1, -1):
        name = text[:end]
        full, in_short = names.full.get(name, ()), names.short.get(name, ())
        if not (full or in_short):
            continue
        places = [here for here in full if _fits(here, above)]
        if above is None and end == _SHORTEST:
            places = [here for here in places if head and not name.endswith("区")]
        if not places:
            short = [here for here in in_short if _fits(here, above)]
            zone = _ZONE.match(text[end:]) is not None
            named = above is None and head and _ZONE_LATER.match(text[end:]) is not None
            places = [
                here
                for here in short
                if anywhere_short or zone or (named and not here.county) or (above is None and head and not here.city)
            ]
        if places:
            yield from ((here, end) for here in places)
            return


def _fits(here: Place, above: Place | None) -> bool:
    return above is None or (here != above and here.within(above))


def _common(places: Collection[Place]) -> Place | None:
    """The smallest place on record that holds all of these."""
    if len(places) == 1:
        return next(iter(places))
    provinces, cities = {each.province for each in places}, {each.city for each in places}
    if len(provinces) != 1:
        return None
    return Place(provinces.pop(), cities.pop() if len(cities) == 1 else "")


def _level(place: Place) -> int:
    """1 for a province, 2 for a city, 3 for a county."""
    return 3 if place.county else 2 if place.city else 1


def _shown(places: Collection[Place]) -> str:
    return "、".join(dict.fromkeys(str(place) for place in places))


@cache
def _divisions() -> _Divisions:
    full: dict[str, list[Place]] = {}
    short: dict[str, list[Place]] = {}

    def add(name: str, place: Place, ends: re.Pattern[str]) -> None:
        full.setdefault(name, []).append(place)
        stem = ends.sub("", name)
        if len(stem) >= _SHORTEST and stem != name:
            short.setdefault(stem, []).append(place)
            if name.endswith("自治州"):
                full.setdefault(f"{stem}州", []).append(place)

    for province, city, counties in _lines():
        if not city:
            add(province, Place(province), _PROVINCE_ENDS)
            continue
        known = "" if city == _NO_CITY else city
        if known:
            add(city, Place(province, city), _CITY_ENDS)
        for county in counties:
            add(county, Place(province, known, county), _COUNTY_ENDS)
    return _Divisions(
        {name: tuple(places) for name, places in full.items()},
        {name: tuple(places) for name, places in short.items()},
        max(map(len, full)),
    )


def _lines() -> Iterator[tuple[str, str, list[str]]]:
    """Province, city and counties of each line of the file; no city on the line of a province."""
    province = ""
    for line in _path().read_text(encoding="utf-8").splitlines():
        if line[:1] in {"", "#"}:
            continue
        if not line.startswith(" "):
            province = line.strip()
            yield province, "", []
        else:
            city, *counties = line.split()
            yield province, city, counties


def _path() -> Path:
    package = Path(__file__).parent
    for home in (package, package.parents[1]):
        if (home / _FILE).is_file():
            return home / _FILE
    raise InputError(
        "找不到 requirements/divisions.txt，请重新安装 fazhi",
        "requirements/divisions.txt is not there; install fazhi again",
    )
