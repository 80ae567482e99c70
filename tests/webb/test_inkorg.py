"""Inkorgen in the pages: laid in, read, proposed, and then a case, a part of one, or no case."""

import re
from datetime import timedelta
from typing import Any

import pytest

from arbetsflode import motor
from arbetsflode.inkorg import Inkorgspost, Postlage, Vag
from arbetsflode.program import Program
from tests.byggare import GRANNE, IDAG, NAMND, NU
from tests.kommandorad.brevfiler import pdf
from tests.programbyggare import Lopp, aktor, registrera, stall
from tests.webb.besokare import Besokare, Svar
from tests.webb.conftest import Vid
from tillstand.innehall import Avsandare, Sekretess

VAG = "/inkorg"
REG = aktor("registrator")
TITEL = "Remiss av motion om lekplatser"
ORD = f"""Kommunstyrelsen

Till
Socialnämnden

{TITEL}

Kommunstyrelsen har remitterat ärendet till socialnämnden.
Yttrandet ska ha kommit in senast den 31 oktober 2011.
Ange vårt diarienummer KS 2011/77.
"""
TVA_DAGAR = """Miljödepartementet
M2011/01234/Nm

Till
Socialnämnden

Promemorian Ett enklare strandskydd

Härmed remitteras promemorian. Remissvaren ska ha kommit in till
Miljödepartementet senast den 1 mars 2012. För kommuner gäller att svar
kan lämnas senast den 15 mars 2012.
"""
ANSTAND = """Kommunstyrelsen
Dnr KS 2011/77

Remisstiden har förlängts till den 30 november 2011.
"""

_TEXTFALT = re.compile(r'<input class="[^"]*" type="(?:text|email|date)"[^>]* name="([^"]+)" value="([^"]*)"')
_VALFALT = re.compile(r'<select[^>]* name="([^"]+)"(?:(?!</select>).)*?value="([^"]+)" selected', re.DOTALL)
_DOLT = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def lagg(program: Program, ord_: str = ORD, *, namn: str = "missiv.txt") -> Inkorgspost:
    """A text in the inbox, read."""
    post = motor.ta_emot(
        program, REG, innehall=ord_.encode(), filnamn=namn, vag=Vag.SIDA, nyckel=f"lagg {namn} {len(ord_)}"
    )
    return motor.las_inkommet(program, REG, id_=post.id)


def tva(program: Program) -> tuple[Inkorgspost, Inkorgspost]:
    """Two texts, the second a minute after the first."""
    forst = lagg(program)
    stall(program, NU + timedelta(minutes=1))
    return forst, lagg(program, TVA_DAGAR, namn="pm.txt")


def oppet_arende(program: Program) -> Lopp:
    """An open case that the letters are about."""
    avsandare = Avsandare(organ="Kommunstyrelsen", diarienummer="KS 2011/77")
    return registrera(program, "Motion om lekplatser", nyckel="oppet", avsandare=avsandare)


def ifyllt(sidan: Svar) -> dict[str, str]:
    """What stands in the fields of the registration, as a browser would send it."""
    form = re.search(r'<form[^>]*id="registrering".*?</form>', sidan.html, re.DOTALL)
    assert form is not None
    texter = _TEXTFALT.findall(form[0])
    valda = _VALFALT.findall(form[0])
    dolda = _DOLT.findall(form[0])
    return {namn: varde for namn, varde in (*texter, *valda, *dolda) if varde}


def skicka(besokare: Besokare, post: Inkorgspost, **andrat: str) -> Svar:
    """Open the page and send its registration, some fields changed (`__` for a point)."""
    falt = ifyllt(besokare.hamta(f"{VAG}/{post.id}"))
    falt |= {namn.replace("__", "."): varde for namn, varde in andrat.items()}
    return besokare.skicka(f"{VAG}/{post.id}", falt)


def valets_falt(sidan: Svar, vad: str) -> dict[str, str]:
    """The hidden fields of the form that sends a choice."""
    form = re.search(rf'<form[^>]*action="/inkorg/\w+/{vad}".*?</form>', sidan.html, re.DOTALL)
    assert form is not None, vad
    return dict(_DOLT.findall(form[0]))


