"""The command `lkjip`: every step without a spreadsheet program, on the closed master.

Layer: cli, the highest. A command opens the master, runs one step, prints its result; steps are imported inside the
functions, so that `lkjip --help` stays quick.
Source: DESIGN section 6 (commands, exit codes, JSON).
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer
from typer.exceptions import TyperException

from lkjip_xl.hosts import install_commands, mapping_commands, person
from lkjip_xl.hosts.boundary import Exit, Failure, guard
from lkjip_xl.hosts.usage import IndonesianCommand, IndonesianGroup, explain_usage
from lkjip_xl.model import Arah, Putusan

if TYPE_CHECKING:
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.model import Finding
    from lkjip_xl.sop.result import StepResult

app = typer.Typer(
    cls=IndonesianGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # the plain formatter: rich alone would double the start-up time
    pretty_exceptions_enable=False,
    help="Menyusun LKjIP kecamatan dari buku induk dan formulir unit, mengikuti delapan langkah SOP.",
)
app.add_typer(install_commands.app, name="pasang")

Master = Annotated[Path, typer.Argument(metavar="MASTER", help="Buku induk (.xlsx atau .xlsm).", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Cetak satu objek JSON saja.")]
WithPdf = Annotated[bool, typer.Option("--pdf", help="Simpan juga sebagai PDF/A (memerlukan LibreOffice).")]
Today = Annotated[
    str, typer.Option("--tanggal", metavar="TANGGAL", help="Tanggal surat dan dokumen; bawaan: hari ini.")
]
Recorder = Annotated[
    str, typer.Option("--pencatat", metavar="NAMA", help="Siapa yang mencatat; bawaan: akun komputer.")
]


def _command(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return app.command(name, cls=IndonesianCommand)


@_command("demo")
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder hasil.")] = Path("lkjip-demo"),
    as_json: AsJson = False,
) -> None:
    """Menjalankan semua langkah pada kantor contoh dan mendaftar hasilnya."""
    from lkjip_xl.hosts.demo import run

    _finish(lambda: run(out), out, as_json=as_json)


@_command("mulai")
def mulai(
    tahun: Annotated[int, typer.Argument(metavar="TAHUN", help="Tahun laporan.", show_default=False)],
    folder: Annotated[Path, typer.Option("--folder", metavar="DIR", help="Folder kantor.", show_default=False)],
    dari: Annotated[
        Path | None, typer.Option("--dari", metavar="MASTER", help="Buku induk yang disalin isinya.")
    ] = None,
    tanpa_makro: Annotated[
        bool, typer.Option("--tanpa-makro", help="Buku induk .xlsx tanpa tombol, untuk PC yang menolak makro.")
    ] = False,
    tanggal: Today = "",
    pencatat: Recorder = "",
    as_json: AsJson = False,
) -> None:
    """Membuat folder dan buku induk untuk satu tahun laporan."""
    from lkjip_xl.sop import mulai as step

    def run() -> "StepResult":
        from lkjip_xl.book.older import open_for_reading

        now = _now(tanggal)
        source = open_for_reading(dari) if dari else None
        # Only Excel on Windows starts Python by this path.
        python = sys.executable if sys.platform == "win32" else ""
        return step.run(
            tahun,
            folder,
            now=now,
            source=source,
            recorder=_recorder(pencatat),
            with_macros=not tanpa_makro,
            interpreter=python,
        )

    _finish(run, folder, as_json=as_json)


@_command("disposisi")
def disposisi(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Langkah 1: lembar disposisi perintah Camat."""
    from lkjip_xl.sop import step_1_disposisi as step

    _run_step(step.run, master, tanggal, pencatat, as_json=as_json)


