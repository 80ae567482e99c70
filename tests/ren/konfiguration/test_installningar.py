"""The settings of an installation: the file, then the environment; secrets are never shown."""

from pathlib import Path

import pytest

from konfiguration.filer import exempeltext
from konfiguration.hemlighet import Hemlighet
from konfiguration.installningar import Installningar, Kanalval, Sakerhet, las_installningar
from tillstand.fel import Konfigurationsfel


def las(mapp: Path, text: str = "", **miljo: str) -> Installningar:
    """The settings of that file, with those variables."""
    (mapp / "installningar.toml").write_text(text, encoding="utf-8")
    return las_installningar(mapp, miljo)


def vagran(mapp: Path, text: str = "", **miljo: str) -> list[str]:
    """The faults, one on a line."""
    with pytest.raises(Konfigurationsfel) as fangat:
        las(mapp, text, **miljo)
    return str(fangat.value).splitlines()


def test_an_empty_folder_is_an_installation(tmp_path: Path) -> None:
    """Without a file everything lies in the folder, and letters become files in it."""
    last = las_installningar(tmp_path, {})
    assert last.mapp == tmp_path
    assert last.databas == f"sqlite:///{tmp_path}/remiss.db"
    assert (last.epost.kanal, last.epost.mapp) == (Kanalval.MAPP, tmp_path / "brev")
    assert (last.las_sekunder, last.bas_url) == (30, "http://127.0.0.1:8000")
    assert (last.epost.anslut_sekunder, last.epost.totalt_sekunder, last.epost.forsok_timmar) == (10, 30, 48)


def test_the_example_is_valid_as_it_stands(tmp_path: Path) -> None:
    """What is copied into a new installation can be used at once."""
    last = las(tmp_path, exempeltext("installningar.toml"))
    assert last.epost.kanal is Kanalval.MAPP
    assert last.epost.svar_till == "registrator@exempelstad.example.se"


def test_certificates_of_ones_own_lie_in_the_folder(tmp_path: Path) -> None:
    """The path counts from the folder; without one only the operating system's certificates are trusted."""
    assert las(tmp_path).epost.ca_fil is None
    assert las(tmp_path, '[epost]\nca_fil = "ca.pem"').epost.ca_fil == tmp_path / "ca.pem"
    assert las(tmp_path, REMISS_EPOST_CA_FIL="/etc/ca.pem").epost.ca_fil == Path("/etc/ca.pem")


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    """The one who runs the machine has the last word; an empty variable says nothing."""
    text = (
        'las_sekunder = 5\nbas_url = "https://a.example.se"\n[epost]\nport = 25\nserver = "fil.example.se"\n'
    )
    last = las(
        tmp_path,
        text,
        REMISS_EPOST_PORT="1025",
        REMISS_LAS_SEKUNDER="2,5",
        REMISS_EPOST_SERVER="",
        REMISS_EPOST_KANAL="smtp",
        REMISS_EPOST_ANVANDARE="remiss",
        REMISS_EPOST_LOSENORD=" hemligt ",
        REMISS_BAS_URL="https://miljo.example.se/remiss/",
        REMISS_MAPP="/annan",
        ANNAT="x",
    )
    assert (last.epost.port, last.las_sekunder, last.epost.server) == (1025, 2.5, "fil.example.se")
    assert (last.epost.kanal, last.mapp) == (Kanalval.SMTP, tmp_path)
    assert last.epost.losenord == Hemlighet(" hemligt ")
    assert last.bas_url == "https://miljo.example.se/remiss"


@pytest.mark.parametrize(("sakerhet", "port"), [("ingen", 25), ("starttls", 587), ("tls", 465)])
def test_the_port_follows_the_security_unless_said(tmp_path: Path, sakerhet: str, port: int) -> None:
    """Nobody has to look up the numbers."""
    last = las(tmp_path, REMISS_EPOST_SAKERHET=sakerhet)
    assert (last.epost.sakerhet, last.epost.port) == (Sakerhet(sakerhet), port)


def test_paths_are_counted_from_the_folder(tmp_path: Path) -> None:
    """`mapp` in the file is beside the base, an absolute path stays where it is."""
    assert las(tmp_path, '[epost]\nmapp = "ut/brev"').epost.mapp == tmp_path / "ut" / "brev"
    assert las(tmp_path, '[epost]\nmapp = "/srv/brev"').epost.mapp == Path("/srv/brev")


