"""The office's choices among the readings of a rule, from its settings.

Layer: rules. A choice that the rule does not know is a finding, and the default applies.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.rules.aggregation import METHODS, POOLED
from lkjip_xl.rules.answers import IGNORE_ANSWER, MISSING_POLICIES
from lkjip_xl.rules.efisiensi import RATIO
from lkjip_xl.rules.loading import (
    PredikatScale,
    SkmParameters,
    lowest_efficient,
    predikat_names,
    predikat_scale,
    skm_on,
)

_SETTINGS_SHEET = "Pengaturan"
SCOPES = ("kecamatan_dan_kelurahan", "kecamatan_saja", "kelurahan_saja")
PEMMAS_UNITS = ("jumlah", "persentase")
CAPS = ("tanpa_batas", "100", "120")


@dataclass(frozen=True)
class Policies:
    """Which reading of each rule this office follows."""

    skm: SkmParameters
    weight: str
    missing: str
    method: str
    scope: str
    pemmas: str
    cap: int | None
    scale: PredikatScale
    efisiensi: str
    smallest_group: int
    largest_change: int


def read_policies(office: Office) -> tuple[Policies, tuple[Finding, ...]]:
    """Return the office's choices; the regulation is the one in force on the last day of the survey."""
    findings: list[Finding] = []

    def choose(setting: str, allowed: Collection[str], default: str) -> str:
        wanted = office.text(setting).strip().casefold().replace(" ", "_")
        if wanted in allowed:
            return wanted
        if wanted:
            findings.append(_unknown(setting, office.text(setting), default))
        return default

    skm = skm_on(office.day("survei_selesai") or date(office.tahun, 12, 31))
    cap = choose("batas_capaian", CAPS, CAPS[0])
    smallest, largest = (office.settings.get(name) for name in ("batas_kelompok", "batas_perubahan"))
    policies = Policies(
        skm=skm,
        weight=choose("bobot_skm", skm.weights, skm.weight),
        missing=choose("jawaban_kosong", MISSING_POLICIES, IGNORE_ANSWER),
        method=choose("agregasi_ikm", METHODS, POOLED),
        scope=choose("cakupan_ikm", SCOPES, SCOPES[0]),
        pemmas=choose("satuan_pemmas", PEMMAS_UNITS, PEMMAS_UNITS[0]),
        cap=None if cap == CAPS[0] else int(cap),
        scale=predikat_scale(choose("skala_predikat", predikat_names(), predikat_names()[0])),
        efisiensi=choose("rumus_efisiensi", lowest_efficient(), RATIO),
        smallest_group=smallest if isinstance(smallest, int) else 5,
        largest_change=largest if isinstance(largest, int) and largest > 0 else 25,
    )
    return policies, tuple(findings)


def _unknown(setting: str, value: str, default: str) -> Finding:
    return Finding(
        "UNKNOWN_POLICY",
        Severity.PERINGATAN,
        f"Pengaturan {setting} = {value} tidak dikenal; dipakai {default}",
        "Pilih dari daftar pada sel itu.",
        sheet=_SETTINGS_SHEET,
    )
