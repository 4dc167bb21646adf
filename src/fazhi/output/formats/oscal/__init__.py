"""The audit as OSCAL 1.1.3, the language of tools for governance and compliance: all documents in an archive.

The catalogue is that of the duties, the profile what binds this unit in this year, the plan how its report is read
(with the least of a system security plan, which OSCAL asks for), the results what was found, and the plan of action
what the unit answered. A file here writes each of them, as a format of its own too; they name each other by the names
under which they lie in the archive.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fazhi.model.audit import Audit
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.about import CATALOG, PLAN, POAM, PROFILE, RESULTS, SYSTEM, View
from fazhi.output.formats.oscal.catalog import catalog
from fazhi.output.formats.oscal.plan import plan
from fazhi.output.formats.oscal.poam import poam
from fazhi.output.formats.oscal.profile import profile
from fazhi.output.formats.oscal.results import results
from fazhi.output.formats.oscal.shape import written
from fazhi.output.formats.oscal.system import system


def write(audit: Audit, options: Options) -> bytes:
    """The archive; its files bear no time, so that the same audit gives the same bytes."""
    view = View.of(audit, options)
    files = {
        CATALOG: catalog(audit, options),
        PROFILE: profile(view),
        SYSTEM: system(view),
        PLAN: plan(view),
        RESULTS: results(view),
        POAM: poam(view),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, made in files.items():
            archive.writestr(ZipInfo(name), written(made), ZIP_DEFLATED)
    return packed.getvalue()
