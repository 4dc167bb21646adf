"""Files made of the reports of a built site, each written whole, and the ones of an earlier time taken away."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from fazhi.cli.building import Order
from fazhi.cli.home import relative
from fazhi.cli.streams import put, save


class Making:
    """A folder of such files."""

    def __init__(self, order: Order, kind: str, output: str | None) -> None:
        """`kind` names the folder among what is made of the project, unless `output` names another."""
        self.out = Path(output).resolve() if output else order.project.built / kind
        self.names: Mapping[str, str] = {folder: order.name(folder) for folder in order.folders}
        """How the files of each folder of reports are named."""

    def write(self, made: Iterable[tuple[str, bytes]], files_of: Callable[[Collection[str]], Iterable[str]]) -> int:
        """Write each file as it is made and say where it is; what a report no longer gives goes.

        `files_of` gives the names of all files that reports of these names could have.
        """
        written = set()
        for name, data in made:
            save(data, self.out / name)
            written.add(name)
            put(f"{relative(self.out / name)}\n")
        for name in set(files_of(self.names.values())) - written:
            (self.out / name).unlink(missing_ok=True)
        return 0
