"""Of two readings of a duty the one with its subject from afar is told only where it shows more."""

from dataclasses import replace

import pytest

from engine.telling import told
from fazhi.evidence.surplus import is_afar
from fazhi.model.obligation import Catalogue
from fazhi.model.reason import Reason, ReasonKind

FAR = "某" * 30
TOLD = {
    "where nothing else names it": (f"己事如下。{FAR}，办理某某。", ["办理某某"]),
    "not where it is named with as much": (f"己事如下。{FAR}，办理某某。抓好戊事。", ["抓好戊事"]),
    "where it shows more": (f"己事如下。{FAR}，办理3件。抓好戊事。", ["办理3件", "抓好戊事"]),
    "where it stands close": ("己事如下。办理某某。抓好戊事。", ["办理某某", "抓好戊事"]),
    "in the same sentence": (f"己事如下，{FAR}，办理某某。抓好戊事。", ["办理某某", "抓好戊事"]),
    "beside a promise": (f"己事如下。{FAR}，办理某某。将抓好戊事。", ["办理某某", "将抓好戊事"]),
    "a promise itself": (f"抓好戊事。己事如下。{FAR}，将办理某某。", ["抓好戊事", "将办理某某"]),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_subject_from_afar(six: Catalogue, name: str) -> None:
    text, quotes = TOLD[name]
    duty = six.obligation("SUPERVISE_001")
    assert duty
    catalogue = replace(six, obligations=(replace(duty, evidence=replace(duty.evidence, figures=("件",))),))
    assert [quote for _, quote, _ in told(catalogue, text, duty.id)] == quotes


@pytest.mark.parametrize(("kind", "away", "afar"), [("topic", 31, True), ("topic", 30, False), ("head", 31, False)])
def test_a_subject_is_afar_if_it_stands_in_another_sentence_and_not_close(kind: str, away: int, afar: bool) -> None:
    assert is_afar((Reason(ReasonKind(kind), "己事"), Reason(ReasonKind.DISTANCE, str(away)))) is afar
