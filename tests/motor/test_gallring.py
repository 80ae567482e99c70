"""Erasing by decision: who may, when, what stays, and that nothing else is touched."""

import json
import random
from datetime import timedelta

import msgspec
import pytest

from arbetsflode import motor
from arbetsflode.journal import ny_post
from arbetsflode.lager import filer, gallring
from arbetsflode.lager.filer import Lagrad
from arbetsflode.motor.gallringslista import FIL, las
from arbetsflode.motor.uppspelning import utan_slag
from arbetsflode.motor.visa import med_fritext
from arbetsflode.program import Program
from tests.byggare import NU
from tests.lager.fyllning import fyll
from tests.motor.paminnelser import skriv_i_basen
from tests.programbyggare import Installation, Lopp, aktor, bakom_ryggen, inlaga, registrera, svar_per_epost
from tillstand.fel import (
    Datafel,
    Nyckelkonflikt,
    OgiltigIndata,
    SaknarBehorighet,
    Saknas,
    Upptaget,
    Versionskonflikt,
    VillkorEjUppfyllt,
)
from tillstand.gallring import GALLRAT, Gallratfalt
from tillstand.remiss import REMISS

ADMIN, BESLUT = aktor("administrator"), "SN 2011-10-03 § 14"
HELIUM = "Heliumvägen"


TILLBAKA = """
UPDATE post SET fritext = '{"h0.underlag.titel":["00","x"]}'
WHERE kedja = (SELECT 'arende:' || arende FROM gallrat) AND nummer = 1
"""


def planera(lopp: Lopp, ord_: str | None = HELIUM, **val: object) -> motor.Gallringsplan:
    """What the choice comes to now."""
    urval = motor.Gallringsurval(ord=ord_, **val)  # type: ignore[arg-type]
    return motor.gallringsplan(lopp.program, arende=lopp.id, urval=urval)


def gallra(lopp: Lopp, plan: motor.Gallringsplan | None = None, nyckel: str = "g") -> motor.Gallringskvitto:
    """Erase what a plan names."""
    return motor.gallra_falt(lopp.program, ADMIN, plan=plan or planera(lopp), beslut=BESLUT, nyckel=nyckel)


def hela(lopp: Lopp, nyckel: str = "h") -> motor.Gallringskvitto:
    """Erase the whole case."""
    return motor.gallra_arende(lopp.program, ADMIN, arende=lopp.id, beslut=BESLUT, nyckel=nyckel)


def avslutat(program: Program, titel: str = f"Om {HELIUM}", **egenskaper: object) -> Lopp:
    """A closed case whose letters have left."""
    lopp = registrera(program, titel, **egenskaper).gor("makulera", "registrator")  # type: ignore[arg-type]
    motor.skicka(program)
    return lopp


def test_bara_texten_forsvinner(program: Program) -> None:
    """The title is gone from the case, its page, its lists and its search; who did what and when stays."""
    lopp = registrera(program, f"Om {HELIUM} 4").till("beredning")
    fore = lopp.visa().handelser
    assert gallra(lopp).falt == 1
    vy = lopp.visa()
    assert lopp.arende.rubrik == GALLRAT
    assert [(h.nummer, h.av, h.slag) for h in vy.handelser[:-1]] == [(h.nummer, h.av, h.slag) for h in fore]
    assert (vy.handelser[-1].slag, vy.handelser[-1].underlag["beslut"]) == ("gallrad", BESLUT)
    assert motor.sok(program, aktor("registrator"), text=HELIUM) == ()
    assert motor.verifiera(program).haller


def test_ett_vantande_godkannande_star_kvar(program: Program) -> None:
    """What chefer have approved stays approved though a word of it is erased."""
    lopp = registrera(program).till("beredning").bifoga("handlaggare", titel=HELIUM)
    lopp.gor("lagg_forslag", "handlaggare").godkann("avdelningschef")
    gallra(lopp)
    assert motor.verifiera(program).haller
    lopp.kvitto = motor.godkann(
        program, aktor("forvaltningschef"), arende=lopp.id, version=lopp.arende.version, nyckel="sist"
    )
    assert lopp.kvitto.tillstand == "forslag"


def test_bara_administratoren_gallrar(program: Program) -> None:
    """Not even the registrator, who sees the texts; and the administrator does not see them."""
    lopp = registrera(program, f"Om {HELIUM}")
    plan = planera(lopp)
    for vem in ("registrator", "forvaltningschef"):
        with pytest.raises(SaknarBehorighet):
            motor.gallra_falt(program, aktor(vem), plan=plan, beslut=BESLUT, nyckel=vem)
        with pytest.raises(SaknarBehorighet):
            motor.hitta_att_gallra(program, aktor(vem), lopp.kvitto.diarienummer)
    texter = motor.fritexter(program, aktor("registrator"), arende=lopp.id)
    assert any(HELIUM in t.text for t in texter)
    with pytest.raises(Saknas):
        motor.fritexter(program, ADMIN, arende=lopp.id)


