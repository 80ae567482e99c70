"""`remiss losenord`: typed twice unseen, read from another program, or made and shown once."""

import io
import os
import pty
import sys

import pytest

from arbetsflode import sakerhet
from arbetsflode.sammansattning import oppna
from tests.kommandorad.korning import HAN, REG, Kommandorad
from tillstand.fel import Inloggningsfel

GOTT = "fyra glada gäss i rad"


def slapps_in(k: Kommandorad, person: str, losenord: str) -> bool | None:
    """Whether the password must be changed; None when it does not open."""
    with oppna(k.mapp, klocka=k.klocka) as program:
        try:
            return sakerhet.logga_in(program, kod=person, losenord=losenord, adress="prov").maste_byta
        except Inloggningsfel:
            return None


def skriv_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let another program write to the command."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_ett_program_skriver_in_losenordet(k: Kommandorad, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line is the password, spaces and all; the administrator's own need not be changed."""
    skriv_in(monkeypatch, f" {GOTT} \r\nannat\n")
    svar = k.ok("losenord", "admin", som="admin")
    assert "är satt." in svar.ut
    assert GOTT not in svar.ut + svar.fel
    assert "bytas" not in svar.ut
    assert slapps_in(k, "admin", f" {GOTT} ") is False
    assert slapps_in(k, "admin", GOTT) is None


def test_ett_tillfalligt_visas_en_gang(k: Kommandorad) -> None:
    """What is made is shown, opens, and must be changed."""
    svar = k.ok("losenord", HAN, "--tillfalligt", som="admin")
    losenord = svar.ut.splitlines()[0].rpartition(": ")[2]
    assert "Det måste bytas vid första inloggningen." in svar.ut
    assert slapps_in(k, HAN, losenord) is True
    svar = k.ok("losenord", HAN, "--tillfalligt", "--json", som="admin")
    assert slapps_in(k, HAN, losenord) is None
    assert slapps_in(k, HAN, svar.json["losenord"]) is True
    assert (svar.json["person"], svar.json["tillfalligt"]) == (HAN, True)


def test_ett_daligt_losenord_vagras_med_skal(k: Kommandorad, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too short, or nothing at all: told what to do, and nothing is set."""
    for text in ("kort\n", "", "\n"):
        skriv_in(monkeypatch, text)
        svar = k("losenord", HAN, som="admin")
        assert svar.utgang == 2
        assert "minst 12 tecken" in svar.fel
    assert slapps_in(k, HAN, "kort") is None


def test_bara_en_administrator_nar_det_finns_en(k: Kommandorad) -> None:
    """Anybody, or nobody in particular, until an administrator has a password."""
    k.ok("losenord", HAN, "--tillfalligt")
    k.ok("losenord", "admin", "--tillfalligt", som=REG)
    for som in (REG, HAN, None):
        svar = k("losenord", HAN, "--tillfalligt", som=som)
        assert (svar.utgang, svar.ut) == (1, "")
        assert "inte administratör" in svar.fel
    k.ok("losenord", HAN, "--tillfalligt", som="admin")


def test_en_okand_person(k: Kommandorad) -> None:
    """Somebody who is not there gets no password."""
    svar = k("losenord", "finnsinte", "--tillfalligt", som="admin")
    assert svar.utgang == 3
    assert "finnsinte" in svar.fel


@pytest.mark.parametrize(("andra", "utgang"), [(GOTT, 0), ("något annat än förut", 130)])
def test_pa_en_terminal_skrivs_det_tva_ganger(k: Kommandorad, andra: str, utgang: int) -> None:
    """On a terminal it is asked for twice, and never seen; two that differ are asked for again."""
    pid, terminal = pty.fork()
    if pid == 0:
        remiss = os.path.join(os.path.dirname(sys.executable), "remiss")
        os.execv(remiss, [remiss, "--mapp", str(k.mapp), "losenord", HAN, "--som", "admin"])
    sett = b""
    for fraga, svar in ((b"senord: ", GOTT), (b"till: ", andra)):
        while fraga not in sett:
            sett += os.read(terminal, 1024)
        sett = b""
        os.write(terminal, f"{svar}\n".encode())
    while utgang and not (b"inte lika" in sett and sett.rstrip().endswith(b"senord:")):
        sett += os.read(terminal, 1024)
    if utgang:
        os.write(terminal, b"\x03")
    allt = sett
    try:
        while bit := os.read(terminal, 1024):
            allt += bit
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == utgang
    os.close(terminal)
    assert GOTT.encode() not in allt
    assert (slapps_in(k, HAN, GOTT) is True) == (utgang == 0)
