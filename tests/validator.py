"""The Open XML SDK validator as a function."""

import json
import subprocess
from pathlib import Path


def validate(program: Path, path: Path) -> list[str]:
    """Return one line per schema fault of an Office file; an empty list means that the file is valid."""
    done = subprocess.run(
        [program, path, "--officeVersion", "Office2010"], capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr or done.stdout)
    report = json.loads(done.stdout)
    return [] if report["ok"] else [json.dumps(error, ensure_ascii=False) for error in report["errors"]]
