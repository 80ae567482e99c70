"""Which warnings lie ahead: dates by the rules of the ladder, against tables and a naive walk of the days."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from konfiguration.trappa import STANDARDTRAPPA, Riktning, Tidsenhet, Trappsteg
from notiser.bevakning import bevakningar, forfaller, galler, nasta
from tests.byggare import IDAG, NU, Fall, kalender
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.arende import Arende
from tillstand.atgarder import AnstandBeviljat
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Kanal
from tillstand.kalender import Kalender
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

DAGAR, ARBETSDAGAR = Tidsenhet.DAGAR, Tidsenhet.ARBETSDAGAR
FORE, EFTER = Riktning.FORE, Riktning.EFTER
DYGN = timedelta(1)


@frozen(kw_only=True)
class _Sak(Arende):
    """A kind of case that is nothing but its dates."""

    dagar_: Mapping[str, date] = field(factory=dict)
    oppen: bool = True

    @property
    def ar_oppet(self) -> bool:
        return self.oppen

    def ankare(self, kalender: Kalender, villkor: Villkor) -> Mapping[str, date]:
        return self.dagar_


def sak(dag: date, *, oppen: bool = True) -> _Sak:
    """A case with one date."""
    return _Sak(
        id="s1",
        slag="sak",
        namnd="soc",
        diarienummer="1",
        flode="f",
        tillstand="nytt",
        version=1,
        registrerad=NU,
        dagar_={"slut": dag},
        oppen=oppen,
    )


def steg(
    antal: int, enhet: Tidsenhet, riktning: Riktning | None = None, upprepas: int | None = None
) -> Trappsteg:
    """A rung on that date."""
    grund = {"namn": "steget", "ankare": "slut", "forskjutning": antal, "enhet": enhet}
    if riktning is not None:
        grund["riktning"] = riktning
    return Trappsteg(**grund, upprepas_dagar=upprepas)  # type: ignore[arg-type]


def datum(dag: date, *trappa: Trappsteg, stangda: tuple[date, ...] = (), dagar: int = 60) -> list[date]:
    """The days of the warnings around a date."""
    funna = bevakningar(
        sak(dag),
        trappa,
        Kalender(dagar=Arbetsdagar(stangda)),
        Villkor(),
        fran=forfaller(dag - timedelta(dagar)),
        till=forfaller(dag + timedelta(dagar)),
    )
    return [b.datum for b in funna]


@pytest.mark.parametrize(
    ("ankardag", "rung", "vantat"),
    [
        # svarstid on Monday 31 October 2011: all saints' day (Saturday 5 November) is no matter
        (date(2011, 10, 31), steg(-14, ARBETSDAGAR), date(2011, 10, 11)),
        (date(2011, 10, 31), steg(-7, ARBETSDAGAR), date(2011, 10, 20)),
        (date(2011, 10, 31), steg(-2, ARBETSDAGAR), date(2011, 10, 27)),
        (date(2011, 10, 31), steg(0, ARBETSDAGAR), date(2011, 10, 31)),
        (date(2011, 10, 31), steg(1, ARBETSDAGAR), date(2011, 11, 1)),
        (date(2011, 10, 31), steg(-30, DAGAR), date(2011, 9, 30)),
        # svarstid on Saturday 1 October 2011: counted from Friday the 30th
        (date(2011, 10, 1), steg(0, ARBETSDAGAR), date(2011, 9, 30)),
        (date(2011, 10, 1), steg(0, DAGAR), date(2011, 9, 30)),
        (date(2011, 10, 1), steg(-2, ARBETSDAGAR), date(2011, 9, 28)),
        (date(2011, 10, 1), steg(1, ARBETSDAGAR), date(2011, 10, 3)),
        # thirty days before lands on a Sunday: told the Friday before
        (date(2011, 11, 8), steg(-30, DAGAR), date(2011, 10, 7)),
        # Easter 2011: Good Friday 22 April, Easter Monday 25 April
        (date(2011, 4, 22), steg(0, ARBETSDAGAR), date(2011, 4, 21)),
        (date(2011, 4, 26), steg(-2, ARBETSDAGAR), date(2011, 4, 20)),
        (date(2011, 4, 21), steg(1, ARBETSDAGAR), date(2011, 4, 26)),
        # midsommarafton 24 June 2011 is no working day
        (date(2011, 6, 24), steg(0, ARBETSDAGAR), date(2011, 6, 23)),
        # fourteen days after a meeting on Saturday 10 December: Christmas Eve, told the Friday before
        (date(2011, 12, 10), steg(14, DAGAR, FORE), date(2011, 12, 23)),
        # five working days after an extension was asked on 30 December: over New Year and trettondagen
        (date(2011, 12, 30), steg(5, ARBETSDAGAR), date(2012, 1, 9)),
        # days after a date, moved to the working day after
        (date(2011, 10, 1), steg(7, DAGAR), date(2011, 10, 10)),
        (date(2011, 10, 1), steg(0, ARBETSDAGAR, EFTER), date(2011, 10, 3)),
        (date(2011, 10, 1), steg(-1, ARBETSDAGAR, EFTER), date(2011, 9, 30)),
    ],
)
def test_a_rung_stands_on_the_day_that_the_rule_says(ankardag: date, rung: Trappsteg, vantat: date) -> None:
    """Före flyttas till arbetsdagen före, efter till arbetsdagen efter; helger räknas som helger."""
    assert datum(ankardag, rung) == [vantat]


def test_closed_days_move_warnings() -> None:
    """När kommunen har stängt den dagen kommer påminnelsen arbetsdagen före."""
    stangt = (date(2011, 10, 31), date(2011, 10, 27))
    assert datum(date(2011, 10, 31), steg(0, ARBETSDAGAR), stangda=stangt) == [date(2011, 10, 28)]
    assert datum(date(2011, 10, 31), steg(-1, ARBETSDAGAR), stangda=stangt) == [date(2011, 10, 26)]


def test_a_late_answer_is_told_the_next_working_day_and_then_every_week() -> None:
    """Svarstid lördag: måndag, sedan varje måndag; en ledig måndag ger tisdagen, och nästa är åter måndag."""
    rung = steg(1, ARBETSDAGAR, upprepas=7)
    assert datum(date(2011, 4, 9), rung, dagar=23) == [date(2011, 4, d) for d in (11, 18, 26)] + [
        date(2011, 5, 2)
    ]


def test_a_rung_that_repeats_daily_is_told_once_per_working_day() -> None:
    """En påminnelse varje dag ger en på måndagen, inte tre för lördag, söndag och måndag."""
    assert datum(date(2011, 10, 6), steg(1, ARBETSDAGAR, upprepas=1), dagar=5) == [
        date(2011, 10, 7),
        date(2011, 10, 10),
        date(2011, 10, 11),
    ]


def test_a_rung_that_repeats_before_a_date_is_moved_backwards_each_time() -> None:
    """Upprepade påminnelser som flyttas bakåt står på arbetsdagen före, varje gång."""
    assert datum(date(2011, 10, 14), steg(0, DAGAR, FORE, 1), dagar=5) == [
        date(2011, 10, 14),
        date(2011, 10, 17),
        date(2011, 10, 18),
        date(2011, 10, 19),
    ]


def test_both_ends_of_the_range_count() -> None:
    """En påminnelse förfaller 02.00 UTC sin dag: den ögonblicket räknas, sekunden efter inte."""
    arende, trappa, kalender = sak(date(2011, 10, 31)), (steg(0, ARBETSDAGAR),), Kalender()
    forfall = datetime(2011, 10, 31, 2, tzinfo=UTC)
    sekund = timedelta(seconds=1)
    for fran, till, antal in (
        (forfall, forfall, 1),
        (forfall + sekund, forfall + DYGN, 0),
        (forfall - DYGN, forfall - sekund, 0),
        (forfall - sekund, forfall + sekund, 1),
    ):
        assert len(bevakningar(arende, trappa, kalender, Villkor(), fran=fran, till=till)) == antal
    assert nasta(arende, trappa, kalender, Villkor(), fran=forfall) == forfall
    assert nasta(arende, trappa, kalender, Villkor(), fran=forfall + sekund) is None


@pytest.mark.parametrize(
    "dag", [date(2011, 3, 27), date(2011, 3, 28), date(2011, 10, 30), date(2011, 10, 31)]
)
def test_summer_time_neither_loses_nor_doubles_a_warning(dag: date) -> None:
    """Dygnet då klockan ställs om har varje påminnelse exakt en gång, vilken tidszon frågan än ställs i."""
    arende, trappa, kalender = sak(dag), (steg(0, DAGAR, FORE), steg(1, DAGAR)), Kalender()
    zoner = (UTC, ZoneInfo("Europe/Stockholm"), ZoneInfo("Asia/Tokyo"))
    timmar = [datetime(dag.year, dag.month, dag.day, tzinfo=UTC) + timedelta(hours=h) for h in range(-96, 97)]
    for zon in zoner:
        funna = [
            b.datum
            for fran in timmar
            for b in bevakningar(
                arende,
                trappa,
                kalender,
                Villkor(),
                fran=fran.astimezone(zon),
                till=(fran + timedelta(minutes=59, seconds=59)).astimezone(zon),
            )
        ]
        dagar = kalender.dagar
        assert sorted(funna) == sorted([dagar.pa_eller_fore(dag), dagar.pa_eller_efter(dag + DYGN)])


def test_a_closed_case_is_not_warned_about() -> None:
    """Ett avslutat ärende har inga påminnelser."""
    arende, trappa = sak(date(2011, 10, 31), oppen=False), (steg(0, ARBETSDAGAR),)
    assert nasta(arende, trappa, Kalender(), Villkor(), fran=NU) is None
    assert not galler(arende, trappa, Kalender(), Villkor(), regel="steget", datum=date(2011, 10, 31))


def test_an_endless_rung_always_has_a_next_one() -> None:
    """En försenad remiss påminner varje vecka så länge den är försenad, också om tusen veckor."""
    trappa = (steg(1, ARBETSDAGAR, upprepas=7),)
    sent = NU + timedelta(weeks=1000)
    forsta = nasta(sak(IDAG), trappa, Kalender(), Villkor(), fran=sent)
    assert forsta is not None
    assert sent <= forsta <= sent + timedelta(14)


_dagar = st.dates(date(2010, 1, 1), date(2014, 12, 31))
_steg = st.builds(
    steg,
    st.integers(-40, 40),
    st.sampled_from(Tidsenhet),
    st.sampled_from(Riktning),
    st.none() | st.integers(1, 40),
)


def naivt(rung: Trappsteg, ankardag: date, dagar: Arbetsdagar, forsta: date, sista: date) -> list[date]:
    """The days of a rung by walking: one step at a time, as one counts in an almanac."""

    def flytta(dag: date, riktning: int) -> date:
        while not dagar.ar_arbetsdag(dag):
            dag += timedelta(riktning)
        return dag

    hall = 1 if rung.riktning is EFTER else -1
    if rung.enhet is DAGAR:
        borjan = ankardag + timedelta(rung.forskjutning)
    else:
        borjan = ankardag if rung.forskjutning > 0 else flytta(ankardag, hall)
        for _ in range(abs(rung.forskjutning)):
            framat = 1 if rung.forskjutning > 0 else -1
            borjan = flytta(borjan + timedelta(framat), framat)
    funna = []
    while borjan <= sista + timedelta(14):
        funna.append(flytta(borjan, hall))
        if rung.upprepas_dagar is None:
            break
        borjan += timedelta(rung.upprepas_dagar)
    return sorted({dag for dag in funna if forsta <= dag <= sista})


@settings(max_examples=300, deadline=None)
@given(ankardag=_dagar, rung=_steg, langd=st.integers(0, 400), borjan=st.integers(-200, 200))
def test_the_arithmetic_equals_a_walk_through_the_almanac(
    ankardag: date, rung: Trappsteg, langd: int, borjan: int
) -> None:
    """Samma dagar som om man bläddrar dag för dag; nästa är den första av dem, och bara de gäller."""
    kalender = Kalender(dagar=Arbetsdagar([date(2011, 5, 2), date(2012, 6, 7), date(2012, 6, 8)]))
    arende, forsta = sak(ankardag), ankardag + timedelta(borjan)
    sista = forsta + timedelta(langd)
    vantade = naivt(rung, ankardag, kalender.dagar, forsta, sista)
    funna = bevakningar(arende, (rung,), kalender, Villkor(), fran=forfaller(forsta), till=forfaller(sista))
    assert [b.datum for b in funna] == vantade
    narmast = nasta(arende, (rung,), kalender, Villkor(), fran=forfaller(forsta))
    if vantade:
        assert narmast == forfaller(vantade[0])
    else:
        assert narmast is None or narmast > forfaller(sista)
    for dag in (forsta + timedelta(n) for n in range(0, langd + 1, 3)):
        star = galler(arende, (rung,), kalender, Villkor(), regel="steget", datum=dag)
        assert star is (dag in vantade)


@settings(max_examples=60, deadline=None)
@given(svarstid=_dagar, timmar=st.integers(-2000, 8000))
def test_next_is_the_first_of_all_rungs_of_the_standard_ladder(svarstid: date, timmar: int) -> None:
    """Ärendets nästa påminnelse är den första av alla som ligger framför det, i hela trappan."""
    fall = Fall(svarstid=Svarstid(datum=svarstid)).till("beredning")
    fran = datetime(svarstid.year, svarstid.month, svarstid.day, tzinfo=UTC) + timedelta(hours=timmar)
    kalender = fall.ordning.kalender
    alla = bevakningar(
        fall.arende, STANDARDTRAPPA, kalender, Villkor(), fran=fran, till=fran + timedelta(800)
    )
    narmast = nasta(fall.arende, STANDARDTRAPPA, kalender, Villkor(), fran=fran)
    assert alla
    assert narmast == forfaller(alla[0].datum)
    assert [b.datum for b in alla] == sorted(b.datum for b in alla)
    for b in alla[:20]:
        assert galler(fall.arende, STANDARDTRAPPA, kalender, Villkor(), regel=b.regel, datum=b.datum)


def regler(fall: Fall, dagar: int = 120) -> dict[str, date]:
    """The first day of each rung that lies ahead of a case."""
    funna = bevakningar(
        fall.arende,
        STANDARDTRAPPA,
        fall.ordning.kalender,
        fall.ordning.villkor,
        fran=fall.nu,
        till=fall.nu + timedelta(dagar),
    )
    return {b.regel: b.datum for b in reversed(funna)}


def test_the_standard_ladder_through_the_life_of_a_remiss() -> None:
    """I varje läge ligger just de påminnelser framför ärendet som hör dit."""
    efter_svarstid = {"svarstid_14", "svarstid_7", "svarstid_2", "svarstid_idag", "forsenad"}
    assert set(regler(Fall())) == {"ofordelad", *efter_svarstid}
    fall = Fall().till("beredning")
    fall.nu -= timedelta(10)
    assert set(regler(fall)) == {"svarstid_30", *efter_svarstid}
    fall = Fall().till("beredning")
    fall.gor("bifoga", "vik_handlaggare")
    fall.gor("begar_anstand", "vik_handlaggare")
    fall.gor("lagg_forslag", "vik_handlaggare")
    assert set(regler(fall)) == {"godkannande_drojer", "anstand_obesvarat", *efter_svarstid}
    fall = Fall().till("namndbeslut")
    assert set(regler(fall)) == {"justering_10", "justering_14", *efter_svarstid}
    assert set(regler(fall.till("justerad"))) == {"ej_sant", *efter_svarstid}
    assert regler(fall.till("overlamnad")) == {}
    assert regler(Fall().till("avskriven")) == {}


def test_nothing_about_the_svarstid_once_the_answer_has_gone() -> None:
    """När svaret är överlämnat återstår bara anmälan av delegationsbeslutet."""
    fall = Fall().delegerat("overlamnad")
    assert regler(fall) == {"anmalan": date(2011, 11, 2)}


def test_a_known_meeting_decides_when_a_delegated_decision_is_to_be_reported() -> None:
    """Anmälan påminns om på nästa kända sammanträde."""
    fall = Fall().delegerat()
    ordning = fall.med(kalender=kalender(date(2011, 10, 18)))
    assert regler(ordning)["anmalan"] == date(2011, 10, 18)


def test_a_granted_extension_moves_every_warning() -> None:
    """Med anstånd till 15 november räknas påminnelserna från den dagen."""
    fall = Fall().till("beredning")
    fall.gor("bevilja_anstand", "vik_registrator", AnstandBeviljat(datum=date(2011, 11, 15)))
    assert regler(fall)["svarstid_2"] == date(2011, 11, 11)
    assert regler(fall)["forsenad"] == date(2011, 11, 16)


def test_an_answer_on_its_way_out_has_not_gone() -> None:
    """Ett svar som ska gå med e-post är inte lämnat förrän det har gått."""
    fall = Fall().till("justerad")
    fall.gor("bifoga", "vik_registrator", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    fall.gor("overlamna", "vik_registrator", kanal=Kanal.EPOST, epost="ks@example.org")
    assert "svarstid_2" in regler(fall)
    fall.fullborda()
    assert regler(fall) == {}
