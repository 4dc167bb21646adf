"""What was learned of likelihood: the file to keep, and how well it holds on texts left out."""

from collections.abc import Iterator

from fazhi.lab.calibration import Calibrated, Trained
from fazhi.model.both import Both, pick
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Catalogue
from fazhi.model.words import word

_HEAD = """\
# yaml-language-server: $schema=schemas/likelihood.schema.json
# 把握：每项结论有多大把握，由标注过的文本校准；不要手改，运行 make calibrate 重写（义务目录一改就要重写）。
# How sure verdicts are, learned from labelled texts. Written by make calibrate, anew when the catalogue changes.
# high 是把握大的下限，low 是把握小的上限；measured 是逐份留出测得的：每一档多少项结论，其中多少项读者也这样看。
"""
_SORTS = {"found": Both("写实或写虚", "supported or weak"), "gap": Both("缺口", "gaps")}


def calibration_yaml(found: Calibrated, catalogue: Catalogue) -> str:
    """The file likelihood.yaml, the same for the same labels and the same catalogue."""
    names = "".join(f"- {name}\n" for name in found.texts)
    head = f'version: {catalogue.version}\ndigest: "{catalogue.digest}"\ntexts:\n{names}'
    return _HEAD + head + "".join(_formula(name, item) for name, item in found.sorts().items())


def calibration_text(found: Calibrated, language: str) -> str:
    """How many verdicts of each likelihood are right, a line each."""
    return "".join(f"{line}\n" for line in _lines(found, language))


def _lines(found: Calibrated, language: str) -> Iterator[str]:
    many = len(found.texts)
    yield pick(
        language, f"用 {many} 份标注校准，逐份留出测得：", f"Trained on {many} label files; measured on texts left out:"
    )
    for name, item in found.sorts().items():
        yield f"  {_SORTS[name].of(language)}"
        for grade in Likelihood:
            counted = item.measured[grade]
            share = f"{counted.share:.0%}" if counted.verdicts else "–"
            grade_word = word(grade, language)
            yield pick(
                language,
                f"    把握{grade_word}：{counted.verdicts} 项，说对 {share}",
                f"    {grade_word}: {counted.verdicts} verdicts, {share} right",
            )


def _formula(name: str, item: Trained) -> str:
    formula = item.formula
    weights = "".join(f"    {feature}: {weight:.4f}\n" for feature, weight in formula.weights.items())
    measured = "".join(
        f"    {grade.value}: {{verdicts: {counted.verdicts}, right: {counted.right}}}\n"
        for grade, counted in item.measured.items()
    )
    head = f"{name}:\n  high: {formula.high:.4f}\n  low: {formula.low:.4f}\n"
    return f"{head}  weights:\n{weights}  measured:\n{measured}"
