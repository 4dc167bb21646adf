"""The files of a folder of one's own: each may be left out, or hold nothing but comments."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Annotated, TypeVar

from fazhi.catalogue.folder import Folder
from fazhi.yamlfile import Choice, Kind, Problems, Record, RecordOf, hint, required

T = TypeVar("T")

MARK = "catalogue.yaml"
"""The file by which a folder says that it extends the shipped catalogue."""
_FILES = (MARK, "instruments.yaml", "lexicon.yaml")


class MarkRecord(Record):
    """catalogue.yaml."""

    extends: Annotated[
        str, required(Choice({"fazhi": "fazhi"}), "在哪部目录之上增补", "the catalogue that this one is put on top of")
    ]


class OwnFolder(Folder):
    """Reads the files of one such folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.says_something = False
        """Whether any file read so far does."""

    @property
    def name(self) -> str:
        """Its name, which tells its files from the shipped ones."""
        return self.path.resolve().name

    def read(self, name: str, kind: Kind[T]) -> tuple[T, Problems]:
        """What a file says, or a stand-in where it is not there or says nothing yet."""
        path = self.path / name
        if not path.exists() or _only_comments(path):
            return kind.stand_in(), self.problems_of(name)
        self.says_something = True
        return super().read(name, kind)

    def check_names(self) -> None:
        """Report a mark that cannot be read, and every YAML file that nothing would ever look at."""
        mark = Folder(self.path)
        mark.read(MARK, RecordOf(MarkRecord))
        self.problems += mark.problems
        for path in sorted((*self.path.glob("*.y*ml"), *(self.path / "obligations").glob("*.yml"))):
            if path.name not in _FILES:
                zh, en = hint(path.name, _FILES)
                self.problems_of(path.relative_to(self.path).as_posix()).add(
                    0, f"没有这个名称的文件；{zh}", f"no file goes by this name; {en}"
                )

    def _without_obligations(self) -> None:
        """None of one's own is no mistake."""


def _only_comments(path: Path) -> bool:
    try:
        lines = path.read_bytes().removeprefix(BOM_UTF8).splitlines()
    except OSError:
        return False
    return all(line.lstrip()[:1] in {b"", b"#"} for line in lines)
