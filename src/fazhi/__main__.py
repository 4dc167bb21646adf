"""`python -m fazhi` is the command `fazhi`."""

import sys

from fazhi.cli import main

sys.exit(main())
