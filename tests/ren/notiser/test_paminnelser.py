"""Reminders as people read them: right words on the right day, to the right reader."""

import re
from datetime import date, timedelta

import pytest
from attrs import evolve

from konfiguration.trappa import ANKARE, STANDARDTRAPPA, VANTAR_PA, Tidsenhet, Trappsteg
from notiser.bevakning import bevakningar, forfaller
from notiser.brev import morgonbrev
from notiser.texter import VARNINGAR
from tests.byggare import IDAG, NU, Fall, kalender, ordning, organisation
from tests.ren.notiser.brevprov import PA_PLATS, fall, morgon, skriv, text, varning
from tillstand.behorighet import Franvaro
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor


@pytest.mark.parametrize(
    ("dag", "mening"),
    [
        (date(2011, 10, 18), "Svarstiden går ut mån 31 okt 2011 (om 9 arbetsdagar)."),
        (date(2011, 10, 30), "Svarstiden går ut mån 31 okt 2011 (i morgon)."),
        (date(2011, 10, 31), "Svarstiden går ut mån 31 okt 2011 (i dag)."),
        (date(2011, 11, 1), "Svarstiden gick ut mån 31 okt 2011 (i går) och svaret är inte lämnat."),
        (date(2011, 11, 8), "Svarstiden gick ut mån 31 okt 2011 (för 6 arbetsdagar sedan)"),
    ],
)
def test_the_sentence_is_right_on_the_day_when_it_is_read(dag: date, mening: str) -> None:
    """Samma rad säger ”går ut” till och med dagen, ”gick ut” därefter."""
    assert mening in morgon(fall().arende, varning("svarstid_2", date(2011, 10, 27)), dag)


def test_a_svarstid_without_work_says_which_day_to_plan_for() -> None:
    """Svarstid en lördag: planera för fredagen; på fredagen är det i dag som gäller."""
    arende = fall(svarstid=Svarstid(datum=date(2011, 10, 29))).arende
    rad = varning("svarstid_2", date(2011, 10, 26))
    assert "Det är ingen arbetsdag: planera för fre 28 okt 2011." in morgon(arende, rad, date(2011, 10, 26))
    assert "i dag är sista arbetsdagen" in morgon(arende, rad, date(2011, 10, 28))
    assert "arbetsdag:" not in morgon(arende, rad, date(2011, 10, 29))


@pytest.mark.parametrize(
    ("tillstand", "gor"),
    [
        ("mottagen", "Fördela ärendet"),
        ("beredning", "Lägg fram förslaget i tid, eller begär anstånd."),
        ("forslag", "Se till att beslutet hinner fattas, eller begär anstånd."),
        ("namndbeslut", "Se till att beslutet justeras"),
        ("justerad", "Se till att svaret överlämnas till avsändaren."),
    ],
)
def test_what_to_do_next_follows_the_state(tillstand: str, gor: str) -> None:
    """Brevet säger vad som ska göras härnäst i just det läget."""
    assert gor in morgon(
        fall(tillstand).arende, varning("svarstid_2", date(2011, 10, 27)), date(2011, 10, 27)
    )


def test_a_letter_waits_for_what_already_happens() -> None:
    """Väntar förslaget på chefen, eller är svaret på väg ut, säger brevet det."""
    f = fall()
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    rad, dag = varning("svarstid_2", date(2011, 10, 27)), date(2011, 10, 27)
    assert "Ärendet väntar på godkännande" in morgon(f.arende, rad, dag)
    drojer = varning("godkannande_drojer", date(2011, 10, 5), VANTAR_PA)
    brev = morgon(f.arende, drojer, date(2011, 10, 5), "avdelningschef")
    assert "Godkännandet av förslaget till svar har väntat sedan mån 3 okt 2011." in brev
    f = fall("justerad")
    f.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    assert "Svaret är på väg ut" in morgon(f.arende, rad, dag)


def test_one_standing_in_sees_for_whom() -> None:
    """Ersättaren läser i stället för vem."""
    vikarie = organisation()
    brev = morgon(fall().arende, varning("svarstid_14", IDAG), IDAG, "vik_handlaggare", vikarie)
    assert "Du får det här i stället för Handlaggare, som är borta." in brev
    assert "Handläggare är Handlaggare." in brev


def test_a_line_that_fell_says_why_it_comes() -> None:
    """Den som får brevet för att rollen saknar folk ser det, och vad som ska göras."""
    borta = organisation(franvaro=tuple(Franvaro(person=p, fran=IDAG, till=IDAG) for p in
                                        ("handlaggare", "avdelningschef", "registrator")))  # fmt: skip
    brev = morgon(fall().arende, varning("svarstid_14", IDAG), IDAG, "enhetschef", borta)
    assert "Handläggaren Handlaggare är borta utan ersättare, så det går till dig" in brev
    brev = morgon(
        fall("justerad").arende, varning("ej_sant", IDAG, "registrator"), IDAG, "forvaltningschef", borta
    )
    assert "Ingen registrator är på plats, så det går till dig" in brev
    brev = morgon(Fall().arende, varning("svarstid_14", IDAG), IDAG, "fordelare")
    assert "Ärendet har ingen handläggare, så det går till dig." in brev
    f = fall()
    f.gor("bifoga", "handlaggare")
    f.gor("lagg_forslag", "handlaggare")
    brev = morgon(f.arende, varning("godkannande_drojer", IDAG, VANTAR_PA), IDAG, "forvaltningschef", borta)
    assert "Den som ska godkänna är borta utan ersättare, så det går till dig." in brev
    assert "Utse en ersättare, så att någon kan godkänna." in brev
    assert "Godkänn, eller" not in brev


