"""The present of the demo: cases of today for every role, all of them invented and marked so."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import frozen

from arbetsflode import motor
from arbetsflode.demo.arenden import FALL
from arbetsflode.demo.manus import PAHITTAT
from arbetsflode.demo.nutid import MARKT, lagg
from arbetsflode.klocka import Stallklocka
from arbetsflode.motor import Arendevy, Planvy
from arbetsflode.program import Program
from arbetsflode.sammansattning import oppna
from tests.hela.demo.spelat import ADMIN, ARKIV, Spelat
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import Aktor
from tillstand.fel import Saknas
from tillstand.handelser import Handelseslag
from tillstand.remiss import Remiss
from tillstand.tidsplan import Verdikt

pytestmark = pytest.mark.xdist_group("demo")
IDAG = date(2026, 6, 20)
"""A Saturday, the day after midsommarafton."""
UTAN_EGET = ("hv.bistandschef", "hv.bouchef", "arkiv", "admin")
"""Those whose role gives them nothing to wait for."""


@frozen(kw_only=True)
class Lagd:
    """A demo with its present, opened on the morning of its day."""

    mapp: Path
    program: Program
    arenden: Mapping[str, str]

    def vy(self, namn: str) -> Arendevy:
        """A case as its registrator sees it."""
        return motor.visa(self.program, self.registratorn(namn), arende=self.arenden[namn])

    def plan(self, namn: str) -> Planvy:
        """Its plan."""
        return motor.planera(self.program, self.registratorn(namn), arende=self.arenden[namn])

    def registratorn(self, namn: str) -> Aktor:
        """Whoever registered the case."""
        for namnd in ("hv", "soc", "ks"):
            aktor = Aktor(person=f"{namnd}.registrator")
            try:
                motor.visa(self.program, aktor, arende=self.arenden[namn])
            except Saknas:
                continue
            return aktor
        raise AssertionError(namn)


@pytest.fixture(scope="session")
def lagd(forsta: Spelat, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lagd]:
    """The demo with a present laid after it."""
    mapp = tmp_path_factory.mktemp("nutid") / "demo"
    shutil.copytree(forsta.resultat.mapp, mapp)
    steg: list[tuple[int, int]] = []
    nutid = lagg(mapp, idag=IDAG, framsteg=lambda klart, av: steg.append((klart, av)))
    assert steg == [(n, len(steg)) for n in range(1, len(steg) + 1)]
    morgon = datetime(IDAG.year, IDAG.month, IDAG.day, 8, tzinfo=UTC)
    with oppna(mapp, klocka=Stallklocka(morgon), miljo={}) as program:
        yield Lagd(mapp=mapp, program=program, arenden=nutid.arenden)


def test_the_checker_finds_nothing_and_the_seed_cases_stand(lagd: Lagd) -> None:
    """Journal, tables, files, letters and seals agree; the five real cases are still there."""
    granskning = motor.verifiera(lagd.program)
    assert granskning.avvikelser == ()
    assert granskning.arenden == len(FALL) + len(lagd.arenden)
    assert len(lagd.arenden) >= 12


def test_the_clock_of_today_goes_on_from_the_present(lagd: Lagd) -> None:
    """Nothing was noted today or later, so that the work of today begins where the present ends."""
    for namn in lagd.arenden:
        handelser = lagd.vy(namn).handelser
        assert max(lokal_dag(datetime.fromisoformat(h.noterat)) for h in handelser) < IDAG
        assert all(h.noterat == h.klockan for h in handelser)
    assert not motor.svep(lagd.program).pausat


def test_everything_in_it_is_marked_as_invented(lagd: Lagd) -> None:
    """Each title says so, each document begins with it, and so do the meetings to come."""
    for namn, id_ in lagd.arenden.items():
        vy = lagd.vy(namn)
        assert isinstance(vy.arende, Remiss)
        assert vy.arende.mottagen.titel.endswith(MARKT)
        for handling in vy.arende.handlingar.alla:
            _, innehall = motor.hamta_handling(
                lagd.program,
                lagd.registratorn(namn),
                arende=id_,
                nummer=handling.nummer,
                version=handling.version,
            )
            assert innehall.decode().startswith(PAHITTAT)
    kalender = motor.las_kalender(lagd.program)
    for namnd in ("HV", "SOC", "KS"):
        kommande = [m for m in kalender.for_namnd(namnd).moten if m.dag > IDAG]
        assert len(kommande) > 5
        assert all("påhittat" in (m.plats or "") for m in kommande)


@pytest.mark.parametrize(
    ("namn", "tillstand"),
    [
        ("ofördelad tre dagar", "mottagen"),
        ("ofördelad ny", "mottagen"),
        ("håller", "beredning"),
        ("nästa möte", "forslag"),
        ("inte justerad", "namndbeslut"),
        ("att sända", "justerad"),
    ],
)
def test_there_is_a_case_in_every_state_that_waits(lagd: Lagd, namn: str, tillstand: str) -> None:
    """From mottagen to justerad, open and with something left to do."""
    arende = lagd.vy(namn).arende
    assert (arende.tillstand, arende.ar_oppet) == (tillstand, True)


def test_one_has_waited_three_working_days_to_be_distributed(lagd: Lagd) -> None:
    """It came on Tuesday 16 June: the Friday is midsommarafton."""
    (rad,) = motor.att_fordela(lagd.program, Aktor(person="soc.admchef")).arenden
    assert (rad.arende, rad.inkommen) == (lagd.arenden["ofördelad tre dagar"], date(2026, 6, 16))


def test_plans_hold_hardly_hold_and_do_not_hold(lagd: Lagd) -> None:
    """One of each, and the one that does not hold has its ways out."""
    for namn, verdikt in (
        ("håller", Verdikt.HALLER),
        ("snäv", Verdikt.SNAVT),
        ("håller inte", Verdikt.HALLER_INTE),
        ("försenad", Verdikt.HALLER_INTE),
    ):
        plan = lagd.plan(namn).plan
        assert plan is not None
        assert plan.verdikt is verdikt, namn
    assert {"anstand", "extra_sammantrade"} <= {u.namn for u in lagd.plan("håller inte").utvagar}


def test_two_chefer_wait_and_one_is_away(lagd: Lagd) -> None:
    """One proposal lies with an avdelningschef, one with a förvaltningschef after a substitute's approval."""
    vantar = {
        namn: {
            u.arende
            for u in motor.bordet(lagd.program, Aktor(person=namn)).att_gora
            if u.vad.startswith("Godkänn")
        }
        for namn in ("soc.admchef", "hv.bitr", "hv.direktor", "soc.direktor", "ks.direktor")
    }
    for person, namn in (
        ("soc.admchef", "hos avdelningschefen"),
        ("hv.bitr", "hos ersättaren"),
        ("hv.direktor", "hos direktören"),
        ("soc.direktor", "hos förvaltningschefen"),
        ("ks.direktor", "hos stadsdirektören"),
    ):
        assert lagd.arenden[namn] in vantar[person]
    organisation = motor.lista_personer(lagd.program, ADMIN)
    assert organisation.ar_borta("hv.avdelningschef", IDAG)
    godkannanden = [h for h in lagd.vy("hos direktören").handelser if h.slag == Handelseslag.GODKAND]
    assert [(h.av, h.for_) for h in godkannanden] == [("hv.bitr", "hv.avdelningschef")]


