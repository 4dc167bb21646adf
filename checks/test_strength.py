"""佐证够不够具体？ Is the supporting text strong enough?"""

from fazhi.pytest_plugin.checks import test_strength

__all__ = ["test_strength"]
