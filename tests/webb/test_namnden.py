"""Nämnden in the pages: its calendar, the agenda and its order, what is shown before a meeting is moved."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND
from tests.byggare import mote as sammantrade
from tests.motor.paminnelser import kl
from tests.programbyggare import Lopp, aktor, registrera, stall
from tests.webb.conftest import Vid
from tests.webb.webblasare import VANTA_MS, Fonster
from tillstand.innehall import Sekretess
from tillstand.mote import Mote, Motestyp
from tillstand.svarstid import Svarstid

OKTOBER, NOVEMBER, DECEMBER = date(2011, 10, 27), date(2011, 11, 24), date(2011, 12, 15)
SVARSTID = date(2011, 11, 30)
MOTET = f"/namnder/{NAMND}/{NOVEMBER}"


@pytest.fixture
def hosten(program: Program) -> Program:
    """The meetings of autumn 2011."""
    moten = tuple(Mote(namnd=NAMND, dag=dag, tid="18.00") for dag in (OKTOBER, NOVEMBER, DECEMBER))
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=moten, nyckel="hosten")
    return program


def forslag(program: Program, titel: str, svarstid: date = SVARSTID) -> Lopp:
    """A proposal that lies before the nämnd in November."""
    return registrera(program, titel, svarstid=Svarstid(datum=svarstid)).till("forslag")


def pa(program: Program, dag: date) -> Mote | None:
    """The meeting of a day as it is stored."""
    return motor.las_kalender(program).for_namnd(NAMND).pa(dag)


def test_the_calendar_tells_how_many_cases_aim_at_each_meeting(hosten: Program, vid: Vid) -> None:
    """Den som har en nämnd kommer dit genast; stoppdagar och antal står vid varje möte."""
    forslag(hosten, "Remiss om lekplatser")
    besokare = vid("insyn")
    svar = besokare.hamta("/namnder")
    assert svar.vart == "/namnder/soc"
    sidan = besokare.folj(svar)
    assert sidan.rubrik == "Socialnämnden"
    assert f'href="{MOTET}">' in sidan.html
    assert '<td data-rubrik="Förslag" class="tal">1</td>' in sidan.html
    assert "Lägg in sammanträde" not in sidan.text
    assert "Lägg in sammanträde" in vid("namndsekreterare").hamta("/namnder/soc").text
    assert "Inga sammanträden är inlagda." in vid("utomstaende").hamta("/namnder").text


def test_the_secretary_orders_and_numbers_the_agenda(hosten: Program, vid: Vid) -> None:
    """Den plats som skrivs tar ärendet, och numret står på listan som andra läser."""
    forsta, andra = forslag(hosten, "Lekplatser"), forslag(hosten, "Bibliotek", date(2011, 12, 1))
    sekreteraren = vid("namndsekreterare")
    falt = {
        "arende": [forsta.id, andra.id],
        f"plats-{forsta.id}": "1",
        f"nummer-{forsta.id}": "5",
        f"plats-{andra.id}": "1",
        f"nummer-{andra.id}": "4 ½",
    }
    svar = sekreteraren.skicka(f"{MOTET}/lista", falt, fran=MOTET)
    assert svar.vart == MOTET
    assert "Föredragningslistan är sparad." in sekreteraren.folj(svar).text
    utskrift = vid("insyn").hamta(f"{MOTET}/utskrift").text
    assert utskrift.index("4 ½ Bibliotek") < utskrift.index("5 Lekplatser")
    assert f'name="nummer-{andra.id}"' not in vid("insyn").hamta(MOTET).html


def test_what_is_wrong_on_the_agenda_stands_at_its_line(hosten: Program, vid: Vid) -> None:
    """Samma nummer två gånger, en plats som inte är ett tal: inget sparas, och det skrivna är kvar."""
    forsta, andra = forslag(hosten, "Lekplatser"), forslag(hosten, "Bibliotek", date(2011, 12, 1))
    sekreteraren = vid("namndsekreterare")
    nummer = {f"nummer-{forsta.id}": "4", f"nummer-{andra.id}": "4"}
    falt = {"arende": [forsta.id, andra.id], **nummer}
    dubbelt = sekreteraren.skicka(f"{MOTET}/lista", falt, fran=MOTET)
    assert dubbelt.status == 422
    assert f'href="#f-nummer-{forsta.id}"' in dubbelt.html
    inget_tal = sekreteraren.skicka(f"{MOTET}/lista", {**falt, f"plats-{andra.id}": "först"}, fran=MOTET)
    assert f'href="#f-plats-{andra.id}"' in inget_tal.html
    assert 'value="först"' in inget_tal.html
    assert "4" not in [p.nummer for p in _vyn(hosten).punkter]


def test_two_secretaries_do_not_overwrite_each_other(hosten: Program, vid: Vid) -> None:
    """Den andra får veta vem som hann före, har kvar det skrivna, och sparar sedan om hen vill."""
    forsta, andra = forslag(hosten, "Lekplatser"), forslag(hosten, "Bibliotek", date(2011, 12, 1))
    alla = [andra.id, forsta.id]
    min_sida = {"arende": alla, f"nummer-{forsta.id}": "4 ½", f"nummer-{andra.id}": "7"}
    sekreteraren, vag = vid("namndsekreterare"), f"{MOTET}/lista"
    andras = {"arende": alla, f"nummer-{andra.id}": "1", f"nummer-{forsta.id}": "2"}
    assert vid("namndsekreterare").skicka(vag, andras, fran=MOTET).status == 303
    krock = sekreteraren.skicka(vag, min_sida, fran=MOTET)
    assert krock.status == 409
    assert "hann före: föredragningslistan ändrades" in krock.text
    assert 'value="4 ½"' in krock.html
    assert f'name="sedd" value="{andra.id} 1"' in krock.html
    assert {p.nummer for p in _vyn(hosten).punkter} == {"1", "2"}
    igen = {**min_sida, "sedd": [f"{andra.id} 1", f"{forsta.id} 2"]}
    assert sekreteraren.skicka(vag, igen, fran=MOTET).status == 303
    assert [p.nummer for p in _vyn(hosten).punkter] == ["7", "4 ½"]


def test_after_a_fault_what_was_seen_is_still_what_was_seen(hosten: Program, vid: Vid) -> None:
    """Någon annan sparar medan sekreteraren rättar ett fel: då krockar det, det skrivs inte över."""
    lopp, vag = forslag(hosten, "Lekplatser"), f"{MOTET}/lista"
    sekreteraren = vid("namndsekreterare")
    falt = {"arende": [lopp.id], f"nummer-{lopp.id}": "5"}
    assert vid("namndsekreterare").skicka(vag, falt, fran=MOTET).status == 303
    fel = sekreteraren.skicka(vag, {**falt, f"plats-{lopp.id}": "först"}, fran=MOTET)
    assert (fel.status, 'name="sedd"' in fel.html) == (422, False)


def test_only_the_secretarys_page_carries_what_is_set(hosten: Program, vid: Vid) -> None:
    """Andra läser listan utan formulär."""
    lopp = forslag(hosten, "Lekplatser")
    falt = {"arende": [lopp.id], f"nummer-{lopp.id}": "5"}
    vid("namndsekreterare").skicka(f"{MOTET}/lista", falt, fran=MOTET)
    assert f'name="sedd" value="{lopp.id} 5"' in vid("namndsekreterare").hamta(MOTET).html
    assert 'name="sedd"' not in vid("insyn").hamta(MOTET).html


def test_why_a_case_ought_to_be_there_is_true(hosten: Program, vid: Vid) -> None:
    """Svarstiden före mötet, före nästa möte, eller redan ute: det står som det är."""
    motet = f"/namnder/{NAMND}/{OKTOBER}"
    registrera(hosten, "Parker", svarstid=Svarstid(datum=date(2011, 10, 20)))
    assert "svarstiden går ut innan något möte hålls" in vid("insyn").hamta(motet).text
    stall(hosten, kl("2011-10-21 08:00"))
    sidan = vid("insyn").hamta(motet)
    assert "svarstiden har gått ut" in sidan.text
    assert "Ärenden som borde tas upp på mötet men inte står på listan" in sidan.text
    assert "Parker" not in vid("insyn").hamta(MOTET).text


def _vyn(program: Program) -> motor.Sammantradesvy:
    return motor.sammantradet(program, aktor("namndsekreterare"), namnd=NAMND, dag=NOVEMBER)


def test_decisions_are_registered_one_by_one_and_what_is_not_verified_is_left(
    hosten: Program, vid: Vid
) -> None:
    """Efter mötet leder varje rad till beslutet; det som är beslutat väntar på justering."""
    beslutat, kvar = forslag(hosten, "Lekplatser"), forslag(hosten, "Bibliotek")
    sekreteraren = vid("namndsekreterare")
    assert "Registrera beslut" not in sekreteraren.hamta(MOTET).text
    stall(hosten, kl("2011-11-24 20:00"))
    beslutat.gor("besluta", "namndsekreterare", sammantrade=sammantrade(NOVEMBER), paragraf="112")
    sidan = vid("namndsekreterare").hamta(MOTET)
    assert f"/arenden/{kvar.id}/steg/besluta?fran={MOTET}" in sidan.html
    assert f"/arenden/{kvar.id}/steg/bordlagg" in sidan.html
    assert f"/arenden/{beslutat.id}/steg/besluta" not in sidan.html
    assert "§ 112" in sidan.text
    assert f"/arenden/{beslutat.id}/steg/justera" in sidan.html
    assert "/steg/" not in vid("insyn").hamta(MOTET).html


def test_from_the_agenda_one_comes_back_to_it_with_a_receipt(hosten: Program, vid: Vid) -> None:
    """Bordlägg från mötets sida: efter ett fel minns formuläret var man var, och Avbryt leder dit."""
    lopp = forslag(hosten, "Lekplatser")
    stall(hosten, kl("2011-11-24 20:00"))
    sekreteraren, steg = vid("namndsekreterare"), f"/arenden/{lopp.id}/steg/bordlagg"
    oppnad = f"{steg}?fran={MOTET}"
    fel = sekreteraren.skicka(steg, {"paragraf": "5", "sammantrade.dag": "i går"}, fran=oppnad)
    assert fel.status == 422
    for sidan in (sekreteraren.hamta(oppnad), fel):
        assert f'<a class="ds-link" href="{MOTET}">Avbryt</a>' in sidan.html
        assert sidan.dolda["_fran"] == MOTET
    falt = {**fel.dolda, "paragraf": "5", "sammantrade.dag": str(NOVEMBER), "till.dag": str(DECEMBER)}
    svar = sekreteraren.skicka(steg, falt, fran=steg)
    assert svar.vart.startswith(f"{MOTET}?klart={lopp.id}&kvitto=")
    efter = sekreteraren.folj(svar)
    assert "Ärendet är bordlagt." in efter.text
    assert efter.html.count('id="kvitto"') == 1
    assert "Ärendet är bordlagt." not in vid("granne").hamta(svar.vart).text


@pytest.mark.xdist_group("webblasaren")
def test_decisions_are_registered_one_after_another_from_the_agenda(
    hosten: Program, oppna: Callable[..., Fonster]
) -> None:
    """I en riktig webbläsare: efter beslutet står man vid kvittot på mötets sida, med nästa ärende kvar."""
    alla = {forslag(hosten, titel).id for titel in ("Lekplatser", "Bibliotek")}
    stall(hosten, kl("2011-11-24 20:00"))
    sida = oppna("namndsekreterare").oppna(MOTET).sida
    for nummer in ("112", "113"):
        sida.get_by_role("link", name="Registrera beslut").first.click()
        sida.get_by_label("Paragraf", exact=False).first.fill(nummer)
        sida.get_by_role("button", name="Registrera nämndens beslut").click()
        expect(sida.locator("#kvitto")).to_be_focused(timeout=VANTA_MS)
        assert urlsplit(sida.url).path == MOTET
        assert f"§ {nummer}" in sida.locator("main").inner_text()
    assert sida.get_by_role("link", name="Registrera beslut").count() == 0
    assert {p.arende for p in _vyn(hosten).punkter if p.utfall} == alla


def test_a_case_is_left_to_verify_where_it_was_decided(hosten: Program, vid: Vid) -> None:
    """Det som bordlades här och beslutades på nästa möte justeras där, inte här."""
    lopp, sekreteraren = forslag(hosten, "Lekplatser"), "namndsekreterare"
    motet, nasta = sammantrade(NOVEMBER), sammantrade(DECEMBER)
    stall(hosten, kl("2011-12-15 20:00"))
    lopp.gor("bordlagg", sekreteraren, sammantrade=motet, paragraf="5", till=nasta)
    lopp.gor("besluta", sekreteraren, sammantrade=nasta, paragraf="6")
    har, dar = (vid(sekreteraren).hamta(f"/namnder/soc/{dag}") for dag in (NOVEMBER, DECEMBER))
    assert "bordlagt § 5" in har.text
    assert f"/arenden/{lopp.id}/steg/justera" not in har.html
    assert f"/arenden/{lopp.id}/steg/justera" in dar.html


def test_what_ought_to_be_there_is_told_with_its_way_out(hosten: Program, vid: Vid) -> None:
    """Ett ärende vars plan siktar hit utan förslag står under Borde vara med."""
    lopp = registrera(hosten, "Parker", svarstid=Svarstid(datum=SVARSTID)).till("beredning")
    sidan = vid("insyn").hamta(MOTET)
    assert "Borde vara med" in sidan.text
    assert f"/arenden/{lopp.id}/forklara" in sidan.html


def test_a_secret_case_is_not_on_the_agenda_of_others(hosten: Program, vid: Vid) -> None:
    """Den som inte får veta av ärendet ser det varken på listan, i antalet eller när mötet flyttas."""
    hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG)
    registrera(hosten, "Kvittblomster", svarstid=Svarstid(datum=SVARSTID), sekretess=hemligt).till("forslag")
    for vag in (MOTET, f"{MOTET}/utskrift"):
        assert "Kvittblomster" not in vid("insyn").hamta(vag).text
        assert "Kvittblomster" in vid("namndsekreterare").hamta(vag).text
    assert '<td data-rubrik="Förslag" class="tal">1</td>' not in vid("insyn").hamta("/namnder/soc").html


def test_a_meeting_is_moved_when_what_it_touches_has_been_seen(hosten: Program, vid: Vid) -> None:
    """Först visas ärendena; inget är ändrat förrän det bekräftas; uppgifterna följer med."""
    lopp = registrera(hosten, "Parker", svarstid=Svarstid(datum=SVARSTID)).till("beredning")
    sekreteraren = vid("namndsekreterare")
    falt = {"vad": "flytta", "motesdag": str(NOVEMBER), "till": "2011-11-22", "tid": "17.00"}
    vag = "/namnder/soc/andra"
    forst = sekreteraren.skicka(vag, falt, fran=f"{vag}?vad=flytta&dag={NOVEMBER}")
    assert forst.status == 200
    assert "Ett ärendes plan ändras" in forst.text
    assert f"/arenden/{lopp.id}" in forst.html
    assert 'name="till" value="2011-11-22"' in forst.html
    assert pa(hosten, date(2011, 11, 22)) is None
    svar = sekreteraren.skicka(vag, {**falt, "bekrafta": "ja"}, fran=f"{vag}?vad=flytta&dag={NOVEMBER}")
    assert "Sammanträdet är flyttat." in sekreteraren.folj(svar).text
    nytt, gammalt = pa(hosten, date(2011, 11, 22)), pa(hosten, NOVEMBER)
    assert nytt
    assert nytt.tid == "17.00"
    assert gammalt
    assert gammalt.flyttat_till == date(2011, 11, 22)


def test_a_meeting_is_added_changed_and_cancelled(hosten: Program, vid: Vid) -> None:
    """Lägga in, ändra tid och stoppdagar, ställa in; en dag som är upptagen sägs vid fältet."""
    sekreteraren, vag = vid("namndsekreterare"), "/namnder/soc/andra"

    def gor(**falt: str) -> str:
        svar = sekreteraren.skicka(vag, {**falt, "bekrafta": "ja"})
        return sekreteraren.folj(svar).text if svar.vart else svar.text

    assert "är inlagt" in gor(vad="lagg", dag="2011-11-08", tid="18.00", extra="ja")
    assert "är ändrat" in gor(vad="andra", motesdag="2011-11-08", tid="17.30", utskick="2011-11-01")
    andrat = pa(hosten, date(2011, 11, 8))
    assert andrat
    assert (andrat.tid, andrat.utskick) == ("17.30", date(2011, 11, 1))
    assert "är ändrat" in gor(vad="andra", motesdag="2011-11-08", tid="kl 18", utskick="2011-11-01")
    kvallen = pa(hosten, date(2011, 11, 8))
    assert kvallen
    assert kvallen.tid == "18.00"
    assert "skriv en tid på dagen" in gor(vad="andra", motesdag="2011-11-08", tid="på kvällen")
    assert "har redan ett sammanträde den dagen" in gor(vad="lagg", dag="2011-11-08")
    vart = sekreteraren.skicka(vag, {"vad": "lagg", "dag": "2011-11-09", "utskick": "2011-12-01"}).html
    assert 'href="#f-utskick"' in vart
    assert "ska följa på varandra" in vart
    assert "behöver fyllas i" in gor(vad="lagg")
    assert "är inställt" in gor(vad="installt", motesdag="2011-11-08")
    installt = pa(hosten, date(2011, 11, 8))
    assert installt
    assert installt.typ is Motestyp.INSTALLT


def test_a_file_is_read_in_or_every_fault_is_told_with_its_line(program: Program, vid: Vid) -> None:
    """En trasig fil ändrar inget och säger raden; en hel fil lägger in mötena."""
    sekreteraren, vag = vid("namndsekreterare"), "/namnder/soc/importera"

    def las(namn: str, text: str) -> str:
        svar = sekreteraren.skicka(vag, fran="/namnder/soc", filer=[("fil", (namn, text.encode()))])
        return sekreteraren.folj(svar).text if svar.vart else svar.text

    trasig = las("moten.csv", "datum,tid\n2011-10-27,18.00\n2011-02-30,18.00\nigår,18.00\n")
    assert "rad 3" in trasig
    assert "rad 4" in trasig
    assert pa(program, OKTOBER) is None
    assert "ska heta något på .csv" in las("moten.docx", "x")
    assert "Välj en fil." in sekreteraren.skicka(vag, fran="/namnder/soc").text
    assert "Filen är inläst." in las("moten.csv", "datum,tid\n2011-10-27,18.00\n")
    assert pa(program, OKTOBER)


@pytest.mark.parametrize("vem", ["insyn", "registrator", "granne", "administrator"])
def test_nobody_else_changes_the_calendar_or_the_agenda(hosten: Program, vid: Vid, vem: str) -> None:
    """För andra finns inte sidorna som ändrar."""
    besokare = vid(vem)
    assert besokare.hamta("/namnder/soc/andra").status == 404
    for vag in ("/namnder/soc/andra", "/namnder/soc/importera", f"{MOTET}/lista"):
        assert besokare.skicka(vag, {"_nyckel": "k", "vad": "lagg"}, fran="/losenord").status == 404


def test_a_meeting_that_is_not_there_has_no_page(hosten: Program, vid: Vid) -> None:
    """En dag utan möte, en dag som inte är en dag, en nämnd som inte finns."""
    for vag in (
        "/namnder/soc/2011-11-25",
        "/namnder/soc/igar",
        "/namnder/finnsinte",
        "/namnder/x/2011-11-24",
    ):
        assert vid("namndsekreterare").hamta(vag).status == 404
