"""The configuration values of the extension: one dataclass that registers, checks and documents them."""

import os
from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Self

from sphinx.application import Sphinx
from sphinx.config import Config

from fazhi.intake import Asked
from fazhi.model.both import Both

_PREFIX = "fazhi_"


def _value(doc: Both, default: str | Callable[[], str] = "") -> str:
    made = default if callable(default) else lambda: default
    return field(default_factory=made, metadata={"doc": doc})


@dataclass(frozen=True, slots=True)
class Settings:
    """What conf.py, `-D` or the environment may set; each value is named after its field with `fazhi_` before it."""

    catalogue: str = _value(
        Both(
            "目录的文件夹；空则用项目的，再则随包的",
            "folder of the catalogue; else the project's, else the one shipped",
        )
    )
    report: str = _value(
        Both("所给报告的路径", "path of a report given at build time (REPORT=)"), lambda: os.environ.get("REPORT", "")
    )
    unit_kind: str = _value(Both("所给报告的单位类别", "its unit kind; empty to read it from the title"))
    year: str = _value(Both("所给报告的年度", "its year; empty to read it from the title"))
    unit: str = _value(Both("所给报告的单位名称", "name of its unit; empty to read it from the title"))
    territory: str = _value(
        Both("所给报告的所在地", "its place, by which local regulations apply; empty for what is read")
    )
    role: str = _value(
        Both("所给报告的部门职责", "what its department is responsible for; empty for what its name tells")
    )
    laws: str = _value(
        Both("存放法律法规文本的文件夹", "folder with texts of the law; by default that of [tool.fazhi] laws"),
        lambda: os.environ.get("FAZHI_LAWS", ""),
    )
    indicators: str = _value(
        Both("自己的指标清单，.csv 或 .xlsx 文件", "a list of indicators of one's own, a .csv or .xlsx file"),
        lambda: os.environ.get("FAZHI_INDICATORS", ""),
    )
    law_year: str = _value(Both("适用哪一年的法", "year whose law is applied; empty for each report's own"))

    @classmethod
    def register(cls, app: Sphinx) -> None:
        """Declare every value to Sphinx; a change of any re-reads the whole site."""
        for item in fields(cls):
            app.add_config_value(_PREFIX + item.name, _default(item), "env", str, " / ".join(item.metadata["doc"]))

    @classmethod
    def of(cls, config: Config) -> Self:
        """The values of a build, checked; InputError for one that cannot be used."""
        settings = cls(**{item.name: str(config[_PREFIX + item.name]).strip() for item in fields(cls)})
        settings.asked()
        return settings

    def asked(self) -> Asked:
        """What is said of the given report and of the law; InputError for a value that cannot be used."""
        return Asked.of(
            unit_kind=self.unit_kind,
            year=self.year,
            unit=self.unit,
            territory=self.territory,
            role=self.role,
            law_year=self.law_year,
            catalogue=self.catalogue,
        )

    @classmethod
    def describe(cls) -> tuple[tuple[str, Both], ...]:
        """Name and meaning of every value, for the documentation."""
        return tuple((_PREFIX + item.name, item.metadata["doc"]) for item in fields(cls))

    def path(self, base: Path) -> Path | None:
        """Where the given report lies, from the folder the build was started in; None if none was given."""
        return base / self.report if self.report else None


def _default(item: Field[str]) -> str:
    factory = item.default_factory
    return factory() if callable(factory) else ""