@_command("formulir")
def formulir(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Langkah 2: formulir data, format sistematika, dan surat permintaan."""
    from lkjip_xl.sop import step_2_formulir as step

    _run_step(step.run, master, tanggal, pencatat, as_json=as_json)


@_command("pengingat")
def pengingat(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Langkah 3: pengingat untuk unit yang datanya belum masuk."""
    from lkjip_xl.sop import pengingat as step

    _run_step(step.run, master, tanggal, pencatat, as_json=as_json)


@_command("alur")
def alur(
    master: Master,
    permintaan: Annotated[
        list[str],
        typer.Option("--permintaan", metavar="ID", help="ID permintaan (W1-SKM) atau kode unit.", show_default=False),
    ],
    keputusan: Annotated[
        Putusan, typer.Option("--keputusan", metavar="PUTUSAN", help="setujui, kecualikan, atau batal.")
    ],
    oleh: Annotated[str, typer.Option("--oleh", metavar="NAMA", help="Siapa yang memutuskan.")],
    alasan: Annotated[str, typer.Option("--alasan", metavar="ALASAN", help="Wajib untuk kecualikan.")] = "",
    bukti: Annotated[str, typer.Option("--bukti", metavar="BUKTI", help="Nomor surat atau nama berkas.")] = "",
    tanggal: Today = "",
    pencatat: Recorder = "",
    as_json: AsJson = False,
) -> None:
    """Mencatat keputusan atas permintaan data: disetujui, dikecualikan, atau keputusannya dibatalkan."""
    from lkjip_xl.sop import alur as step

    def run(book: "FileBook", *, now: datetime, recorder: str) -> "StepResult":
        choice = step.Choice(tuple(permintaan), keputusan, oleh, alasan, bukti)
        return step.run(book, choice=choice, now=now, recorder=recorder)

    _run_step(run, master, tanggal, pencatat, as_json=as_json)


@_command("konsolidasi")
def konsolidasi(
    master: Master,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Folder berkas masuk; bawaan: masuk."),
    ] = None,
    pekerja: Annotated[
        int,
        typer.Option("--pekerja", metavar="N", min=0, help="Proses pembaca; bawaan: menurut banyaknya berkas."),
    ] = 0,
    dask: Annotated[
        str, typer.Option("--dask", metavar="ALAMAT", help="Membaca di klaster Dask, misalnya tcp://10.1.2.3:8786.")
    ] = "",
    tanggal: Today = "",
    pencatat: Recorder = "",
    as_json: AsJson = False,
) -> None:
    """Langkah 3-4: menghimpun formulir yang kembali ke dalam buku induk."""
    from lkjip_xl.hosts.console import progress
    from lkjip_xl.hosts.progress import Progress
    from lkjip_xl.hosts.reading import choose_reading
    from lkjip_xl.sop import step_3_konsolidasi as step

    def run(book: "FileBook", *, now: datetime, recorder: str) -> "StepResult":
        read = choose_reading(pekerja, dask)
        return step.run(book, now=now, recorder=recorder, folder=folder, progress=Progress(progress), read=read)

    _run_step(run, master, tanggal, pencatat, as_json=as_json)


