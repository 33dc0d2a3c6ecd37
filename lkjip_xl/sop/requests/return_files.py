"""Dikembalikan: copies of returned forms with remarks, ready to be sent back, in `keluar/dikembalikan`.

Layer: sop. Serves step 3. The same file with the same remarks gives no second copy, whatever people did to the first
one; a form that cannot be mended in itself is answered by a fresh one.
Source: DESIGN section 5 (*Dikembalikan*); SOP step 3.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.book.remarks.remark import Heading, Remark
from lkjip_xl.book.remarks.writing import with_remarks
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.returning import GoingBack
from lkjip_xl.letters.receipt import Handed, write_slip
from lkjip_xl.model import Artifact, Finding, Office, Unit, Value
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.requests.follow import AskedBack
from lkjip_xl.sop.requests.unit_form import form_bytes, form_name
from lkjip_xl.word.saving import save_version, save_whole

KIND = "dikembalikan"

_MARK = "_catatan"
_KNOWN = "dikembalikan.json"
"""What was sent back already: name of the copy by fingerprint of file and remarks."""
_TASK = ("Perbaiki butir di bawah ini langsung pada formulir ini", " Isian lain tidak perlu diketik ulang.")
_TASK_FRESH = ("Berkas yang dikirim tidak dapat dipakai. Isikan datanya pada formulir baru ini", "")
_HOW = "Klik alamat pada kolom Sel untuk menuju selnya. Lembar Catatan ini tidak perlu diisi atau dihapus."


class ReturnFiles:
    """The copies that a consolidation makes.

    Args:
        desk: The step's desk.
        office: Gives units and the deadline.
        source: Folder of the returned files.
    """

    def __init__(self, desk: Desk, office: Office, source: Path) -> None:
        """Look up what was sent back before."""
        self._desk, self._office, self._source = desk, office, source
        self._units = {unit.kode: unit for unit in office.units}
        self._known = _read_known(desk.folder.hidden / _KNOWN)
        self.new: dict[str, Path] = {}
        """Copies made now, by the unit's code."""

    def make(self, going: Sequence[GoingBack]) -> dict[str, AskedBack]:
        """Write the copies that are not there yet and return, by unit, what is asked back and with which file.

        Raises:
            DocumentUnwritableError: The folder cannot be written.
        """
        asked = {}
        for each in going:
            if each.unit in self._units:
                asked[each.unit] = AskedBack(each.jenis, self._copy(each, self._units[each.unit]), each.in_itself)
        return asked

    def remember(self) -> None:
        """Keep in mind what was sent back; called once the master is saved."""
        if self.new:
            content = json.dumps(self._known, indent=1, ensure_ascii=False).encode()
            save_whole(content, self._desk.folder.hidden / _KNOWN, overwrite=True)

    def note(self, change: Change) -> None:
        """Put the new copies into a change: artifacts, a slip and a line in Ekspedisi for each."""
        for kode, path in self.new.items():
            handed = (Handed("Formulir data yang dikembalikan (berkas)", path.name, "1"),)
            slip, findings = write_slip(
                self._office,
                self._units[kode],
                handed,
                tanggal=self._desk.today,
                folder=self._desk.folder.surat,
                year_folder=self._desk.folder.path,
                label=f"kembali_{self._desk.today.isoformat()}",
            )
            change.artifacts += [Artifact(KIND, path), slip]
            change.findings += findings

    def deliveries(self) -> list[dict[str, Value]]:
        """Return a line of tblEkspedisi per new copy."""
        return [
            {
                "kunci": f"lkjip.{self._office.tahun}.dikembalikan.{path.stem}",
                "tanggal": self._desk.today,
                "kepada": self._units[kode].nama,
                "dokumen": f"Formulir yang dikembalikan: {path.name}",
            }
            for kode, path in self.new.items()
        ]

    def _copy(self, going: GoingBack, unit: Unit) -> str:
        """Return the name of the copy, made now unless the same one was made before."""
        key, folder = _key(going), self._desk.folder.dikembalikan
        known = self._known.get(key)
        if known and (folder / known).exists():
            return known
        path = save_version(self._content(going, unit), folder / self._name(going, unit))
        self._known[key] = path.name
        self.new[unit.kode] = path
        return path.name

    def _name(self, going: GoingBack, unit: Unit) -> str:
        returned = Path(going.file)
        is_mended = going.in_itself and returned.suffix.casefold() in {".xlsx", ".xlsm"}
        own = returned if is_mended else Path(form_name(self._office, unit))
        return f"{own.stem.partition(_MARK)[0]}{_MARK}{own.suffix.casefold()}"

    def _content(self, going: GoingBack, unit: Unit) -> bytes:
        remarks = [_remark(finding) for finding in going.findings]
        if going.in_itself:
            try:
                returned = (self._source / going.file).read_bytes()
                return with_remarks(going.file, returned, self._heading(unit, is_fresh=False), remarks)
            except (LkjipError, OSError, LookupError):
                pass  # another format than .xlsx, or gone meanwhile: a fresh form carries the remarks
        fresh = form_bytes(self._desk, self._office, unit)
        loose = [Remark("", "", remark.weight, _with_place(remark), remark.remedy) for remark in remarks]
        heading = self._heading(unit, is_fresh=True)
        return with_remarks(form_name(self._office, unit), fresh, heading, loose, answers=going.sha256)

    def _heading(self, unit: Unit, *, is_fresh: bool) -> Heading:
        batas = self._office.day("batas_data")
        until = f" paling lambat {tanggal_indonesia(batas)}" if batas and batas >= self._desk.today else " segera"
        task, rest = _TASK_FRESH if is_fresh else _TASK
        return Heading(
            f"Catatan untuk {unit.nama} – Formulir Data LKjIP Tahun {self._office.tahun}",
            (f"{task}, simpan, lalu kirimkan kembali{until}.{rest}", _HOW),
        )


def _remark(finding: Finding) -> Remark:
    return Remark(finding.sheet, finding.cell, finding.severity.value, finding.message, finding.remedy)


def _key(going: GoingBack) -> str:
    """Return what tells a copy from others; remarks that rest on other files are no reason for another copy."""
    said = [going.sha256, *(f"{each.code} {each.where} {each.message}" for each in going.own)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _read_known(path: Path) -> dict[str, str]:
    """Return what was sent back before; nothing where the list is gone or unreadable: then a copy comes twice."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _with_place(remark: Remark) -> str:
    place = f"{remark.sheet}!{remark.cell}" if remark.sheet and remark.cell else remark.sheet
    return f"{remark.what} ({place} pada berkas yang dikirim)" if place else remark.what