def test_the_oldest_lies_first_and_what_has_lain_a_working_day_is_told(program: Program, vid: Vid) -> None:
    """På måndagen är det i ordning; på tisdagen påminner listan, menyn och Mitt bord."""
    forst, sist = tva(program)
    sidan = vid("registrator").hamta(VAG)
    assert sidan.html.index(forst.id) < sidan.html.index(sist.id)
    assert "legat mer än en arbetsdag" not in sidan.text
    assert "Inkorg (2)" in sidan.text
    stall(program, NU + timedelta(days=1, minutes=2))
    assert "2 saker har legat mer än en arbetsdag" in vid("registrator").hamta(VAG).text
    bordet = vid("registrator").hamta("/").text
    assert "Ta hand om inkorgen: 2 saker 2 har legat mer än en arbetsdag" in bordet
    assert "Inkorg" not in vid("handlaggare").hamta("/").text
    for efter in ("%00", "å", "x y", "9" * 500):
        assert vid("registrator").hamta(f"{VAG}?visa=hittepa&efter={efter}").status == 200


def test_one_file_leads_to_its_page_and_one_bad_stops_nobody(program: Program, vid: Vid) -> None:
    """En fil öppnas genast; av tre läggs två in, och det sägs varför den tredje inte togs emot."""
    besokare = vid("registrator")
    en = besokare.skicka(VAG, filer=[("fil", ("missiv.txt", ORD.encode()))])
    assert (en.status, besokare.folj(en).rubrik) == (303, TITEL)
    filer = [("pm.txt", TVA_DAGAR.encode()), ("tom.txt", b""), ("trasig.pdf", b"%PDF-1.7 skrap")]
    tre = besokare.skicka(VAG, filer=[("fil", fil) for fil in filer])
    assert tre.status == 422
    assert "2 av 3 filer ligger i inkorgen" in tre.text
    assert "tom.txt: togs inte emot" in tre.text
    assert "trasig.pdf ligger i inkorgen, men gick inte att läsa" in tre.text
    assert len(motor.inkorgen(program, REG).poster) == 3
    assert "Välj minst en fil" in besokare.skicka(VAG).text


def test_a_script_is_told_of_each_file_by_itself(vid: Vid) -> None:
    """Svaret är data, inte en sida: vad filen heter, vart den ledde, vad som sägs."""
    svar = vid("registrator").skicka(VAG, {"bit": "ja"}, filer=[("fil", ("<b>.txt", ORD.encode()))])
    assert svar.huvuden["content-type"].startswith("application/json")
    assert svar.innehall.startswith(b'{"filer":[{"namn":"_b_.txt","vart":"/inkorg/')


def test_a_letter_is_proposed_field_by_field_and_shown_in_its_place(program: Program, vid: Vid) -> None:
    """Fälten är ifyllda, platserna märkta, och dokumentet är alltid text."""
    post = lagg(program, ORD + "\n<img src=x onerror=alert(1)>\n")
    sidan = vid("registrator").hamta(f"{VAG}/{post.id}")
    falt = ifyllt(sidan)
    assert falt["namnd"] == NAMND
    assert falt["titel"] == TITEL
    assert falt["avsandare.organ"] == "Kommunstyrelsen"
    assert falt["avsandare.diarienummer"] == "KS 2011/77"
    assert falt["svarstid"] == "31 oktober 2011"
    assert re.search(r'<mark data-falt="[^"]*svarstid[^"]*">31 oktober 2011</mark>', sidan.html)
    assert 'href="#s-svarstid"' in sidan.html
    assert 'id="s-svarstid"' in sidan.html
    assert "<img src=x" not in sidan.html
    assert "&lt;img src=x onerror=alert(1)&gt;" in sidan.html
    assert "Svar senast mån 31 okt" in sidan.text