@_command("hitung")
def hitung(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Menghitung ulang semua angka di buku induk."""
    from lkjip_xl.sop import hitung as step

    _run_step(step.run, master, tanggal, pencatat, as_json=as_json)


@_command("draf")
def draf(
    master: Master,
    with_pdf: WithPdf = False,
    final: Annotated[
        bool, typer.Option("--final", help="Dokumen Final; ditolak selama ada butir kesesuaian yang belum terpenuhi.")
    ] = False,
    tanggal: Today = "",
    pencatat: Recorder = "",
    as_json: AsJson = False,
) -> None:
    """Langkah 4: draf LKjIP dan surat pengantar bernomor (Generate Draft); atau dokumen Final."""
    from lkjip_xl.sop import final as final_step
    from lkjip_xl.sop import step_4_draf

    step = final_step if final else step_4_draf
    _run_step(partial(step.run, with_pdf=with_pdf), master, tanggal, pencatat, as_json=as_json)


@_command("surat-pengantar")
def surat_pengantar(
    master: Master, with_pdf: WithPdf = False, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False
) -> None:
    """Langkah 8: surat pengantar bernomor."""
    from lkjip_xl.sop import step_8_pengiriman as step

    _run_step(partial(step.run, with_pdf=with_pdf), master, tanggal, pencatat, as_json=as_json)


@_command("perbaiki")
def perbaiki(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Memulihkan makro buku induk yang rusak karena disimpan program lain; isiannya tetap."""
    from lkjip_xl.sop import perbaiki as step

    def run() -> "StepResult":
        return step.run(master, now=_now(tanggal), recorder=_recorder(pencatat))

    _finish(run, master, as_json=as_json)


@_command("diagnosa")
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

    _end(guard(action), as_json=as_json)


@_command("periksa")
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
    from lkjip_xl.sop import periksa as step

    def action() -> Exit:
        if step.is_workbook(berkas):
            from lkjip_xl.sop import periksa_master

            result = _step_on(periksa_master.run, berkas, tanggal, pencatat)
        else:
            result = step.run(berkas, master=master)
        if as_json:
            findings = [console.finding_json(finding) for finding in result.findings]
            console.print_json({**result.details, "findings": findings})
        else:
            console.say(result.message)
            console.say_all_findings(result.findings)
        return Exit.REFUSED if result.has_galat else Exit.DONE

    _end(guard(action), as_json=as_json)


@_command("ikm")
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
    _answer(lambda: calculator.ikm(berkas, nrr, weight=bobot, missing=kosong, tahun=year), as_json=as_json)


@_command("capaian")
def capaian(
    target: Annotated[str, typer.Option("--target", metavar="T", help="Target; rentang: a..b.", show_default=False)],
    realisasi: Annotated[str, typer.Option("--realisasi", metavar="R", help="Realisasi.", show_default=False)],
    arah: Annotated[Arah, typer.Option("--arah", metavar="ARAH", help="naik, turun, atau rentang.")] = Arah.NAIK,
    batas: Annotated[int | None, typer.Option("--batas", metavar="PERSEN", help="Batas atas capaian.")] = None,
    as_json: AsJson = False,
) -> None:
    """Menghitung capaian dan predikatnya."""
    from lkjip_xl.hosts import calculator

    _answer(lambda: calculator.capaian(target, realisasi, arah, cap=batas), as_json=as_json)


def main() -> None:
    """Run the command; usage errors are Indonesian and end with exit 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be cp850
    outcome = guard(_run_app)
    if isinstance(outcome, Failure):
        sys.stderr.write(f"{outcome.text}\n")
        sys.exit(outcome.exit)
    sys.exit(outcome)


def _run_app() -> Exit:
    try:
        outcome = app(standalone_mode=False)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
        else:
            _tell(explain_usage(error), as_json="--json" in sys.argv)
        return Exit.WRONG_USAGE
    return Exit(outcome) if isinstance(outcome, int) else Exit.DONE


def _tell(failure: Failure, *, as_json: bool) -> None:
    """Print an error as its one sentence, or as JSON where a program asked for that."""
    from lkjip_xl.hosts import console

    if as_json:
        console.print_json(console.failure_json(failure))
    else:
        console.progress(failure.text)


class _Step(Protocol):
    """A step of the SOP on an open master."""

    def __call__(self, book: "FileBook", *, now: datetime, recorder: str) -> "StepResult":
        """Run it."""


def _run_step(step: _Step, master: Path, tanggal: str, pencatat: str, *, as_json: bool) -> None:
    """Open the master, run a step, print its result."""
    _finish(lambda: _step_on(step, master, tanggal, pencatat), master, as_json=as_json)


def _step_on(step: _Step, master: Path, tanggal: str, pencatat: str) -> "StepResult":
    """Open the master and run a step; what another program damaged is mended before."""
    now, recorder = _now(tanggal), _recorder(pencatat)  # a slip of the pen is told before the master is read
    repairs = _repair(master, now, recorder)
    result = step(_open(master), now=now, recorder=recorder)
    return replace(result, findings=(*repairs, *result.findings))


def _repair(master: Path, now: datetime, recorder: str) -> tuple["Finding", ...]:
    """Give a master that another program saved its macros back, and return what there is to tell of it."""
    from lkjip_xl.sop.good_copy import has_known_macros

    if has_known_macros(master):
        return ()
    from lkjip_xl.sop import perbaiki

    return perbaiki.before_step(master, now=now, recorder=recorder)


def _open(path: Path) -> "FileBook":
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.book.schema.master import MASTER

    return FileBook(path, MASTER)


def _now(tanggal: str) -> datetime:
    """Return the time of the click; with `--tanggal` that day at eight o'clock."""
    if not tanggal:
        return person.now()
    from lkjip_xl.hosts.inputs import read_day

    return datetime.combine(read_day(tanggal), time(8))


def _recorder(pencatat: str) -> str:
    return pencatat or person.recorder()


def _finish(run: Callable[[], "StepResult"], root: Path, *, as_json: bool) -> None:
    """Run a step, print its result, end with its exit code; paths are shown relative to the office's folder."""
    from lkjip_xl.hosts import console
    from lkjip_xl.sop.folder import YearFolder

    def action() -> Exit:
        result = run()
        base = YearFolder.of(root).office if root.suffix else root
        if as_json:
            console.print_json({**console.result_json(result, base), **result.details})
        else:
            console.say_result(result, base)
        return Exit.REFUSED if result.has_galat else Exit.DONE

    _end(guard(action), as_json=as_json)


def _answer(run: Callable[[], Mapping[str, object]], *, as_json: bool) -> None:
    """Run a calculation and print its answer."""
    from lkjip_xl.hosts import console

    def action() -> Exit:
        answer = run()
        if as_json:
            console.print_json(answer)
        else:
            console.say(str(answer["explanation"]))
        return Exit.DONE

    _end(guard(action), as_json=as_json)


def _end(outcome: Exit | Failure, *, as_json: bool) -> None:
    if isinstance(outcome, Failure):
        _tell(outcome, as_json=as_json)
        raise typer.Exit(outcome.exit)
    raise typer.Exit(outcome)


_command("pemetaan")(mapping_commands.pemetaan(_run_step))
