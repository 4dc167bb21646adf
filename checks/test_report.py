"""报告本身有没有毛病？ Is anything wrong with the report itself?"""

from fazhi.pytest_plugin.checks import test_report

__all__ = ["test_report"]
