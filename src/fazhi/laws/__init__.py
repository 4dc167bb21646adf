"""Texts of the law that an office supplies: parsed into articles and sections, quoted, and held to what is cited."""

from fazhi.laws.check import Checked, Fault, check_texts
from fazhi.laws.folder import LawFolder, laws_at_hand, read_laws
from fazhi.laws.text import LawText, parse_law

__all__ = ["Checked", "Fault", "LawFolder", "LawText", "check_texts", "laws_at_hand", "parse_law", "read_laws"]
