"""The svarstid: kept as written, explained step by step, planned against the working day before."""

from datetime import date

import pytest
from attrs import evolve

from tests.byggare import Fall, kalender, koder, ordning
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.fel import VillkorEjUppfyllt
from tillstand.svarstid import Anstand, Anstandssvar, Precision, Svarstid
from tillstand.text import Textfel

DAGAR = Arbetsdagar()
LORDAG = date(2011, 10, 1)


def beviljat(dag: date, av: str | None = None) -> Anstand:
    return Anstand(svar=Anstandssvar.BEVILJAT, nytt_datum=dag, besvarat_av=av)


def test_a_svarstid_on_a_saturday_is_kept_and_planned_for_the_friday() -> None:
    """The sender's day stands; the law on weekends does not move it (lag 1930:173)."""
    svarstid = Svarstid(datum=LORDAG)
    assert svarstid.galler == LORDAG
    assert svarstid.planeringsdag(DAGAR) == date(2011, 9, 30)


def test_without_a_svarstid_nothing_is_planned() -> None:
    """A remiss may lack its date, as real ones do."""
    assert Svarstid().galler is None
    assert Svarstid().planeringsdag(DAGAR) is None
    assert Svarstid().forklara(DAGAR) == ("Remissen har ingen svarstid.",)


def test_the_last_granted_extension_counts() -> None:
    """Several extensions follow one another; the original date is still there to read."""
    svarstid = Svarstid(
        datum=date(2011, 9, 1), anstand=(beviljat(date(2011, 9, 15)), beviljat(date(2011, 10, 3)))
    )
    assert svarstid.galler == date(2011, 10, 3)
    assert svarstid.datum == date(2011, 9, 1)


def test_a_refused_extension_changes_nothing() -> None:
    """The date that counted before the refusal still counts."""
    avslag = Anstand(svar=Anstandssvar.AVSLAGET)
    assert Svarstid(datum=LORDAG, anstand=(avslag,)).galler == LORDAG
    assert Svarstid(datum=LORDAG, anstand=(beviljat(date(2011, 11, 1)), avslag)).galler == date(2011, 11, 1)


def test_an_extension_noted_without_its_new_date_does_not_hide_the_svarstid() -> None:
    """A gap in the papers must not silence the warnings: the known date counts."""
    utan_dag = Anstand(svar=Anstandssvar.BEVILJAT)
    assert Svarstid(datum=LORDAG, anstand=(utan_dag,)).galler == LORDAG
    assert Svarstid(datum=LORDAG, anstand=(beviljat(date(2011, 11, 1)), utan_dag)).galler == date(2011, 11, 1)


def test_the_answer_closes_the_open_extension_and_keeps_how_it_was_asked() -> None:
    """Asked when, by and of whom; answered when and by whom: one extension, not two."""
    fragat = Anstand(begart=date(2011, 8, 20), begart_av="hl", begart_hos="rotel V", begart_datum=LORDAG)
    svarstid = Svarstid(datum=date(2011, 9, 1)).med_begaran(fragat)
    assert svarstid.oppet_anstand == fragat
    besvarad = svarstid.med_svar(beviljat(LORDAG, av="rotel V"))
    assert besvarad.oppet_anstand is None
    assert besvarad.anstand == (
        evolve(fragat, svar=Anstandssvar.BEVILJAT, nytt_datum=LORDAG, besvarat_av="rotel V"),
    )


def test_an_extension_granted_unasked_stands_alone() -> None:
    """The sender may prolong of its own accord."""
    svarstid = Svarstid(datum=date(2011, 9, 1)).med_svar(beviljat(LORDAG))
    assert svarstid.anstand == (beviljat(LORDAG),)


def test_the_explanation_goes_from_the_text_to_the_day_that_counts() -> None:
    """Text as written, the extension, the Saturday, and that the answer must have arrived."""
    svarstid = Svarstid(
        text="kommunstyrelsen tillhanda senast 1 september 2011",
        datum=date(2011, 9, 1),
        tillhanda=True,
        anstand=(beviljat(LORDAG, av="trafik- och arbetsmarknadsroteln"),),
    )
    assert svarstid.forklara(DAGAR) == (
        (
            "Svarstiden är torsdag 1 september 2011"
            " (skrivet: ”kommunstyrelsen tillhanda senast 1 september 2011”)."
        ),
        "Anstånd har beviljats av trafik- och arbetsmarknadsroteln till lördag 1 oktober 2011.",
        "Lördag 1 oktober 2011 är ingen arbetsdag: planera för fredag 30 september 2011.",
        "Svaret ska vara framme den dagen.",
    )


