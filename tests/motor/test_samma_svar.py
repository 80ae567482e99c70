"""One answer to several cases: each under its own number, one address, one copy for each who gets one."""

import pytest

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from tests.byggare import UNDERLAG
from tests.programbyggare import Lopp, aktor, registrera
from tillstand.fel import VillkorEjUppfyllt
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal


def justerade(program: Program) -> list[Lopp]:
    """Two cases whose answers may leave."""
    alla = [registrera(program).till("justerad") for _ in range(2)]
    return [ett.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG) for ett in alla]


def sand(
    program: Program, alla: list[Lopp], adresser: tuple[str, str], **andrat: object
) -> tuple[Kvitto, ...]:
    """Send one answer to both, each case with a record of its own."""
    egna = {
        ett.id: UNDERLAG["overlamna"](
            avsandarens_diarienummer=ett.deras_nummer, kanal=Kanal.EPOST, epost=adress, **andrat
        )
        for ett, adress in zip(alla, adresser, strict=True)
    }
    return motor.handla_flera(
        program,
        aktor("registrator"),
        arenden=[ett.plats for ett in alla],
        overgang="overlamna",
        underlag=egna[alla[0].id],
        egna=egna,
        nyckel="svar",
    )


def test_varje_arende_besvaras_under_avsandarens_nummer(program: Program) -> None:
    """One letter, two numbers: what is noted of each case is its own."""
    alla = justerade(program)
    kvitton = sand(program, alla, ("ks@example.se", "ks@example.se"))
    assert [k.varningar for k in kvitton] == [(), ()]
    motor.skicka(program)
    for ett in alla:
        del_ = ett.arende.overlamnad
        assert del_ is not None
        assert del_.avsandarens_diarienummer == ett.deras_nummer


def test_svar_till_olika_adresser_sands_var_for_sig(program: Program) -> None:
    """One letter has one address: nothing is written, and both addresses are named."""
    alla = justerade(program)
    with pytest.raises(VillkorEjUppfyllt, match=r"a@example.se, b@example.se. Sänd dem var för sig"):
        sand(program, alla, ("a@example.se", "b@example.se"))
    assert {ett.arende.utskick for ett in alla} == {None}


def test_en_kopia_per_svar_hur_manga_arenden_det_an_galler(program: Program) -> None:
    """Whoever gets a copy gets one letter, not one for each case."""
    alla = justerade(program)
    sand(program, alla, ("ks@example.se", "ks@example.se"), kopia_till=("rotel@example.se",))
    motor.skicka(program)
    kopior = {b.id for ett in alla for b in ett.visa().brev if b.slag == "kopia"}
    assert len(kopior) == 1