def test_several_warnings_on_one_date_become_the_last() -> None:
    """Efter ett avbrott får handläggaren en mening om svarstiden, inte fyra."""
    dagar = [("svarstid_14", 11), ("svarstid_7", 20), ("svarstid_2", 27), ("svarstid_idag", 31)]
    rader = [varning(regel, date(2011, 10, dag)) for regel, dag in dagar]
    brev = text(
        skriv(morgonbrev("handlaggare", date(2011, 10, 31), rader), fall().arende, dag=date(2011, 10, 31))
    )
    assert brev.count("Svarstiden") == 1


def test_a_person_with_many_cases_gets_one_letter_the_most_urgent_first() -> None:
    """Fyrtio ärenden blir ett brev med fyrtio rubriker, det mest brådskande överst."""
    arenden = [
        evolve(
            fall(svarstid=Svarstid(datum=date(2011, 12, 31) - timedelta(n))).arende,
            id=f"a{n}",
            diarienummer=f"SN 2011-{n:02}",
        )
        for n in range(40)
    ]
    rader = [varning("svarstid_2", IDAG, arende=a.id) for a in arenden]
    meddelande = skriv(morgonbrev("handlaggare", IDAG, rader), *arenden)
    nummer = re.findall(r"^SN 2011-(\d\d):", text(meddelande), re.MULTILINE)
    assert nummer == [f"{n:02}" for n in reversed(range(40))]
    assert meddelande["Subject"] == "Påminnelser mån 3 okt 2011: 40 ärenden"


def test_an_own_ladder_has_words_too() -> None:
    """Kommunens egna steg får ankarets ord; ett okänt ankare får ändå sin dag."""
    eget = Trappsteg(namn="tre_veckor", ankare="svarstid", forskjutning=-21, enhet=Tidsenhet.DAGAR)
    utkast = morgonbrev("handlaggare", IDAG, (varning("tre_veckor", date(2011, 10, 10)),))
    assert "Svarstiden går ut mån 31 okt 2011" in text(skriv(utkast, fall().arende, trappa=(eget,)))
    framtida = evolve(eget, ankare="stoppdag")
    assert "En bevakad dag infaller mån 10 okt 2011" in text(skriv(utkast, fall().arende, trappa=(framtida,)))


def test_the_whole_letter_reads_like_this() -> None:
    """Så här ser morgonbrevet ut, rad för rad, dagen före svarstiden och dagen efter."""
    rad, huvudet = varning("svarstid_2", date(2011, 10, 27)), "SN 2011-1: Remiss om en plan mot barnfattigdom"
    efterat = [
        "https://remiss.example.org/arenden/a1",
        "",
        "Vänliga hälsningar",
        "Remissflöde, Provkommun",
        "",
        "Brevet är skrivet automatiskt och går inte att besvara.",
    ]
    assert morgon(fall().arende, rad, date(2011, 10, 28)).splitlines() == [
        "Hej Handlaggare!",
        "",
        "Det här väntar på dig fre 28 okt 2011.",
        "",
        huvudet,
        "Svarstiden går ut mån 31 okt 2011 (om 1 arbetsdag).",
        "Lägg fram förslaget i tid, eller begär anstånd.",
        *efterat,
    ]
    assert morgon(fall().arende, rad, date(2011, 11, 2), "enhetschef").splitlines() == [
        "Hej Enhetschef!",
        "",
        "Det här väntar på dig ons 2 nov 2011.",
        "",
        huvudet,
        "Svarstiden gick ut mån 31 okt 2011 (för 2 arbetsdagar sedan) och svaret är inte lämnat.",
        "Handläggare är Handlaggare.",
        "Tala med avsändaren, begär anstånd och lämna svaret så snart det går.",
        *efterat,
    ]


def test_every_rung_of_the_standard_ladder_has_words() -> None:
    """Inget steg i trappan saknar text, och ingen text lämnar en lucka efter sig."""
    assert set(VARNINGAR) == set(ANKARE)
    provade = set()
    motet = kalender(date(2011, 11, 10))
    delegerat = Fall(ordning(organisation_=PA_PLATS)).delegerat()
    begart = fall(svarstid=Svarstid(datum=date(2011, 11, 14)))
    senare = fall(svarstid=Svarstid(datum=date(2011, 11, 14)))
    framlagt = fall("forslag", svarstid=Svarstid(datum=date(2011, 11, 14)))
    for steg, av in (
        ("bifoga", "handlaggare"),
        ("begar_anstand", "handlaggare"),
        ("lagg_forslag", "handlaggare"),
    ):
        begart.gor(steg, av)
    for f in (
        fall("mottagen"),
        fall(),
        begart,
        senare,
        framlagt,
        fall("namndbeslut"),
        fall("justerad"),
        delegerat,
    ):
        f.nu = NU - timedelta(5)
        for b in bevakningar(
            f.arende, STANDARDTRAPPA, motet, Villkor(), fran=f.nu, till=forfaller(date(2011, 11, 24))
        ):
            brev = morgon(f.arende, varning(b.regel, b.datum, b.roller[0]), b.datum, kalender_=motet)
            assert "{" not in brev
            provade.add(b.regel)
    assert provade == {s.namn for s in STANDARDTRAPPA}
