"""Commands that run a step of the SOP on the closed master, in the order of the SOP.

Layer: hosts. Registered in `cli`.
Source: DESIGN section 6.
"""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lkjip_xl.hosts.running_commands import (
    AsJson,
    Master,
    Recorder,
    Today,
    WithPdf,
    finish,
    now_of,
    recorder_of,
    run_step,
)
from lkjip_xl.model import Putusan

if TYPE_CHECKING:
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.sop.result import StepResult


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

        now = now_of(tanggal)
        source = open_for_reading(dari) if dari else None
        # Only Excel on Windows starts Python by this path.
        python = sys.executable if sys.platform == "win32" else ""
        return step.run(
            tahun,
            folder,
            now=now,
            source=source,
            recorder=recorder_of(pencatat),
            with_macros=not tanpa_makro,
            interpreter=python,
        )

    finish(run, folder, as_json=as_json)


def disposisi(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Langkah 1: lembar disposisi perintah Camat."""
    from lkjip_xl.sop import step_1_disposisi as step

    run_step(step.run, master, tanggal, pencatat, as_json=as_json)


def formulir(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Langkah 2: formulir data, format sistematika, dan surat permintaan."""
    from lkjip_xl.sop import step_2_formulir as step

    run_step(step.run, master, tanggal, pencatat, as_json=as_json)


def pengingat(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Langkah 3: pengingat untuk unit yang datanya belum masuk."""
    from lkjip_xl.sop import pengingat as step

    run_step(step.run, master, tanggal, pencatat, as_json=as_json)


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

    run_step(run, master, tanggal, pencatat, as_json=as_json)


def konsolidasi(
    master: Master,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Folder berkas masuk; bawaan: masuk."),
    ] = None,
    pekerja: Annotated[
        int,
        typer.Option("--pekerja", metavar="N", min=0, help="Proses pembaca, 0 atau lebih (0: menurut banyak berkas)."),
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

    run_step(run, master, tanggal, pencatat, as_json=as_json)


def hitung(master: Master, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False) -> None:
    """Menghitung ulang semua angka di buku induk."""
    from lkjip_xl.sop import hitung as step

    run_step(step.run, master, tanggal, pencatat, as_json=as_json)


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
    run_step(partial(step.run, with_pdf=with_pdf), master, tanggal, pencatat, as_json=as_json)


def surat_pengantar(
    master: Master, with_pdf: WithPdf = False, tanggal: Today = "", pencatat: Recorder = "", as_json: AsJson = False
) -> None:
    """Langkah 8: surat pengantar bernomor."""
    from lkjip_xl.sop import step_8_pengiriman as step

    run_step(partial(step.run, with_pdf=with_pdf), master, tanggal, pencatat, as_json=as_json)
