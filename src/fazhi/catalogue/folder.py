"""The files of a catalogue folder: read in a fixed order, counted into one digest, their mistakes kept together."""

import hashlib
from pathlib import Path
from typing import TypeVar

from fazhi.model.obligation import Domain
from fazhi.yamlfile import Kind, Problems, read_bytes, read_data

T = TypeVar("T")


class Folder:
    """Reads the files of one catalogue folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problems] = []
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        """SHA-256 over the names and bytes of all files read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def read(self, name: str, kind: Kind[T]) -> tuple[T, Problems]:
        """What a file says, or a stand-in for it, and where to note further mistakes."""
        path = self.path / name
        problems = self.problems_of(name)
        data = read_bytes(path, problems)
        if data is None:
            return kind.stand_in(), problems
        self._hash.update(f"{name}\0{len(data)}\0".encode())
        self._hash.update(data)
        return read_data(data, path.name, kind, problems), problems

    def problems_of(self, name: str) -> Problems:
        """A place to note the mistakes of a file."""
        problems = Problems.of(self.path / name)
        self.problems.append(problems)
        return problems

    def domains(self) -> list[tuple[Domain, str]]:
        """The obligation files that are there, in the order of the domains; a file of no domain is a mistake."""
        names = {path.name for path in (self.path / "obligations").glob("*.yaml")}
        known = [(domain, f"{domain.lower()}.yaml") for domain in Domain]
        for name in sorted(names - {name for _, name in known}):
            self.problems_of(f"obligations/{name}").add(
                0,
                f"文件名不是领域名，应为 {'、'.join(name for _, name in known)} 之一",
                f"the file is named after no domain; possible are {', '.join(name for _, name in known)}",
            )
        if not names:
            self._without_obligations()
        return [(domain, f"obligations/{name}") for domain, name in known if name in names]

    def _without_obligations(self) -> None:
        """A catalogue without duties is a mistake."""
        self.problems_of("obligations").add(
            0, "没有义务文件，请补上 <领域>.yaml", "there are no obligation files; add <domain>.yaml"
        )
