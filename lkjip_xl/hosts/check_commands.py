"""Commands beside the steps: the demo, checks, repairs, and single figures.

Layer: hosts. Registered in `cli`.
Source: DESIGN section 6.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.hosts.boundary import Exit, guard
from lkjip_xl.hosts.running_commands import (
    AsJson,
    Master,
    Recorder,
    Today,
    answer,
    end,
    finish,
    now_of,
    recorder_of,
    step_on,
)
from lkjip_xl.model import Arah

if TYPE_CHECKING:
    from lkjip_xl.sop.result import StepResult


def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder hasil.")] = Path("lkjip-demo"),
    as_json: AsJson = False,
) -> None:
    """Menjalankan semua langkah pada kantor contoh dan mendaftar hasilnya."""
    from lkjip_xl.hosts.demo import run

    finish(lambda: run(out), out, as_json=as_json)


def perbaiki(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Memulihkan makro buku induk yang rusak karena disimpan program lain; isiannya tetap."""
    from lkjip_xl.sop import perbaiki as step

    def run() -> "StepResult":
        return step.run(master, now=now_of(tanggal), recorder=recorder_of(pencatat))

    finish(run, master, as_json=as_json)


def diagnosa(
    master: Annotated[
        Path | None, typer.Argument(metavar="MASTER", help="Buku induk yang diperiksa; boleh tidak disebut.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Memeriksa mengapa sebuah tombol tidak berjalan, dan cara memperbaikinya; tidak mengubah apa pun."""
    from lkjip_xl.hosts import console
    from lkjip_xl.hosts.diagnosa import report
    from lkjip_xl.hosts.diagnosa.machine import this_machine

    def action() -> Exit:
        checks = report.diagnose(this_machine(master))
        if as_json:
            console.print_json(report.as_json(checks))
        else:
            console.say("\n".join(report.as_lines(checks)))
        return Exit.DONE if report.is_well(checks) else Exit.REFUSED

    end(guard(action), as_json=as_json)


def periksa(
    berkas: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Buku induk, dokumen, atau template yang diperiksa.", show_default=False),
    ],
    master: Annotated[
        Path | None,
        typer.Option("--master", metavar="MASTER", help="Buku induk sebuah dokumen; bawaan: dicari di sekitarnya."),
    ] = None,
    tanggal: Today = "",
    pencatat: Recorder = "",
    as_json: AsJson = False,
) -> None:
    """Memeriksa buku induk dan kesesuaian laporannya, sebuah dokumen, atau template; data tidak diubah."""
    from lkjip_xl.hosts import console
    from lkjip_xl.sop.checking import periksa as step

    def action() -> Exit:
        if step.is_workbook(berkas):
            from lkjip_xl.sop.checking import periksa_master

            result = step_on(periksa_master.run, berkas, tanggal, pencatat)
        else:
            result = step.run(berkas, master=master)
        if as_json:
            findings = [console.finding_json(finding) for finding in result.findings]
            console.print_json({**result.details, "findings": findings})
        else:
            console.say(result.message)
            console.say_all_findings(result.findings)
        return Exit.REFUSED if result.has_galat else Exit.DONE

    end(guard(action), as_json=as_json)


def ikm(
    berkas: Annotated[Path | None, typer.Argument(metavar="FILE", help="Jawaban responden (.csv).")] = None,
    nrr: Annotated[str, typer.Option("--nrr", metavar="A,B,…", help="NRR setiap unsur menurut urutan.")] = "",
    bobot: Annotated[str, typer.Option("--bobot", metavar="BOBOT", help="1/x, 0.11, atau 0.111.")] = "1/x",
    kosong: Annotated[
        str, typer.Option("--kosong", metavar="CARA", help="abaikan_jawaban atau abaikan_responden.")
    ] = "abaikan_jawaban",
    tahun: Annotated[
        int, typer.Option("--tahun", metavar="TAHUN", help="Tahun survei; bawaan: tahun ini.", show_default=False)
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Menghitung IKM dari berkas jawaban atau dari NRR per unsur."""
    from lkjip_xl.hosts import calculator

    year = tahun or date.today().year  # noqa: DTZ011 the user's own calendar day decides
    answer(lambda: calculator.ikm(berkas, nrr, weight=bobot, missing=kosong, tahun=year), as_json=as_json)


def capaian(
    target: Annotated[str, typer.Option("--target", metavar="T", help="Target; rentang: a..b.", show_default=False)],
    realisasi: Annotated[str, typer.Option("--realisasi", metavar="R", help="Realisasi.", show_default=False)],
    arah: Annotated[Arah, typer.Option("--arah", metavar="ARAH", help="naik, turun, atau rentang.")] = Arah.NAIK,
    batas: Annotated[int | None, typer.Option("--batas", metavar="PERSEN", help="Batas atas capaian.")] = None,
    as_json: AsJson = False,
) -> None:
    """Menghitung capaian dan predikatnya."""
    from lkjip_xl.hosts import calculator

    answer(lambda: calculator.capaian(target, realisasi, arah, cap=batas), as_json=as_json)