def test_den_som_har_sett_en_aldre_version_far_se_om(program: Program) -> None:
    """A text that came in after the plan was made is neither erased nor forgotten."""
    lopp = registrera(program, f"Om {HELIUM}").till("beredning")
    plan = planera(lopp)
    lopp.gor("anteckna", "handlaggare", text=f"Åter {HELIUM}.")
    with pytest.raises(Versionskonflikt):
        gallra(lopp, plan)
    assert gallra(lopp, nyckel="om").falt == 2


def test_inget_valt_eller_fel_plats_sags(program: Program) -> None:
    """A place that is not there, a document that is not there, an empty choice and an empty decision."""
    lopp = registrera(program)
    with pytest.raises(OgiltigIndata, match="det finns ingen text där"):
        planera(lopp, None, falt=(Gallratfalt(post=1, plats="h0.underlag.finns_inte"),))
    with pytest.raises(OgiltigIndata, match="handling 9"):
        planera(lopp, None, handlingar=((9, None),))
    with pytest.raises(OgiltigIndata, match="ingen text"):
        gallra(lopp, planera(lopp, "finns inte här"))
    with pytest.raises(OgiltigIndata, match="beslut"):
        motor.gallra_arende(program, ADMIN, arende=lopp.id, beslut=" ", nyckel="x")


def test_samma_nyckel_samma_svar(program: Program) -> None:
    """Asked again nothing is done twice; a command before the erasure cannot be done again by its key."""
    lopp = registrera(program, f"Om {HELIUM}", nyckel="registreringen")
    plan = planera(lopp)
    assert gallra(lopp, plan) == gallra(lopp, plan)
    assert len(las(program.installningar.kopior / FIL)) == 1
    with pytest.raises(Nyckelkonflikt):
        registrera(program, f"Om {HELIUM}", nyckel="registreringen")


def test_en_gammal_version_av_en_handling(program: Program) -> None:
    """The old version is gone, the new one is there; what another case holds stays."""
    delad = b"samma fil"
    annan = registrera(program, handlingar=[inlaga(innehall=delad)])
    lopp = registrera(program, handlingar=[inlaga(innehall=b"gammal", titel="Gammal")], dubblett_skal="x")
    lopp.bifoga("registrator", innehall=b"ny", ersatter=1).bifoga("registrator", innehall=delad)
    assert gallra(lopp, planera(lopp, None, handlingar=((1, 1), (2, None)))).filer == 2
    motor.stada(program)
    alla = lopp.arende.handlingar.alla
    assert [h.titel for h in alla] == [GALLRAT, "Tjansteutlatande", GALLRAT]
    assert program.filer.las(alla[1].innehall) == b"ny"
    assert not program.filer.plats(alla[0].innehall).exists()
    assert program.filer.las(annan.arende.handlingar.alla[0].innehall) == delad
    assert motor.verifiera(program).haller


def test_ett_oppet_arende_gallras_inte_helt(program: Program) -> None:
    """Nor one whose letters have not left, nor a text while an answer is on its way."""
    lopp = registrera(program)
    with pytest.raises(VillkorEjUppfyllt, match="öppet"):
        hela(lopp)
    lopp.gor("makulera", "registrator")
    with pytest.raises(VillkorEjUppfyllt, match="Ett brev om ärendet är inte avgjort"):
        hela(lopp)
    motor.skicka(program)
    assert hela(lopp).hela
    pa_vag = svar_per_epost(registrera(program, f"Om {HELIUM}").till("justerad"))
    with pytest.raises(VillkorEjUppfyllt, match="Ett brev om ärendet är inte avgjort"):
        gallra(pa_vag)


def test_numret_anvands_aldrig_igen(program: Program) -> None:
    """The erased case's number is taken, by hand too, and the series has no gap."""
    lopp = avslutat(program, diarienummer="soc 2011/77")
    hela(lopp)
    with pytest.raises(Saknas):
        lopp.visa()
    with pytest.raises(VillkorEjUppfyllt, match="finns redan"):
        registrera(program, diarienummer="soc 2011/77")
    i_serien = avslutat(program)
    hela(i_serien, "h2")
    nasta = registrera(program)
    assert nasta.kvitto.diarienummer != i_serien.kvitto.diarienummer
    assert motor.verifiera(program).haller


