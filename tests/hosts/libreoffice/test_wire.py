"""The line to LibreOffice: what the other end says, and its silence."""

import io
import json

import pytest

from lkjip_xl.hosts.libreoffice.wire import HostGoneError, HostRefusedError, Wire


def test_an_answer_is_returned_and_the_request_counted() -> None:
    sent = io.BytesIO()
    wire = Wire(io.BytesIO(b'{"ok": [1]}\n'), sent)

    answer = wire.ask("used", sheet="IKM")

    assert answer == [1]
    assert wire.requests == 1
    assert json.loads(sent.getvalue()) == {"op": "used", "sheet": "IKM"}


def test_a_refusal_names_the_operation_in_one_sentence() -> None:
    wire = Wire(io.BytesIO(b'{"error": "RuntimeException locked"}\n'), io.BytesIO())

    with pytest.raises(HostRefusedError) as refusal:
        wire.ask("write")

    assert str(refusal.value) == (
        "[HOST_REFUSED] LibreOffice menolak mengubah atau membaca buku kerja (write: RuntimeException locked). "
        "Pastikan lembar tidak dikunci dengan kata sandi dan berkas tidak hanya-baca, lalu ulangi."
    )


def test_silence_means_that_libreoffice_has_ended() -> None:
    with pytest.raises(HostGoneError) as end:
        Wire(io.BytesIO(), io.BytesIO()).ask("outline")

    assert str(end.value) == (
        "[HOST_GONE] Hubungan dengan LibreOffice terputus. Buka kembali buku induk di LibreOffice, lalu ulangi."
    )