def test_a_secret_case_is_nobody_elses(lagd: Lagd) -> None:
    """Its handläggare has it, the one with insyn in the nämnd has not."""
    hemligt = lagd.arenden["sekretess"]
    assert [m.arende for m in motor.bordet(lagd.program, Aktor(person="soc.social")).mina] == [hemligt]
    with pytest.raises(Saknas):
        motor.visa(lagd.program, ARKIV, arende=hemligt)


def test_an_extension_has_been_asked_for(lagd: Lagd) -> None:
    """And nobody has answered yet."""
    arende = lagd.vy("anstånd").arende
    assert isinstance(arende, Remiss)
    assert [a.ar_oppet for a in arende.svarstid.anstand] == [True]


def test_everybody_at_work_has_something_on_the_desk(lagd: Lagd) -> None:
    """Whichever of the roles somebody tries, Mitt bord has something to show."""
    personer = [
        kod
        for kod in motor.lista_personer(lagd.program, ADMIN).personer
        if kod not in UTAN_EGET and not kod.startswith("sot.")
    ]
    tomma = []
    for kod in personer:
        bord = motor.bordet(lagd.program, Aktor(person=kod))
        if not (bord.att_gora or bord.vantar_pa_andra or bord.mina):
            tomma.append(kod)
    assert tomma == []
    assert len(personer) > 15


def test_yesterdays_meeting_and_the_coming_one_have_their_matters(lagd: Lagd) -> None:
    """Two paragraphs yesterday, one of them to be verified; two proposals for the meeting to come."""
    sekreteraren = motor.bordet(lagd.program, Aktor(person="soc.sekreterare"))
    assert {u.steg for u in sekreteraren.att_gora} == {"justera", "overlamna"}
    nasta = [lagd.plan(namn).plan for namn in ("nästa möte", "nästa möte två")]
    dagar = {plan.upplagg.malmote.dag for plan in nasta if plan and plan.upplagg.malmote}
    assert len(dagar) == 1
    assert min(dagar) > IDAG
