"""The reference data that lies beside the project in CI: a test marked `shared` is passed over where it is absent."""

from pathlib import Path

from absent import SHARED

ROOT = Path(__file__).parents[1]
GAOQING = SHARED / "reports" / "gaoqing-edz-2022.txt"
