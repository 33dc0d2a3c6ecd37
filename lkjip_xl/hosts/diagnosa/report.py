"""All checks in the order in which a person would ask: Python, programs, the master's place, the master itself.

Layer: hosts. A check that breaks is a FAIL of its own: the others still tell what they found.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from lkjip_xl.hosts.boundary import Failure, guard
from lkjip_xl.hosts.diagnosa.check import Check, Machine, Result, failed
from lkjip_xl.hosts.diagnosa.place import check_place
from lkjip_xl.hosts.diagnosa.programs import check_programs
from lkjip_xl.hosts.diagnosa.python import check_python
from lkjip_xl.hosts.diagnosa.workbook import check_workbook


def diagnose(machine: Machine) -> list[Check]:
    """Return the outcome of every check on a machine, and on its master where it names one."""
    groups: list[tuple[str, Callable[[], Iterator[Check]]]] = [
        ("PYTHON", lambda: check_python(machine)),
        ("PROGRAMS", lambda: check_programs(machine)),
    ]
    master = machine.master
    if master is not None and not master.is_file():
        action = "Periksa nama dan folder berkas itu."
        return [*_run(groups), failed("MASTER_FOUND", f"Buku induk {master} tidak ada", action)]
    if master is not None:
        groups += [("PLACE", lambda: check_place(machine, master)), ("MASTER", lambda: check_workbook(machine, master))]
    return list(_run(groups))


def is_well(checks: Sequence[Check]) -> bool:
    """Return whether nothing keeps a button from running."""
    return all(check.result is not Result.FAIL for check in checks)


def as_json(checks: Sequence[Check]) -> Mapping[str, object]:
    """Return the checks in the shape of DESIGN section 6."""
    rows = [{"id": each.id, "result": each.result.value, "cause": each.cause, "action": each.action} for each in checks]
    return {"ok": is_well(checks), "checks": rows}


def as_lines(checks: Sequence[Check]) -> list[str]:
    """Return the checks as lines for people, with what to do under each that needs it."""
    lines = []
    for check in checks:
        lines.append(f"  {check.result.value:<5} {check.id:<20} {check.cause}.")
        lines += [f"        {'':<20} {check.action}"] if check.action else []
    return [verdict(checks), *lines]


def verdict(checks: Sequence[Check]) -> str:
    """Return the outcome in one sentence."""
    failures = sum(check.result is Result.FAIL for check in checks)
    return f"{failures} hal menghalangi tombol." if failures else "Tidak ada yang menghalangi tombol."


def rows(checks: Sequence[Check]) -> list[dict[str, str | None]]:
    """Return the checks as rows of the table `tblDiagnosa`."""
    return [
        {"id": each.id, "hasil": each.result.value, "sebab": each.cause, "tindakan": each.action or None}
        for each in checks
    ]


def _run(groups: Sequence[tuple[str, Callable[[], Iterator[Check]]]]) -> Iterator[Check]:
    for name, check in groups:
        done: list[Check] = []
        # What came before a fault stays in the list.
        outcome = guard(partial(_collect, check, done))
        yield from done
        if isinstance(outcome, Failure):
            yield failed(f"{name}_CHECK", outcome.message, outcome.remedy)


def _collect(check: Callable[[], Iterator[Check]], done: list[Check]) -> None:
    done.extend(check())