def test_a_letter_becomes_a_case_with_its_documents(program: Program, vid: Vid) -> None:
    """Brevet blir missivet, det bifogade en bilaga, och inkorgen berättar vad som hände."""
    brev = "\r\n".join(
        (
            "From: Kansliet <kansliet@stad.example>",
            f"Subject: {TITEL}",
            "MIME-Version: 1.0",
            'Content-Type: multipart/mixed; boundary="x"',
            "",
            "--x",
            'Content-Type: text/plain; charset="utf-8"',
            "Content-Transfer-Encoding: 8bit",
            "",
            *ORD.splitlines(),
            "--x",
            "Content-Type: application/pdf",
            'Content-Disposition: attachment; filename="Motionen.pdf"',
            "Content-Transfer-Encoding: 8bit",
            "",
            pdf("Motion om lekplatser").decode("latin-1"),
            "--x",
            'Content-Disposition: attachment; filename="farlig.exe"',
            "",
            "MZ",
            "--x--",
            "",
        )
    )
    post = motor.ta_emot(
        program, REG, innehall=brev.encode("latin-1"), filnamn="brev.eml", vag=Vag.SIDA, nyckel="brevet"
    )
    motor.las_inkommet(program, REG, id_=post.id)
    besokare = vid("registrator")
    svar = skicka(besokare, post, namnd=NAMND)
    assert svar.status == 303
    id_ = svar.vart.partition("?")[0].rpartition("/")[2]
    arende: Any = motor.visa(program, REG, arende=id_).arende
    assert [h.slag.value for h in arende.handlingar.alla] == ["remissmissiv", "bilaga"]
    assert 'id="kvitto"' in besokare.folj(svar).html
    assert "Bilagan farlig.exe togs inte emot: den finns kvar i brevet." in besokare.folj(svar).text
    sidan = besokare.hamta(f"{VAG}/{post.id}")
    assert arende.diarienummer in sidan.text
    assert f'href="/arenden/{id_}"' in sidan.html
    assert 'id="registrering"' not in sidan.html
    assert arende.diarienummer in besokare.hamta(f"{VAG}?visa=registrerade").text


def test_the_next_one_is_taken_at_once(program: Program, vid: Vid) -> None:
    """Kvittot står på nästa brevs sida; efter det sista på listan."""
    forst, sist = tva(program)
    besokare = vid("registrator")
    svar = skicka(besokare, forst, igen="ja")
    assert svar.vart.startswith(f"{VAG}/{sist.id}?")
    assert "Remissen är registrerad" in besokare.folj(svar).text
    svar = skicka(besokare, sist, igen="ja")
    assert svar.vart.startswith(f"{VAG}?")
    assert "Remissen är registrerad" in besokare.folj(svar).text


def test_every_fault_comes_back_with_what_was_typed(program: Program, vid: Vid) -> None:
    """Inget är registrerat, och brevet ligger kvar med sin text bredvid."""
    post = lagg(program)
    svar = skicka(vid("registrator"), post, titel=" ", svarstid="i höst", svaret_till="Rotel V")
    assert svar.status == 422
    for ett in ('href="#f-titel"', 'href="#f-svarstid"', 'value="i höst"', 'value="Rotel V"', "<mark"):
        assert ett in svar.html
    assert motor.lista(program, REG) == ()


def test_what_is_unsure_is_said_and_several_days_are_shown_to_choose_among(
    program: Program, vid: Vid
) -> None:
    """Två möjliga dagar står med sina skäl; den valda hamnar i fältet, och inget registreras av det."""
    post = lagg(program, TVA_DAGAR, namn="pm.txt")
    besokare = vid("registrator")
    sidan = besokare.hamta(f"{VAG}/{post.id}")
    assert "Osäkert, läs efter" in sidan.text
    assert "tors 15 mars 2012" in sidan.text
    assert re.search(r'name="titel"[^>]* autofocus', sidan.html)
    svar = skicka(besokare, post, svarstid_valt="2012-03-15", titel="Rättad titel")
    assert svar.status == 200
    assert re.search(r'name="svarstid" value="2012-03-15"[^>]* autofocus', svar.html)
    assert 'value="Rättad titel"' in svar.html
    assert motor.lista(program, REG) == ()


def test_what_cannot_be_read_says_why_and_is_registered_by_hand(program: Program, vid: Vid) -> None:
    """En trasig PDF ligger kvar med ett skäl, och blir ett ärende när någon skriver."""
    post = motor.ta_emot(
        program, REG, innehall=b"%PDF-1.7 skrap", filnamn="trasig.pdf", vag=Vag.SIDA, nyckel="trasig"
    )
    motor.las_inkommet(program, REG, id_=post.id)
    besokare = vid("registrator")
    assert "Texten gick inte att läsa" in besokare.hamta(f"{VAG}/{post.id}").text
    assert skicka(besokare, post, titel="Skriven för hand").status == 303