@pytest.mark.parametrize(
    ("precision", "ord_"),
    [
        (Precision.VECKA, "en vecka"),
        (Precision.MANAD, "en månad"),
        (Precision.KVARTAL, "ett kvartal"),
        (Precision.PERIOD, "en period"),
    ],
)
def test_a_window_ends_on_its_last_day(precision: Precision, ord_: str) -> None:
    """”Första kvartalet 2019” is a window; its last day counts, and the explanation says so."""
    svarstid = Svarstid(precision=precision, fran=date(2019, 1, 1), datum=date(2019, 3, 29))
    assert svarstid.forklara(DAGAR) == (
        "Svarstiden är fredag 29 mars 2019.",
        f"Den är skriven som {ord_}: sista dagen räknas.",
    )


def test_an_open_and_a_refused_extension_are_told() -> None:
    """Whoever reads the explanation learns what has been asked and what became of it."""
    oppet = Anstand(begart=date(2011, 9, 20), begart_datum=date(2011, 10, 14))
    svarstid = Svarstid(datum=date(2011, 9, 30), anstand=(Anstand(svar=Anstandssvar.AVSLAGET), oppet))
    assert svarstid.forklara(DAGAR)[1:] == (
        "Anstånd har begärts och avslagits.",
        "Anstånd har begärts till fredag 14 oktober 2011, men inte besvarats.",
    )


def test_asking_granting_and_refusing_in_a_case() -> None:
    """One extension at a time is asked for; the answer is noted; a refusal needs a question."""
    fall = Fall().till("beredning")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor("avsla_anstand", "handlaggare")
    assert koder(fel.value.brister) == ["inget_anstand"]
    fall.gor("begar_anstand", "handlaggare")
    with pytest.raises(VillkorEjUppfyllt) as fel:
        fall.gor("begar_anstand", "registrator")
    assert koder(fel.value.brister) == ["anstand_vantar"]
    fall.gor("avsla_anstand", "registrator")
    fall.gor("begar_anstand", "handlaggare")
    fall.gor("bevilja_anstand", "registrator", okand_dag=True)
    forsta, andra = fall.arende.svarstid.anstand
    assert (forsta.svar, forsta.besvarat) == (Anstandssvar.AVSLAGET, fall.nar().dag)
    assert (andra.svar, andra.besvarat, andra.begart_hos) == (Anstandssvar.BEVILJAT, None, "Rotel V")
    assert fall.arende.slutdag == date(2011, 11, 15)


def test_an_extension_backwards_is_noted_with_a_warning() -> None:
    """It may be a slip, and it may be true."""
    utfall = Fall().till("beredning").gor("bevilja_anstand", "handlaggare", datum=date(2011, 10, 31))
    assert koder(utfall.varningar) == ["anstand_bakat"]


def test_a_svarstid_on_a_closed_day_is_told_when_the_case_is_distributed() -> None:
    """The one who distributes sees which day to plan for."""
    fall = Fall(ordning(kalender_=kalender(stangda=(date(2011, 10, 31),))))
    utfall = fall.gor("fordela", "fordelare")
    assert koder(utfall.varningar) == ["svarstid_pa_ledig_dag"]
    assert "planera för 2011-10-28" in utfall.varningar[0].mening


def test_a_corrected_svarstid_keeps_the_extensions() -> None:
    """Putting a mistyped date right does not lose what the sender has granted."""
    fall = Fall().till("beredning")
    fall.gor("bevilja_anstand", "handlaggare", datum=date(2011, 11, 15))
    fall.gor("komplettera", "registrator", svarstid=Svarstid(datum=date(2011, 10, 28)))
    assert fall.arende.svarstid.datum == date(2011, 10, 28)
    assert fall.arende.svarstid.galler == date(2011, 11, 15)


@pytest.mark.parametrize("dag", [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date(9999, 12, 31)])
def test_a_day_that_no_paper_can_have_is_a_slip_of_the_pen(dag: date) -> None:
    """A year typed wrong is refused with its field, before any almanac is asked."""
    with pytest.raises(Textfel, match="datum ska vara mellan 1900 och 2199"):
        Svarstid(datum=dag)
