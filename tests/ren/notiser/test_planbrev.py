"""What letters say of a plan: what the day is for, what follows, what has changed and why, who is away."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from konfiguration.trappa import STANDARDTRAPPA
from notiser.brev import Brevslag, Brevutkast, Rad, morgonbrev
from notiser.galler import rad_galler
from notiser.planrader import BORTA, PLAN_ANDRAD
from tests.byggare import Fall, kalender, mote, organisation
from tests.ren.notiser.brevprov import PA_PLATS, SEKRETESS, fall, morgon, skriv, text, varning
from tillstand.arende import Arende
from tillstand.atgarder import AnstandBeviljat
from tillstand.behorighet import Franvaro, Organisation
from tillstand.kalender import Kalender, Namndkalender
from tillstand.mote import Mote, Motestyp
from tillstand.remiss import Remiss
from tillstand.remissplan import Planbesked, besked
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

NAMND = "soc"
SVARSTID = Svarstid(datum=date(2011, 11, 30))
OKTOBER, NOVEMBER, DECEMBER = date(2011, 10, 27), date(2011, 11, 24), date(2011, 12, 15)
"""Invented meetings; with the default lead times the tjänsteutlåtande for November is due on 28 October."""
MOTEN = kalender(OKTOBER, NOVEMBER, DECEMBER)
TU = date(2011, 10, 28)


def bereds() -> Remiss:
    """A case in beredning with its svarstid at the end of November."""
    return fall(svarstid=SVARSTID).arende


def med(*andrade: Mote) -> Kalender:
    """The calendar with some meetings changed."""
    per_dag = {m.dag: m for m in MOTEN.for_namnd(NAMND).moten} | {m.dag: m for m in andrade}
    return Kalender(namnder={NAMND: Namndkalender(moten=tuple(per_dag.values()))})


def sagt(arende: Remiss, kalender_: Kalender = MOTEN) -> Planbesked:
    """What the plan was when it was last told."""
    funnet = besked(arende, kalender_, Villkor())
    assert funnet is not None
    return funnet


def om_planen(arende: Arende, tidigare: Planbesked | None, regel: str = PLAN_ANDRAD, **andrat: str) -> Rad:
    """A line about the plan."""
    roll = "chef" if regel == BORTA else "handlaggare"
    return Rad(
        slag="plan", arende=arende.id, regel=regel, datum=TU, roll=andrat.get("roll", roll), plan=tidigare
    )


def galler(rad: Rad, arende: Arende, person: str, kalender_: Kalender, **ovrigt: Organisation) -> bool:
    """Whether the line still holds on 10 October."""
    return rad_galler(
        rad,
        arende,
        person,
        trappa=STANDARDTRAPPA,
        kalender=kalender_,
        villkor=Villkor(),
        organisation=ovrigt.get("organisation_", PA_PLATS),
        dag=date(2011, 10, 10),
    )


def test_the_morning_letter_says_what_the_day_is_for_and_what_follows() -> None:
    """Två arbetsdagar före: vad som ska vara klart, till vilket möte, och vad som händer annars."""
    brev = morgon(
        bereds(), varning("tjansteutlatande_2", date(2011, 10, 26)), date(2011, 10, 26), kalender_=MOTEN
    )
    assert (
        "Tjänsteutlåtandet ska vara klart fre 28 okt 2011 (om 2 arbetsdagar), så att det hinner godkännas "
        "till nämnden tors 24 nov 2011." in brev
    )
    assert "Annars är nästa sammanträde tors 15 dec 2011, efter svarstiden: svaret blir sent." in brev


def test_a_missed_day_says_what_can_still_be_done() -> None:
    """Dagen efter: att den är missad, och vägen ut med dag."""
    brev = morgon(
        bereds(), varning("tjansteutlatande_missat", date(2011, 11, 7)), date(2011, 11, 7), kalender_=MOTEN
    )
    assert "Tjänsteutlåtandet skulle ha varit klart fre 28 okt 2011 (för 6 arbetsdagar sedan)" in brev
    assert "begär anstånd till fre 16 dec 2011" in brev


def test_the_secretary_hears_whether_the_proposal_is_laid() -> None:
    """Före kallelsen: ligger ärendet framme, eller ska hon höra efter?"""
    dag = date(2011, 11, 17)
    rad = varning("kallelse", dag, "namndsekreterare")
    utan = morgon(bereds(), rad, dag, "namndsekreterare", kalender_=MOTEN)
    assert "Kallelsen ska ut fre 18 nov 2011 (i morgon) till nämnden tors 24 nov 2011." in utan
    assert "Förslaget är inte framlagt än." in utan
    framlagt = fall("forslag", svarstid=SVARSTID).arende
    assert "Ta med ärendet på föredragningslistan." in morgon(
        framlagt, rad, dag, "namndsekreterare", kalender_=MOTEN
    )


def test_an_assumed_meeting_is_marked_in_the_letter() -> None:
    """Årets kalender finns inte än: mötet är antaget, och brevet säger det."""
    forra_aret = Kalender(namnder={NAMND: Namndkalender(moten=(Mote(namnd=NAMND, dag=date(2010, 11, 25)),))})
    brev = morgon(
        bereds(), varning("tjansteutlatande_2", date(2011, 10, 26)), date(2011, 10, 26), kalender_=forra_aret
    )
    assert "till nämnden tors 24 nov 2011 (antaget)" in brev


@pytest.mark.parametrize(
    ("nytt", "orsak", "blir"),
    [
        (
            (Mote(namnd=NAMND, dag=NOVEMBER, typ=Motestyp.INSTALLT),),
            "eftersom sammanträdet tors 24 nov 2011 är inställt",
            "sammanträde tors 27 okt 2011",
        ),
        (
            (
                Mote(namnd=NAMND, dag=NOVEMBER, typ=Motestyp.FLYTTAT, flyttat_till=date(2011, 11, 29)),
                Mote(namnd=NAMND, dag=date(2011, 11, 29)),
            ),
            "eftersom sammanträdet tors 24 nov 2011 är flyttat till tis 29 nov 2011",
            "sammanträde tis 29 nov 2011",
        ),
        (
            (Mote(namnd=NAMND, dag=date(2011, 11, 28)),),
            "eftersom nämndens kalender är ändrad",
            "sammanträde mån 28 nov 2011",
        ),
    ],
    ids=["installt", "flyttat", "nytt mote"],
)
def test_a_changed_calendar_is_told_with_old_day_new_day_and_why(
    nytt: tuple[Mote, ...], orsak: str, blir: str
) -> None:
    """Den gamla dagen, den nya, och vad i kalendern som har ändrats."""
    arende = bereds()
    brev = Brevutkast(
        nyckel="morgon:handlaggare:2011-10-10",
        person="handlaggare",
        slag=Brevslag.MORGON,
        dag=date(2011, 10, 10),
        rader=(om_planen(arende, sagt(arende)),),
    )
    meddelande = skriv(brev, arende, dag=date(2011, 10, 10), kalender_=med(*nytt))
    assert str(meddelande["Subject"]).startswith("Ändrad plan: ")
    rad = text(meddelande)
    assert orsak in rad
    assert blir in rad
    assert "tidigare tors 24 nov 2011" in rad


def test_an_extension_is_the_reason_when_the_svarstid_has_moved() -> None:
    """Anstånd till den 20 december: planen siktar på decembermötet, för att svarstiden är en annan."""
    f = fall(svarstid=SVARSTID)
    fore = f.arende
    f.gor("bevilja_anstand", "registrator", AnstandBeviljat(datum=date(2011, 12, 20)))
    efter = f.arende
    brev = morgon_om(efter, om_planen(efter, sagt(fore)), MOTEN)
    assert "eftersom svarstiden nu är tis 20 dec 2011 (tidigare ons 30 nov 2011)" in brev
    assert "sammanträde tors 15 dec 2011" in brev


def morgon_om(arende: Remiss, rad: Rad, kalender_: Kalender) -> str:
    """The text of a morning letter on 10 October with that line."""
    dag = date(2011, 10, 10)
    return text(skriv(morgonbrev("handlaggare", dag, (rad,)), arende, dag=dag, kalender_=kalender_))


def test_a_bordlaggning_an_aterremiss_and_a_choice_are_their_own_reasons() -> None:
    """Vad i ärendet som ändrade planen: bordläggning, återremiss, eller att någon valt ett annat möte."""
    for pil, orsak in (
        ("bordlagg", "eftersom ärendet bordlades mån 3 okt 2011"),
        ("aterremittera", "eftersom ärendet är återremitterat"),
    ):
        f = fall("forslag", svarstid=SVARSTID)
        assert f.arende.beredning is not None
        valt = f.arende.med(beredning=evolve(f.arende.beredning, malsammantrade=mote(OKTOBER)))
        f.arende = valt
        f.gor(pil, "namndsekreterare")
        assert orsak in morgon_om(f.arende, om_planen(f.arende, sagt(valt)), MOTEN)
    f = fall(svarstid=SVARSTID)
    fore = f.arende
    f.gor("byt_sammantrade", "handlaggare")
    assert "eftersom ett annat sammanträde är valt" in morgon_om(
        f.arende, om_planen(f.arende, sagt(fore)), MOTEN
    )


def test_a_plan_that_no_longer_holds_says_the_way_out() -> None:
    """Alla möten inställda: planen håller inte, och brevet säger vad som kan göras."""
    arende = bereds()
    inga = med(*(Mote(namnd=NAMND, dag=dag, typ=Motestyp.INSTALLT) for dag in (OKTOBER, NOVEMBER)))
    brev = morgon_om(arende, om_planen(arende, sagt(arende)), inga)
    assert "Planen håller inte." in brev
    assert "egär anstånd till fre 16 dec 2011" in brev


def test_the_line_falls_when_the_plan_is_as_it_was_told() -> None:
    """Mötet ställs in och sätts ut igen innan brevet går: då finns inget att säga."""
    arende = bereds()
    rad = om_planen(arende, sagt(arende))
    assert not galler(rad, arende, "handlaggare", MOTEN)
    andrad = med(Mote(namnd=NAMND, dag=NOVEMBER, typ=Motestyp.INSTALLT))
    assert galler(rad, arende, "handlaggare", andrad)
    assert not galler(rad, arende, "registrator", andrad)
    beslutat = fall("namndbeslut", svarstid=SVARSTID).arende
    assert not galler(rad, beslutat, "handlaggare", andrad)


def borta(fran: date, till: date, ersattare: str | None = None) -> Organisation:
    """The handläggare is away."""
    return organisation(franvaro=(Franvaro(person="handlaggare", fran=fran, till=till, ersattare=ersattare),))


def test_the_chef_is_warned_of_an_absence_on_a_stop_date() -> None:
    """Handläggaren är borta när tjänsteutlåtandet ska vara klart: chefen får veta det, planen står kvar."""
    arende = bereds()
    rad = om_planen(arende, None, BORTA)
    veckan = borta(date(2011, 10, 24), TU)
    assert galler(rad, arende, "enhetschef", MOTEN, organisation_=veckan)
    assert not galler(rad, arende, "enhetschef", MOTEN, organisation_=borta(TU + timedelta(1), NOVEMBER))
    dag = date(2011, 10, 10)
    brev = text(
        skriv(morgonbrev("enhetschef", dag, (rad,)), arende, dag=dag, organisation_=veckan, kalender_=MOTEN)
    )
    assert "är borta fre 28 okt 2011" in brev
    assert "då tjänsteutlåtandet ska vara klart. Planen är inte ändrad." in brev
    assert "ge ärendet en annan handläggare" in brev


def test_an_absence_names_whoever_stands_in() -> None:
    """Finns en ersättare sägs det vem."""
    arende, dag = bereds(), date(2011, 10, 10)
    brev = text(
        skriv(
            morgonbrev("enhetschef", dag, (om_planen(arende, None, BORTA),)),
            arende,
            dag=dag,
            organisation_=borta(TU, TU, "vik_handlaggare"),
            kalender_=MOTEN,
        )
    )
    assert "är ersättare: se till att det blir gjort." in brev


def test_of_a_secret_case_only_the_number_is_told() -> None:
    """Planen för ett sekretessbelagt ärende står inte i brevet."""
    arende = fall(svarstid=SVARSTID, sekretess=SEKRETESS).arende
    installt = med(Mote(namnd=NAMND, dag=NOVEMBER, typ=Motestyp.INSTALLT))
    brev = morgon_om(arende, om_planen(arende, sagt(arende)), installt)
    assert "inställt" not in brev
    assert arende.diarienummer in brev


def test_whoever_gets_a_case_gets_its_plan() -> None:
    """Brevet till en ny handläggare har planen i en rad."""
    f = Fall(fall().ordning, svarstid=SVARSTID).till("beredning")
    rad = Rad(slag="handelse", arende=f.arende.id, regel="tilldelad", datum=f.nu.date(), roll="handlaggare")
    brev = Brevutkast(nyckel="post:a1:2:x", person="handlaggare", slag=Brevslag.DIREKT, dag=TU, rader=(rad,))
    ord_ = text(skriv(brev, f.arende, kalender_=MOTEN))
    assert (
        "Plan: tjänsteutlåtande klart fre 28 okt 2011 (om 19 arbetsdagar), sammanträde tors 24 nov 2011"
        in ord_
    )
