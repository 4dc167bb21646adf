"""复核意见还作数吗？ Do the decisions of reviewers still stand?"""

from fazhi.pytest_plugin.checks import test_review

__all__ = ["test_review"]
