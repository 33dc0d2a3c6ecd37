"""Where our Python stands: `lkjip_bridge.json`, written beside the script when it was installed."""

import json
import os
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.dirname(os.path.dirname(HERE))  # Scripts/python/pythonpath/lkjip_calc


def load() -> Any:
    """Return the settings: `python` is the absolute path of our interpreter."""
    with open(os.path.join(SCRIPTS, "lkjip_bridge.json"), encoding="utf-8") as file:
        return json.load(file)


def log_path() -> str:
    """Return the file that takes what our Python prints on stderr."""
    return os.path.join(SCRIPTS, "lkjip_bridge.log")
