"""A possible duplicate is shown before it is registered, and may be registered with a reason."""

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.programbyggare import aktor, inlaga, registrera
from tillstand.fel import VillkorEjUppfyllt
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare

KS7 = Avsandare(organ="KS", diarienummer="327 - 408/2011")
LIKA = Avsandare(organ="Kommunstyrelsen", diarienummer="327–408/2011.")
MISSIV = inlaga(Handlingsslag.REMISSMISSIV, b"Remiss: svara senast den 31 oktober")
BILAGA = inlaga(Handlingsslag.BILAGA, b"Remiss: svara senast den 31 oktober", titel="Samma innehåll")


def koder(fel: pytest.ExceptionInfo[VillkorEjUppfyllt]) -> list[str]:
    """What stood in the way."""
    return [brist.kod for brist in fel.value.brister]


def test_avsandarens_nummer_finns_redan(program: Program) -> None:
    """However it is written; the case that has it is named."""
    registrera(program, avsandare=KS7)
    with pytest.raises(VillkorEjUppfyllt, match="Kan redan vara registrerad: soc 2011/1") as fel:
        registrera(program, avsandare=LIKA)
    assert koder(fel) == ["mojlig_dubblett"]


def test_filen_finns_redan(program: Program) -> None:
    """By its contents, whatever it is called; also when it was attached later."""
    registrera(program, handlingar=(MISSIV,))
    registrera(program).bifoga("registrator", innehall=b"Protokoll")
    for handling, nummer in ((BILAGA, 1), (inlaga(innehall=b"Protokoll"), 2)):
        with pytest.raises(VillkorEjUppfyllt, match=f"soc 2011/{nummer}") as fel:
            registrera(program, handlingar=(handling,))
        assert koder(fel) == ["mojlig_dubblett"]


def test_med_ett_skal_registreras_den_anda(program: Program) -> None:
    """The reason is kept with the registration."""
    registrera(program, avsandare=KS7, handlingar=(MISSIV,))
    lopp = registrera(
        program, avsandare=LIKA, handlingar=(BILAGA,), dubblett_skal="Samma nummer hos två rotlar"
    )
    assert lopp.visa().handelser[0].underlag["dubblett_skal"] == "Samma nummer hos två rotlar"
    assert motor.verifiera(program).haller


def test_en_annan_namnds_diarium_ar_ett_annat(program: Program) -> None:
    """The same remiss to two nämnder is two cases."""
    registrera(program, avsandare=KS7, handlingar=(MISSIV,))
    granne = registrera(program, avsandare=KS7, handlingar=(MISSIV,), namnd="kult", av="granne")
    assert granne.kvitto.diarienummer == "KULT 11-0041"


def test_en_avsandare_utan_nummer_ar_ingen_dubblett(program: Program) -> None:
    """Two papers without a number have nothing in common."""
    for _ in range(2):
        registrera(program, avsandare=Avsandare(organ="KS"))
        registrera(program, avsandare=None)
    assert len(motor.lista(program, aktor("registrator"))) == 4


def test_en_makulerad_dubblett_namns_fortfarande(program: Program) -> None:
    """The number is kept, so the register can still say where the paper went."""
    registrera(program, avsandare=KS7).gor("makulera", "registrator")
    with pytest.raises(VillkorEjUppfyllt, match="soc 2011/1"):
        registrera(program, avsandare=KS7)


def test_samma_fil_tva_ganger_i_samma_arende(program: Program) -> None:
    """Attached twice it is two documents with one content."""
    lopp = registrera(program, handlingar=(MISSIV, BILAGA)).bifoga("registrator", innehall=b"Protokoll")
    lopp.bifoga("registrator", innehall=b"Protokoll", titel="Protokollet igen")
    assert [h.nummer for h in lopp.arende.handlingar.alla] == [1, 2, 3, 4]
    assert motor.verifiera(program).filer == 2
    assert motor.verifiera(program).haller