def test_a_file_that_cannot_be_kept_in_a_case_is_left_out_on_demand(program: Program, vid: Vid) -> None:
    """Ett program blir ingen handling: det sägs, och ärendet kan registreras utan det."""
    post = motor.ta_emot(program, REG, innehall=b"MZ\x90\x00", filnamn="brev.exe", vag=Vag.SIDA, nyckel="exe")
    besokare = vid("registrator")
    svar = skicka(besokare, post, titel="Skriven för hand")
    assert (svar.status, "Registrera utan filen" in svar.text) == (422, True)
    assert skicka(besokare, post, titel="Skriven för hand", utan_fil="ja").status == 303


def test_an_extension_is_granted_and_attached_by_one_press(program: Program, vid: Vid) -> None:
    """Brevet om anstånd hör till det öppna ärendet: en tryckning, och den nya dagen gäller."""
    lopp, post = oppet_arende(program), lagg(program, ANSTAND)
    besokare = vid("registrator")
    sidan = besokare.hamta(f"{VAG}/{post.id}")
    assert "Anstånd till ons 30 nov i" in sidan.text
    assert re.search(r'id="h-traffar"[^>]* autofocus', sidan.html)
    svar = besokare.skicka(f"{VAG}/{post.id}/bevilja", valets_falt(sidan, "bevilja"), fran=f"{VAG}/{post.id}")
    assert svar.vart.startswith(f"/arenden/{lopp.id}?")
    assert str(lopp.visa().arende.slutdag) == "2011-11-30"
    assert "Kopplad till ett ärende" in besokare.hamta(f"{VAG}/{post.id}").text


def test_an_answer_is_attached_by_one_press_and_a_changed_case_is_told(program: Program, vid: Vid) -> None:
    """Har ärendet ändrats sedan sidan ritades sägs det, och nästa tryckning går."""
    lopp, post = oppet_arende(program), lagg(program, ORD.replace("Remiss av motion", "Mer om motion"))
    besokare, vag = vid("registrator"), f"{VAG}/{post.id}"
    gammal = valets_falt(besokare.hamta(vag), "koppla")
    lopp.bifoga("registrator")
    krock = besokare.skicka(f"{vag}/koppla", gammal, fran=vag)
    assert (krock.status, "Någon annan hann före" in krock.text) == (409, True)
    svar = besokare.skicka(f"{vag}/koppla", valets_falt(krock, "koppla"), fran=vag)
    assert svar.vart.startswith(f"/arenden/{lopp.id}?")


def test_no_case_needs_a_reason_and_can_be_brought_back(program: Program, vid: Vid) -> None:
    """Utan skäl händer inget; med skäl ligger det bland det som inte är ärenden, tills någon ångrar sig."""
    post = lagg(program)
    besokare, vag = vid("registrator"), f"{VAG}/{post.id}"
    utan = besokare.skicka(f"{vag}/ej-arende", {**valets_falt(besokare.hamta(vag), "ej-arende")}, fran=vag)
    assert (utan.status, "Skriv varför det inte är ett ärende" in utan.text) == (422, True)
    falt = {**valets_falt(besokare.hamta(vag), "ej-arende"), "skal": "Reklam"}
    svar = besokare.skicka(f"{vag}/ej-arende", falt, fran=vag)
    assert "Det är lagt åt sidan" in besokare.folj(svar).text
    assert "Reklam" in besokare.hamta(f"{VAG}?visa=ej-arende").text
    tillbaka = besokare.skicka(f"{vag}/ta-fram", fran=vag)
    assert "Det ligger i inkorgen igen" in besokare.folj(tillbaka).text
    assert [p.post.lage for p in motor.inkorgen(program, REG).poster] == [Postlage.LAST]


def test_what_somebody_else_has_settled_is_told_and_done_once(program: Program, vid: Vid) -> None:
    """Den som var tvåa ser vad som hände, och ärendet finns en gång."""
    post = lagg(program)
    besokare, andra = vid("registrator"), vid("registrator")
    falt = ifyllt(andra.hamta(f"{VAG}/{post.id}"))
    assert skicka(besokare, post).status == 303
    svar = andra.skicka(f"{VAG}/{post.id}", {**falt, "dubblett_skal": "Prov"})
    assert (svar.status, "Någon annan hann före" in svar.text) == (409, True)
    assert len(motor.lista(program, REG)) == 1


