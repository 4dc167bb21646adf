"""The audit as OSCAL 1.1.3, the language of tools for governance and compliance: a file for each of its documents.

The catalogue is that of the duties, the profile what binds this unit in this year, the plan how its report is read
(with the least of a system security plan, which OSCAL asks for), the results what was found, and the plan of action
what the unit answered. They name each other by the names under which they lie in the archive of all.
"""