def test_andra_arenden_i_samma_brev_star_kvar(program: Program) -> None:
    """A letter about two cases goes on speaking of the other one."""
    lopp, annat = avslutat(program), registrera(program)
    motor.skicka(program)
    brev = annat.visa().brev[0]
    skriv_i_basen(program, "INSERT INTO brevarende (brev, arende) VALUES (:b, :a)", b=brev.id, a=lopp.id)
    hela(lopp)
    assert [b.id for b in annat.visa().brev] == [brev.id]
    assert motor.verifiera(program).haller


def test_en_text_som_nagon_annan_tagit_bort_hittas(installation: Installation) -> None:
    """Only what is on record as erased may be gone; and what is on record must be gone."""
    with installation.oppna() as program:
        lopp = registrera(program, f"Om {HELIUM}").till("beredning")
        gallra(lopp)
        mera = planera(lopp, "barnfattigdom")
    bakom_ryggen(installation, "UPDATE post SET fritext = '{}' WHERE kedja LIKE 'arende:%' AND nummer = 1")
    with installation.oppna() as program:
        (brist,) = [a.mening for a in motor.verifiera(program).avvikelser if a.plats.startswith("ärende")]
        assert "Post 1" in brist
        with pytest.raises(Datafel, match="remiss verifiera"):
            gallra(Lopp(program, lopp.kvitto), mera, "igen")


@pytest.mark.parametrize(
    ("sats", "mening"),
    [
        ("DELETE FROM gallrat", "finns inte bland de gallrade"),
        ("UPDATE gallrat SET poster = poster + 1", "”poster” är inte vad journalen säger"),
        ("DELETE FROM post WHERE kedja = 'installation'", "inget i installationens journal säger"),
        (
            "DELETE FROM post WHERE nummer = 2 AND kedja = (SELECT 'arende:' || arende FROM gallrat)",
            "har 1 poster men ska ha 2",
        ),
        (
            TILLBAKA,
            "är gallrad men står kvar",
        ),
    ],
    ids=["minnet borta", "minnet ändrat", "posten borta", "kedjan kapad", "texten tillbaka"],
)
def test_ett_gallrat_arende_vaktas(installation: Installation, sats: str, mening: str) -> None:
    """That a case was erased, by which decision and how long its chain was, cannot be altered unseen."""
    with installation.oppna() as program:
        hela(avslutat(program))
        assert motor.verifiera(program).haller
    assert bakom_ryggen(installation, sats) >= 1
    with installation.oppna() as program:
        avvikelser = motor.verifiera(program).avvikelser
    assert any(mening in a.mening for a in avvikelser), avvikelser


def test_en_fil_utan_arende_tas_bort_efter_ett_dygn(program: Program) -> None:
    """One laid down today may be on its way into a case; older ones were left by a crash."""
    lopp = registrera(program, handlingar=[inlaga(innehall=b"i arendet")])
    ensam = program.filer.lagg(b"ensam")
    idag = program.filer.plats(ensam.hash).stat().st_mtime
    for alder, borta in ((timedelta(hours=23), 0), (timedelta(hours=25), 1)):
        program.klocka.stall(NU.fromtimestamp(idag, NU.tzinfo) + alder)  # type: ignore[attr-defined]
        assert motor.stada(program).foraldralosa == borta
    assert lopp.arende.handlingar.alla[0].storlek == 9
    assert motor.verifiera(program).haller


def test_den_som_lagger_samma_fil_just_nu_far_veta_det(program: Program) -> None:
    """A content that is erased between being laid down and being noted is asked for again, not lost."""
    lopp = registrera(program)
    borta = Lagrad(hash="0" * 64, storlek=1)
    with pytest.raises(Upptaget, match="gallrades just nu"), program.databas.skriv() as f:
        filer.anteckna(f, program.filer, borta, lopp.id, NU)
    with program.databas.las() as f:
        assert borta.hash not in gallring.kanda_filer(f)


@pytest.mark.parametrize("klass", [*REMISS.underlag.values(), REMISS.fodelse], ids=lambda k: k.__name__)
def test_varje_underlag_gar_att_lasa_nar_alla_texter_ar_gallrade(klass: type) -> None:
    """Replay makes the case from what is left: each record accepts the word that stands in a text's place."""
    post = ny_post(
        "arende:a",
        1,
        "",
        (fyll(klass),),
        aktor=ADMIN,
        noterat=NU,
        dag=NU.date(),
        slump=random.Random(1).randbytes,
    )
    (faktum,) = med_fritext(json.loads(post.innehall)["handelser"], {})
    assert isinstance(msgspec.convert(utan_slag(faktum), klass), klass)