def test_the_original_is_always_a_file_to_save(program: Program, vid: Vid) -> None:
    """Byte för byte, aldrig visad som sida, vad den än kallar sig."""
    ont = b"<!doctype html><script>alert(1)</script>"
    post = motor.ta_emot(program, REG, innehall=ont, filnamn="ond.html", vag=Vag.SIDA, nyckel="ond")
    svar = vid("registrator").hamta(f"{VAG}/{post.id}/fil")
    assert svar.innehall == ont
    assert svar.huvuden["content-disposition"].startswith("attachment;")
    assert svar.huvuden["content-type"].startswith("application/octet-stream")


@pytest.mark.parametrize("person", ["handlaggare", "administrator", "utomstaende"])
def test_only_those_who_register_have_an_inbox(program: Program, vid: Vid, person: str) -> None:
    """För alla andra finns sidorna inte, vad de än skickar."""
    post, andra = lagg(program), vid(person)
    for vag in (VAG, f"{VAG}/{post.id}", f"{VAG}/{post.id}/fil"):
        assert andra.hamta(vag).status == 404
    falt = {"_nyckel": "n", "_version": "1", "skal": "x", "arende": "a", "arendeversion": "1"}
    falt["svarstid"] = "2011-11-30"
    for vad in ("", "/koppla", "/bevilja", "/ej-arende", "/ta-fram", "/las"):
        assert andra.skicka(f"{VAG}/{post.id}{vad}", falt, fran="/losenord").status == 404, vad
    assert andra.skicka(VAG, falt, fran="/losenord").status == 404
    assert motor.inkorgen(program, REG).antal == 1


def test_a_secret_case_that_is_not_mine_is_never_named(program: Program, vid: Vid) -> None:
    """Grannens hemliga ärende föreslås inte, och det som blev det finns inte för andra registratorer."""
    hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG)
    avsandare = Avsandare(organ="Kommunstyrelsen", diarienummer="KS 2011/77")
    registrera(program, TITEL, nyckel="h", av="granne", namnd=GRANNE, sekretess=hemligt, avsandare=avsandare)
    post = lagg(program)
    assert "Finns det redan?" not in vid("registrator").hamta(f"{VAG}/{post.id}").text
    svar = skicka(
        vid("granne"),
        post,
        namnd=GRANNE,
        sekretess__lagrum="OSL 26:1",
        sekretess__dag=IDAG.isoformat(),
        dubblett_skal="Prov",
    )
    assert svar.status == 303
    assert vid("granne").hamta(f"{VAG}/{post.id}").status == 200
    assert vid("registrator").hamta(f"{VAG}/{post.id}").status == 404
    assert post.id not in vid("registrator").hamta(f"{VAG}?visa=registrerade").html


def test_everything_that_came_in_is_found_by_the_search_field(program: Program, vid: Vid) -> None:
    """Sökrutan hittar också det som är avgjort, säger läget och leder vidare när inget finns."""
    post, andra = tva(program)
    motor.lagg_undan_inkommet(program, REG, id_=andra.id, version=andra.version, skal="Kopia", nyckel="undan")
    sidan = vid("registrator").hamta(f"{VAG}?sok=strandskydd")
    assert f"{VAG}/{andra.id}" in sidan.html
    assert f"{VAG}/{post.id}" not in sidan.html
    assert "inte ett ärende: Kopia" in sidan.text
    tomt = vid("registrator").hamta(f"{VAG}?sok=vindkraft%3Cb%3E")
    assert "Inget i inkorgen har orden vindkraft<b>" in tomt.text
    assert "/lista?sok=vindkraft%3Cb%3E" in tomt.html


def test_a_letter_for_another_namnd_says_so(program: Program, vid: Vid) -> None:
    """Grannen har bara sin egen nämnd att välja: att brevet är till en annan sägs, och där börjar man."""
    post = lagg(program)
    sidan = vid("granne").hamta(f"{VAG}/{post.id}")
    assert "Texten säger Socialnämnden, läs efter." in sidan.text
    assert re.search(r'<select[^>]*name="namnd"[^>]*autofocus', sidan.html)