def test_all_faults_come_at_once_with_file_and_variable(tmp_path: Path) -> None:
    """A fault in the file is named by line, one in the environment by its variable."""
    text = (
        'databass = "x"\nmapp = "/tmp"\nlas_sekunder = 0\nbas_url = "ftp://x"\n'
        '[epost]\nkanal = "brevduva"\nport = "587"\nfran = "Remissflöde"\nsvar_till = "a@b@c"\n'
    )
    adress = "ska vara en e-postadress: namn@exempel.se eller Namn <namn@exempel.se>"
    fel = vagran(
        tmp_path, text, REMISS_EPOST_FORSOK_TIMMAR="två", REMISS_EPOST_SERVR="x", REMISS_DATABAS="mysql://x"
    )
    assert sorted(fel) == sorted(
        [
            "REMISS_EPOST_FORSOK_TIMMAR: ska vara ett heltal, inte text",
            "REMISS_EPOST_SERVR: är en okänd variabel, menade du ”server”?",
            "REMISS_DATABAS: ska börja med sqlite:/// eller postgresql+psycopg://",
            "installningar.toml rad 1, databass: är en okänd nyckel, menade du ”databas”?",
            "installningar.toml rad 2, mapp: anges med --mapp eller REMISS_MAPP, inte i filen",
            "installningar.toml rad 3, las_sekunder: ska vara minst 0.1 och högst 600",
            "installningar.toml rad 4, bas_url: ska vara en webbadress: https://remiss.exempel.se",
            "installningar.toml rad 6, epost.kanal: ska vara ett av orden mapp, smtp",
            "installningar.toml rad 7, epost.port: ska vara ett heltal, inte text",
            f"installningar.toml rad 8, epost.fran: {adress}",
            f"installningar.toml rad 9, epost.svar_till: {adress}",
        ]
    )


@pytest.mark.parametrize(
    ("text", "fel"),
    [
        (
            '[epost]\nanvandare = "a"',
            "epost.losenord: ska anges tillsammans med anvandare, eller inget av dem",
        ),
        (
            '[epost]\nlosenord = "a"',
            "epost.losenord: ska anges tillsammans med anvandare, eller inget av dem",
        ),
        (
            '[epost]\nanvandare = "a"\nlosenord = "b"\nserver = "smtp.example.se"\nsakerhet = "ingen"',
            "epost.sakerhet: ska vara starttls eller tls när lösenord används",
        ),
        (
            "[epost]\nanslut_sekunder = 20\ntotalt_sekunder = 15",
            "epost.totalt_sekunder: ska vara minst lika långt som anslut_sekunder",
        ),
        ("epost = 3", "epost: ska vara en tabell, inte ett heltal"),
        (
            '[epost]\nfran = "A\\nBcc: x@example.se <a@example.se>"',
            "epost.fran: innehåller ett styrtecken (U+000A)",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(tmp_path: Path, text: str, fel: str) -> None:
    """A password in the clear, half a login, or a header smuggled into an address never starts."""
    (ett,) = vagran(tmp_path, text)
    assert ett.endswith(fel)


def test_a_password_in_the_clear_may_reach_the_own_machine(tmp_path: Path) -> None:
    """A relay on the same machine needs no encryption."""
    assert las(tmp_path, '[epost]\nanvandare = "a"\nlosenord = "b"\nsakerhet = "ingen"').epost.losenord


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    """Neither settings nor faults may carry a password into a log."""
    databas = "postgresql+psycopg://remiss:djuphemlig@db.example.se/remiss"
    last = las(
        tmp_path, REMISS_EPOST_ANVANDARE="a", REMISS_EPOST_LOSENORD="djuphemlig", REMISS_DATABAS=databas
    )
    assert last.databas == databas
    visat = f"{last!r} {last} {last.epost!r} {last.epost.losenord}"
    assert "djuphemlig" not in visat
    assert "remiss:***@db.example.se" in visat
    fel = vagran(
        tmp_path,
        'databas = "mysql://u:djuphemlig@db"\n[epost]\nlosenord = "djuphemlig\\u0007"\nport = "djuphemlig"',
    )
    assert len(fel) == 4
    assert "djuphemlig" not in "".join(fel)


def test_a_file_that_cannot_be_read_is_not_a_missing_one(tmp_path: Path) -> None:
    """When the folder is something else, nobody starts with settings that were never chosen."""
    (tmp_path / "fil").write_text("")
    with pytest.raises(Konfigurationsfel, match="går inte att läsa: mappen den ska ligga i är en fil"):
        las_installningar(tmp_path / "fil", {})
