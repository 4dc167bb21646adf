"""报告里有没有佐证？ Does any text support the obligation?"""

from fazhi.pytest_plugin.checks import test_supporting_text

__all__ = ["test_supporting_text"]
