"""`lkjip pasang libreoffice`: what it writes into a user's profile, and that it takes away exactly that."""

import json
import sys
from pathlib import Path

import pytest

from lkjip_xl.cli import main
from lkjip_xl.hosts.libreoffice.install import NotInstalledError, OfficeFolderMissingError, file_url, install, remove
from lkjip_xl.hosts.libreoffice.profile import LibreOfficeRunningError, Profile, ProfileMissingError
from lkjip_xl.hosts.libreoffice.registry import Registry, RegistryUnreadableError

pytestmark = pytest.mark.libreoffice

_EVENT = "OnLoadFinished"
_OURS = "vnd.sun.star.script:lkjip_bridge.py$saat_dibuka?language=Python&location=user"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "Kantor (baru) & lama"
    folder.mkdir()
    return folder


def test_the_folder_becomes_trusted_and_the_script_knows_our_python(profile: Profile, office: Path) -> None:
    install(office, profile)

    registry = Registry(profile.registry)
    notes = json.loads((profile.scripts / "lkjip_bridge.json").read_text(encoding="utf-8"))
    assert registry.trusted_folders == [file_url(office)]
    assert registry.script_of(_EVENT) == _OURS
    assert notes["python"] == sys.executable
    assert (profile.scripts / "lkjip_bridge.py").is_file()
    assert (profile.scripts / "pythonpath" / "lkjip_calc" / "click.py").is_file()


def test_removing_leaves_the_profile_as_it_was(profile: Profile, office: Path) -> None:
    before = _files(profile)

    install(office, profile)
    remove(office, profile)

    assert _files(profile) == before


def test_what_the_user_trusted_and_bound_before_stays(profile: Profile, office: Path) -> None:
    registry = Registry(profile.registry)
    registry.trusted_folders = ["file:///milik/sendiri"]
    registry.bind(_EVENT, "vnd.sun.star.script:Standard.Module1.Main?language=Basic&location=application")
    registry.save()
    before = _settings(profile)

    install(office, profile)
    install(office, profile)

    assert Registry(profile.registry).trusted_folders == ["file:///milik/sendiri", file_url(office)]
    remove(office, profile)
    assert _settings(profile) == before


def test_a_folder_that_the_user_had_trusted_himself_stays_trusted(profile: Profile, office: Path) -> None:
    registry = Registry(profile.registry)
    registry.trusted_folders = [file_url(office)]
    registry.save()

    install(office, profile)

    assert Registry(profile.registry).trusted_folders == [file_url(office)]
    remove(office, profile)
    assert Registry(profile.registry).trusted_folders == [file_url(office)]
    assert not (profile.scripts / "lkjip_bridge.py").exists()


def test_the_bridge_stays_until_the_last_folder_is_removed(profile: Profile, office: Path, tmp_path: Path) -> None:
    second = tmp_path / "kedua"
    second.mkdir()
    install(office, profile)
    install(second, profile)

    remove(office, profile)

    assert Registry(profile.registry).trusted_folders == [file_url(second)]
    assert (profile.scripts / "lkjip_bridge.py").is_file()


def test_libreoffice_must_be_closed(profile: Profile, office: Path) -> None:
    (profile.folder / ".lock").touch()
    before = _files(profile)

    with pytest.raises(LibreOfficeRunningError) as refusal:
        install(office, profile)

    assert str(refusal.value) == (
        "[LIBREOFFICE_RUNNING] LibreOffice sedang berjalan. Tutup semua jendela LibreOffice, lalu ulangi. "
        f"Bila sudah tertutup semua, hapus berkas {profile.folder / '.lock'}."
    )
    assert _files(profile) == before


def test_libreoffice_must_have_been_opened_once(tmp_path: Path, office: Path) -> None:
    with pytest.raises(ProfileMissingError) as refusal:
        install(office, Profile(tmp_path / "tidak_ada"))

    assert str(refusal.value) == (
        f"[LIBREOFFICE_PROFILE_MISSING] Pengaturan LibreOffice milik Anda tidak ditemukan ({tmp_path / 'tidak_ada'}). "
        "Buka LibreOffice satu kali, tutup kembali, lalu ulangi."
    )


def test_a_folder_that_is_not_there_is_refused(profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(OfficeFolderMissingError) as refusal:
        install(tmp_path / "salah", profile)

    assert str(refusal.value) == (
        f"[FOLDER_MISSING] Folder {tmp_path / 'salah'} tidak ada. "
        "Beri folder kantor yang berisi buku induk, misalnya --folder LKjIP."
    )


def test_removing_what_was_never_installed_is_refused(profile: Profile, office: Path) -> None:
    with pytest.raises(NotInstalledError) as refusal:
        remove(office, profile)

    assert str(refusal.value) == (
        f"[NOT_INSTALLED] Folder {office} tidak pernah dipasang untuk LibreOffice. "
        "Periksa kembali --folder; tidak ada yang perlu dilepas."
    )


def test_damaged_settings_are_left_alone(profile: Profile, office: Path) -> None:
    profile.registry.write_text("<rusak", encoding="utf-8")

    with pytest.raises(RegistryUnreadableError) as refusal:
        install(office, profile)

    assert str(refusal.value) == (
        f"[LIBREOFFICE_SETTINGS_DAMAGED] Berkas pengaturan LibreOffice rusak ({profile.registry}). "
        "Jalankan LibreOffice dalam Mode Aman (Bantuan > Mulai Ulang dalam Mode Aman), lalu ulangi."
    )
    assert profile.registry.read_text(encoding="utf-8") == "<rusak"


def test_the_command_installs_and_removes(
    profile: Profile, office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["lkjip", "pasang", "libreoffice", "--folder", str(office), "--profil", str(profile.folder)]

    for extra, said in (([], "LibreOffice siap"), (["--lepas"], "LibreOffice tidak lagi")):
        monkeypatch.setattr(sys, "argv", [*command, *extra])
        with pytest.raises(SystemExit) as end:
            main()
        assert end.value.code == 0
        assert capsys.readouterr().out.startswith(said)


def _files(profile: Profile) -> dict[str, bytes]:
    found = {path: path.read_bytes() for path in profile.folder.rglob("*") if path.is_file() and path.name != ".lock"}
    settings = {str(profile.registry): "\n".join(_settings(profile)).encode()}
    return {str(path): content for path, content in found.items()} | settings


def _settings(profile: Profile) -> list[str]:
    lines = profile.registry.read_text(encoding="utf-8").splitlines()
    return sorted(line for line in lines if line.startswith("<item"))
