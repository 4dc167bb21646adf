"""Every citation said to be verified against the text holds against the texts that lie beside the project."""

import re
import shutil
from pathlib import Path

import pytest

from absent import SHARED
from fazhi.catalogue import load
from fazhi.laws import Checked, LawFolder, check_texts, read_laws
from fazhi.model.law import Verification
from fazhi.model.unit import UnitKind

pytestmark = pytest.mark.shared
CATALOGUE = load()
FOLDERS = (SHARED / "laws", SHARED / "laws-2026")
CHECKED = 489
"""Citations verified against a text; change it with the catalogue."""
MOST_RECALLED = 30
ANY_BODY = "机关|单位|授权|被告|被申请人|当事人|公务员|督查对象|建议、批评和意见"
"""Words for bodies of every kind, or for the part that any of them may have."""
NAMES = {
    UnitKind.TOWNSHIP: f"乡|街道|各级|地方人民政府|政府及其|{ANY_BODY}",
    UnitKind.DEVELOPMENT_ZONE: f"派出|管理委员会|开发区|{ANY_BODY}",
}
NAMES_NOBODY = {
    ("COERCION", 5), ("EMERGENCYLAW", 10), ("LAWEDU", 5), ("LAWEDU", 13), ("LAWEDU", 16), ("LAWEDU", 33),
    ("LAWEDU", 38), ("PRIVATEECON", 51), ("SANCTION", 30), ("SC711", 26), ("SC716", 4), ("SC716", 7), ("SC722", 50),
    ("SC722", 62), ("SC722", 64), ("SC783", 18), ("SD_BUSINESS", 51), ("SD_LAWEDU", 4),
}  # fmt: skip
"""Articles that say what must be done or not be done, but not who: whoever does it is held bound."""
ELSEWHERE = {
    UnitKind.TOWNSHIP: {("HA_ENFORCE", 21), ("SC722", 66), ("SH_BUSINESS", 74)},
    UnitKind.DEVELOPMENT_ZONE: {
        ("SC722", 14), ("SC722", 25), ("SC722", 39), ("SC722", 54), ("SC809", 19), ("SC809", 35), ("SD_OATH", 2),
    },
}  # fmt: skip
"""Articles that do not name the kind; another article of the same instrument does, or they name nobody of its sort."""


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> LawFolder:
    folder = tmp_path_factory.mktemp("laws")
    for path in FOLDERS:
        shutil.copytree(path, folder / path.name)
    return read_laws(folder)


@pytest.fixture(scope="module")
def checked(laws: LawFolder) -> Checked:
    return check_texts(CATALOGUE, laws)


def test_every_text_is_read(laws: LawFolder) -> None:
    assert laws.notices == ()
    assert sorted(text.name for text in laws.texts) == sorted(
        path.stem for folder in FOLDERS for path in folder.glob("*.md")
    )


def test_every_citation_verified_against_text_holds(checked: Checked) -> None:
    """All of them have their text at hand, so all are checked; how many is pinned, for none to drop out unseen."""
    assert [
        (duty.id, cited.instrument, cited.article or cited.item, fault) for duty, cited, fault in checked.wrong
    ] == []
    verified = [cited for duty in CATALOGUE.obligations for cited in duty.basis if cited.verified is Verification.TEXT]
    held = [cited for _, cited in checked.held if cited.verified is Verification.TEXT]
    assert (len(held), len(verified)) == (CHECKED, CHECKED)


def test_no_citation_whose_text_is_at_hand_is_left_unproven(checked: Checked) -> None:
    """Whatever could be checked was."""
    assert [
        (duty.id, cited.instrument) for duty, cited in checked.held if cited.verified is not Verification.TEXT
    ] == []


def test_most_citations_are_proven_and_few_stand_from_memory(checked: Checked) -> None:
    cited = [item.verified for duty in CATALOGUE.obligations for item in duty.basis]
    assert cited.count(Verification.TEXT) >= 0.85 * len(cited)
    assert cited.count(Verification.RECALL) <= MOST_RECALLED


def test_no_text_is_later_than_what_is_on_record(checked: Checked) -> None:
    assert [text.name for _, text in checked.newer] == []


def test_every_older_text_is_one_the_catalogue_knows(checked: Checked) -> None:
    """Were a file not found by its name, its citations would go unchecked in silence."""
    older = {path.stem for path in FOLDERS[0].glob("*.md")}
    assert [text.name for text in checked.unknown if text.name in older] == []


def test_an_instrument_has_as_many_articles_as_its_text(laws: LawFolder) -> None:
    pairs = [(item, version) for item in CATALOGUE.instruments.values() for version in item.versions]
    found = [(item.id, version.articles, laws.text(item, version)) for item, version in pairs if version.articles]
    assert [(id, told) for id, told, text in found if text and max(text.articles) != told] == []
    assert Path(laws.path).is_dir()


@pytest.mark.parametrize("kind", NAMES)
def test_whom_an_article_is_said_to_bind_it_names(laws: LawFolder, kind: UnitKind) -> None:
    """A township or a zone is bound where the words reach it; where they name nobody, the article is on the list."""
    found = {
        (cited.instrument, cited.article)
        for duty in CATALOGUE.obligations
        for cited in duty.basis
        if cited.verified is Verification.TEXT and cited.article and kind in (cited.binds or duty.applies_to)
        if not re.search(NAMES[kind], laws.words(cited, CATALOGUE.instruments) or "")
    }
    assert found == NAMES_NOBODY | ELSEWHERE[kind]
