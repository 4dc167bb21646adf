"""The tests of the plugin run pytest within pytest.

The engine is loaded here, for pytester forgets what an inner run loads, and the C classes of yaml bear no second load.
"""

import yaml  # noqa: F401 - the engine loads it late

import fazhi.pytest_plugin.cases
import fazhi.pytest_plugin.summary  # noqa: F401 - loaded for what it brings
