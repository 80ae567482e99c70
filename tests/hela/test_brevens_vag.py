"""The whole way of a letter: registered, ticked, and in a real mailbox under the right headers."""

import email
import email.policy
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest

from arbetsflode import motor
from arbetsflode.drift.arbetare import arbeta
from arbetsflode.klocka import Stallklocka
from arbetsflode.motor import Tickrapport
from arbetsflode.program import Program
from tests.byggare import NU
from tests.motor.paminnelser import breven, fall, kl
from tests.notiser.smtp import Brevlada, riktig_server
from tests.programbyggare import Installation, registrera, stall, svar_per_epost

HUVUD = {
    *("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"),
    *("Auto-Submitted", "X-Auto-Response-Suppress"),
}


@pytest.fixture
def lada() -> Iterator[Brevlada]:
    """A real mail server."""
    with riktig_server() as oppen:
        yield oppen


@pytest.fixture
def program(i_sqlite: Installation, lada: Brevlada) -> Iterator[Program]:
    """An installation that sends by that server."""
    _anvand(i_sqlite, lada)
    with i_sqlite.oppna() as oppnat:
        yield oppnat


def _anvand(installation: Installation, lada: Brevlada) -> None:
    """Write that letters leave by that server."""
    installningar = f"""
bas_url = "https://remiss.provstad.example"

[epost]
kanal = "smtp"
server = "127.0.0.1"
port = {lada.port}
sakerhet = "ingen"
fran = "Remissflöde <remiss@provstad.example>"
"""
    (installation.mapp / "installningar.toml").write_text(installningar, encoding="utf-8")


def brev(lada: Brevlada, till: str) -> list[EmailMessage]:
    """What lies in a mailbox."""
    tagna = [data for _, mottagare, data in lada.tagna if mottagare == [till]]
    lasta = [email.message_from_bytes(data, policy=email.policy.default) for data in tagna]
    assert all(isinstance(ett, EmailMessage) for ett in lasta)
    return lasta


def texten(brevet: EmailMessage, slag: str = "plain") -> str:
    """The words of a letter."""
    del_ = brevet.get_body((slag,))
    assert del_ is not None
    return str(del_.get_content())


def test_from_registration_to_the_mailbox(program: Program, lada: Brevlada) -> None:
    """Registratorn registrerar; ett varv senare ligger ett brev hos fördelaren, med rätt huvuden."""
    lopp = registrera(program, "Remiss om en plan för ängar och åar")
    motor.tick(program)
    (brevet,) = brev(lada, "fordelare@example.org")
    assert set(brevet.keys()) == HUVUD
    assert [brevet.get_all(namn) and len(brevet.get_all(namn, [])) for namn in HUVUD] == [1] * len(HUVUD)
    assert str(brevet["To"]) == "fordelare@example.org"
    assert str(brevet["From"]) == "Remissflöde <remiss@provstad.example>"
    assert brevet["Auto-Submitted"] == "auto-generated"
    assert brevet["X-Auto-Response-Suppress"] == "All"
    assert str(brevet["Message-ID"]).endswith("@provstad.example>")
    assert brevet["Date"].datetime == NU
    assert lopp.kvitto.diarienummer in str(brevet["Subject"])
    assert "ängar och åar" in str(brevet["Subject"])
    for slag in ("plain", "html"):
        assert f"https://remiss.provstad.example/arenden/{lopp.id}" in texten(brevet, slag)
    assert {fran for fran, _, _ in lada.tagna} == {"remiss@provstad.example"}
    assert {len(till) for _, till, _ in lada.tagna} == {1}


def test_a_month_of_reminders_arrives_one_by_one(program: Program, lada: Brevlada) -> None:
    """En månad utan att något händer: brevlådan får varje påminnelse den morgon den hör till."""
    fall(program)
    for dygn in range(30):
        for timme in (0, 4, 12):
            stall(program, kl("2011-10-03 11:00") + timedelta(days=dygn, hours=timme))
            motor.tick(program)
    amnen = [str(b["Subject"]) for b in brev(lada, "handlaggare@example.org")]
    dagar = [b["Date"].datetime.date().isoformat() for b in brev(lada, "handlaggare@example.org")]
    assert len(amnen) == 6
    assert dagar == ["2011-10-03", "2011-10-11", "2011-10-20", "2011-10-27", "2011-10-31", "2011-11-01"]
    assert all("soc 2011/1" in amne for amne in amnen)


def test_the_answer_leaves_with_its_documents_and_the_case_is_then_overlamnat(
    program: Program, lada: Brevlada
) -> None:
    """Svaret ligger hos avsändaren med handlingen bifogad; först då är ärendet överlämnat."""
    lopp = svar_per_epost(registrera(program).till("justerad"))
    assert lopp.arende.tillstand == "justerad"
    motor.tick(program)
    (brevet,) = brev(lada, "ks@stad.example")
    bilagor = [b.get_filename() for b in brevet.iter_attachments()]
    assert bilagor == ["protokollsutdrag.txt"]
    assert lopp.arende.tillstand == "overlamnad"


def test_a_closed_server_and_an_open_one(i_sqlite: Installation) -> None:
    """Servern är nere när breven ska gå; när den är uppe igen går de, en gång."""
    with riktig_server() as stangd:
        pass
    _anvand(i_sqlite, stangd)
    with i_sqlite.oppna() as program:
        registrera(program)
        motor.tick(program)
        assert [b.lage for b in breven(program, "direkt")] == ["uppskjuten"]
    with riktig_server() as lada:
        _anvand(i_sqlite, lada)
        with i_sqlite.oppna(Stallklocka(NU + timedelta(minutes=1)), fro=2) as program:
            for _ in range(2):
                motor.tick(program)
            assert [b.lage for b in breven(program, "direkt")] == ["skickad"]
        assert len(brev(lada, "fordelare@example.org")) == 1


def test_the_worker_ticks_at_once_and_stops_when_told(program: Program, lada: Brevlada) -> None:
    """Arbetaren gör sitt varv genast, säger vad den gjort, och stannar när den blir ombedd."""
    registrera(program)
    slut, varv, klagomal = threading.Event(), list[Tickrapport](), list[Exception]()

    def rapportera(rapport: Tickrapport) -> None:
        varv.append(rapport)
        if len(varv) == 2:
            slut.set()

    arbeta(program, rapportera, klagomal.append, sekunder=1, slut=slut)
    assert klagomal == []
    assert len(varv) == 2
    assert varv[1].sandning.skickade == 0
    assert len(brev(lada, "fordelare@example.org")) == 1


def test_a_turn_that_fails_is_told_and_the_next_one_comes(program: Program, lada: Brevlada) -> None:
    """Ett varv som går fel stannar inte arbetaren: felet sägs, och nästa varv gör jobbet."""
    registrera(program)
    slut, varv, klagomal = threading.Event(), list[Tickrapport](), list[Exception]()
    kanal = program.kanal

    def klaga(fel: Exception) -> None:
        klagomal.append(fel)
        program.kanal = kanal
        stall(program, NU + timedelta(hours=1))

    def ingen_kanal() -> object:
        raise RuntimeError("något oväntat")

    def rapportera(rapport: Tickrapport) -> None:
        varv.append(rapport)
        slut.set()

    program.kanal = ingen_kanal  # type: ignore[assignment]
    arbeta(program, rapportera, klaga, sekunder=1, slut=slut)
    assert [str(fel) for fel in klagomal] == ["något oväntat"]
    assert len(brev(lada, "fordelare@example.org")) == 1
