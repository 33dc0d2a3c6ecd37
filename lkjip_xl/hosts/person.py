"""Who sits at the machine, and what time it is there: what a step is told from outside.

Layer: hosts.
"""

import getpass
import os
from datetime import datetime


def recorder() -> str:
    """Return the account name of the user; empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account name, as in some services
        return os.environ.get("USERNAME", "")


def now() -> datetime:
    """Return the time of the click: the office's own clock is what letters are dated by."""
    return datetime.now()  # noqa: DTZ005 the office's own calendar day decides
