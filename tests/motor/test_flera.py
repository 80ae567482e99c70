"""One paragraph decides several cases, and one answer carries several numbers: all of them or none."""

import pytest

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IGAR, UNDERLAG, mote
from tests.programbyggare import Lopp, aktor, registrera
from tillstand.behorighet import Rollinnehav
from tillstand.fel import Nyckelkonflikt, OgiltigIndata, VillkorEjUppfyllt
from tillstand.handlingar import Handlingsslag
from tillstand.justerad import Justeringssatt


def besluta(
    program: Program, lopp: list[Lopp], nyckel: str = "beslut", **andrat: object
) -> tuple[Kvitto, ...]:
    """Let one paragraph decide some cases."""
    return motor.handla_flera(
        program,
        aktor("namndsekreterare"),
        arenden=[ett.plats for ett in lopp],
        overgang="besluta",
        underlag=UNDERLAG["besluta"](**andrat),
        nyckel=nyckel,
    )


def brister(fel: pytest.ExceptionInfo[VillkorEjUppfyllt]) -> set[tuple[str, str]]:
    """Which case, and what stood in its way."""
    return {(b.mening.split(":")[0], b.kod) for b in fel.value.brister}


def test_en_paragraf_avgor_flera_arenden(program: Program) -> None:
    """Each case gets its post, its letters and its receipt; the answers come in the order of the ids."""
    alla = [registrera(program).till("forslag") for _ in range(3)]
    kvitton = besluta(program, alla, paragraf="12")
    assert [k.arende for k in kvitton] == sorted(ett.id for ett in alla)
    assert {(k.tillstand, k.version) for k in kvitton} == {("namndbeslut", 7)}
    for ett in alla:
        vy = ett.visa()
        assert vy.handelser[-1].underlag["paragraf"] == "12"
        assert {b.person for b in vy.brev if ":7:" in b.nyckel} == {"handlaggare", "registrator"}
    assert besluta(program, alla, paragraf="12") == kvitton
    with pytest.raises(Nyckelkonflikt):
        besluta(program, alla[:2], paragraf="12")
    assert motor.verifiera(program).haller


def test_ett_fel_hindrar_alla_och_varje_fel_namns_med_sitt_arende(program: Program) -> None:
    """What is wrong with each is told at once; nothing is written of any."""
    redo = registrera(program).till("forslag")
    gammal = registrera(program).till("forslag")
    sedd = gammal.kvitto
    gammal.bifoga("handlaggare", titel="Bilaga")
    fel_tillstand = registrera(program).till("beredning")
    okant = Lopp(program, Kvitto(arende="x" * 24, diarienummer="", namnd="", tillstand="", version=1))
    with pytest.raises(VillkorEjUppfyllt) as fel:
        besluta(program, [redo, gammal.behall(sedd), fel_tillstand, okant])
    assert brister(fel) == {
        ("soc 2011/2", "versionskonflikt"),
        ("soc 2011/3", "ogiltig_overgang"),
        ("x" * 24, "saknas"),
    }
    assert redo.arende.tillstand == "forslag"
    assert besluta(program, [redo])[0].tillstand == "namndbeslut"


def i_kulturnamnden(program: Program) -> Lopp:
    """A case of the neighbouring nämnd, with a proposal; the two main people work there too."""
    innehav = tuple(
        Rollinnehav(person=roll, roll=roll, namnd="kult") for roll in ("registrator", "namndsekreterare")
    )
    uppgifter = Personuppgifter(roller=innehav)
    motor.importera_personer(program, aktor("administrator"), uppgifter=uppgifter, nyckel="roller")
    lopp = registrera(program, namnd="kult").gor("fordela", "granne", enhet="kultur")
    return lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare").godkann("granne")


def test_varje_arende_provas_med_sin_namnds_villkor(program: Program) -> None:
    """Kulturnämnden does not verify at once: the list falls on that alone."""
    alla = [registrera(program).till("forslag"), i_kulturnamnden(program)]
    with pytest.raises(VillkorEjUppfyllt) as fel:
        besluta(program, alla)
    assert brister(fel) == {("KULT 11-0041", "omedelbar_justering_ej_tillaten")}
    assert {k.namnd for k in besluta(program, alla, omedelbart=False)} == {"soc", "kult"}


def test_det_man_inte_far_se_namns_bara_med_sitt_id(program: Program) -> None:
    """In a list of several too: its number would tell that it is there."""
    alla = [registrera(program).till("forslag"), i_kulturnamnden(program)]
    with pytest.raises(VillkorEjUppfyllt) as fel:
        motor.handla_flera(
            program,
            aktor("delegat"),
            arenden=[ett.plats for ett in alla],
            overgang="bordlagg",
            underlag=UNDERLAG["bordlagg"](),
            nyckel="n",
        )
    assert brister(fel) == {(alla[1].id, "saknas"), ("soc 2011/1", "saknar_behorighet")}


def test_ett_svar_fran_flera_namnder(program: Program) -> None:
    """Two nämnder answer in one letter by post: both cases are överlämnade, each with its own post."""
    soc, kult = registrera(program).till("forslag"), i_kulturnamnden(program)
    for ett in (soc, kult):
        ett.gor("besluta", "namndsekreterare", omedelbart=False)
        ett.gor("justera", "namndsekreterare", satt=Justeringssatt.ORDINARIE)
        ett.bifoga("registrator", Handlingsslag.PROTOKOLLSUTDRAG)
    kvitton = motor.handla_flera(
        program,
        aktor("registrator"),
        arenden=[kult.plats, soc.plats],
        overgang="overlamna",
        underlag=UNDERLAG["overlamna"](),
        egna={
            ett.id: UNDERLAG["overlamna"](avsandarens_diarienummer=ett.deras_nummer) for ett in (kult, soc)
        },
        nyckel="n",
    )
    assert {(k.namnd, k.tillstand) for k in kvitton} == {("soc", "overlamnad"), ("kult", "overlamnad")}
    assert motor.verifiera(program).haller


def test_ingenting_ar_inget(program: Program) -> None:
    """An empty list is a fault of the form, not a success."""
    with pytest.raises(OgiltigIndata, match="ange minst ett ärende"):
        besluta(program, [])


def test_samma_arende_tva_ganger_avgors_en_gang(program: Program) -> None:
    """A case that was ticked twice."""
    ett = registrera(program).till("forslag")
    assert [k.version for k in besluta(program, [ett, ett])] == [7]


def test_dagen_i_underlaget_ar_handelsens_dag(program: Program) -> None:
    """Thursday's meeting is entered on Monday, for all of its cases."""
    alla = [registrera(program, inkommen=IGAR).till("forslag") for _ in range(2)]
    besluta(program, alla, sammantrade=mote(IGAR))
    assert {ett.visa().handelser[-1].dag for ett in alla} == {IGAR.isoformat()}
