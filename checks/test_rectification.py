"""整改到位了没有？ Is what was found being put right?"""

from fazhi.pytest_plugin.checks import test_rectification

__all__ = ["test_rectification"]
