"""Checks OceanBase Cloud Platform (OCP) requests and responses against their documentation.

    import ocpv

    validator = ocpv.Validator()
    report = validator.check("backup-tenant-now", body)
    for finding in report.findings:
        print(finding)

What is wrong with a body is a finding. What could not be judged at all (no JSON, no such operation) is an exception, a
CouldNotJudge. A Validator may be used by any number of threads.
"""

try:
    from . import _native
except ImportError as error:
    from ._missing import sentence

    raise ImportError(sentence(error)) from None

from ._errors import (BadArgument, BadSchema, CouldNotJudge, NotJSON, TooDeep, TooLarge, UnknownOperation, Unreadable)
from ._report import Report
from ._types import (Compat, Edit, Finding, Language, Operation, Part, Position, Range, Related, Role, Severity, Status,
                     Strength, Suggestion)
from ._validator import Judged, Line, Validator

__version__ = "0.1.0"
library_version = _native.library_version

__all__ = [
    "BadArgument", "BadSchema", "Compat", "CouldNotJudge", "Edit", "Finding", "Judged", "Language", "Line", "NotJSON",
    "Operation", "Part", "Position", "Range", "Related", "Report", "Role", "Severity", "Status", "Strength", "Suggestion",
    "TooDeep", "TooLarge", "UnknownOperation", "Unreadable", "Validator", "library_version",
]
