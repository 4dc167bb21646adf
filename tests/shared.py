"""The reference data that lies beside the project in CI, and is absent on a user's machine."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GAOQING = SHARED / "reports" / "gaoqing-edz-2022.txt"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data does not lie beside the project")
