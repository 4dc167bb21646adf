"""What is shown: the catalogue and every report of the project with its audit, as the settings ask for them."""

from fazhi.sphinx_ext.site.blocks import Block, Kind, Placed, Run, runs, stretches
from fazhi.sphinx_ext.site.content import REPORT_PAGES, Shown, Site, home, load_site
from fazhi.sphinx_ext.site.exhibits import Exhibit, key
from fazhi.sphinx_ext.site.settings import Settings
from fazhi.sphinx_ext.site.sources import SUPPLIED

__all__ = [
    "REPORT_PAGES",
    "SUPPLIED",
    "Block",
    "Exhibit",
    "Kind",
    "Placed",
    "Run",
    "Settings",
    "Shown",
    "Site",
    "home",
    "key",
    "load_site",
    "runs",
    "stretches",
]
