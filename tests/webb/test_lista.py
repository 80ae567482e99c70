"""Lista och sök: what stands in the address decides what is shown, also in the files."""

import csv
import io
import zipfile
from datetime import date

from arbetsflode.program import Program
from arbetsflode.webb.app import bygg
from arbetsflode.webb.sidor import lista as sidan
from tests.byggare import IDAG
from tests.programbyggare import Installation, bakom_ryggen, registrera
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid
from tillstand.innehall import Sekretess
from tillstand.svarstid import Svarstid


def test_the_list_shows_what_the_filters_say_and_how_to_take_them_away(program: Program, vid: Vid) -> None:
    """Läge och sökning begränsar; var och en tas bort med en länk som behåller de andra."""
    registrera(program, "Remiss om lekplatser")
    registrera(program, "Remiss om bibliotek").till("beredning")
    besokare = vid("registrator")
    alla = besokare.hamta("/lista")
    assert "2 ärenden." in alla.text
    assert "ofördelat" in alla.text
    ett = besokare.hamta("/lista?sok=bibliotek&tillstand=beredning")
    assert "1 ärende." in ett.text
    assert "Remiss om bibliotek" in ett.text
    assert "Remiss om lekplatser" not in ett.text
    assert 'href="/lista?tillstand=beredning"' in ett.html
    assert 'href="/lista?sok=bibliotek"' in ett.html


def test_what_cannot_be_read_is_told_at_its_field_and_narrows_nothing(program: Program, vid: Vid) -> None:
    """En trasig dag, ett läge som inte finns, en avslutad försening: sidan visas, och säger det lugnt."""
    registrera(program, "Remiss om lekplatser")
    vag = "/lista?fran=2011-02-30&tillstand=finnsinte&forsenade=ja&visa=stangda&efter=x&namnd=kult&sok=%00"
    svar = vid("registrator").hamta(vag)
    assert svar.status == 200
    for falt in ("fran", "tillstand", "namnd", "forsenade"):
        assert f'id="f-{falt}-fel"' in svar.html
    assert "Remiss om lekplatser" in vid("registrator").hamta("/lista?fran=2011-02-30&efter=x").text
    assert 'value="lekplatser"' in vid("registrator").hamta("/lista?sok=%00lekplatser%0A%E2%80%AE").html
    bakvant = vid("registrator").hamta("/lista?fran=2011-10-01&till=2011-09-01")
    assert 'id="f-till-fel"' in bakvant.html
    assert "Remiss om lekplatser" in bakvant.text


def test_a_number_is_offered_on_top_whatever_the_list_is_narrowed_to(program: Program, vid: Vid) -> None:
    """Vårt nummer, och avsändarens, leder rätt; någon sidbyte sker inte av sig självt."""
    lopp = registrera(program, "Remiss om lekplatser")
    for nummer in (lopp.kvitto.diarienummer, lopp.deras_nummer):
        svar = vid("registrator").hamta(f"/lista?sok={nummer}&visa=stangda")
        assert svar.status == 200
        assert f"Ärendet med numret {nummer}: Remiss om lekplatser" in svar.text


def test_a_long_list_is_read_page_by_page(program: Program, vid: Vid) -> None:
    """Nästa sida börjar där den förra slutade, med filtren kvar; varje ärende kommer en gång."""
    for n in range(sidan.PER_SIDA + 2):
        registrera(program, f"Remiss {n:02}", svarstid=Svarstid(datum=date(2011, 11, 1 + n % 9)))
    besokare = vid("registrator")
    forsta = besokare.hamta("/lista?namnd=soc")
    assert "50 ärenden visas, och det finns fler." in forsta.text
    vidare = forsta.html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "namnd=soc" in vidare
    andra = besokare.hamta(vidare)
    assert "2 ärenden till." in andra.text
    assert 'href="/lista?namnd=soc">Till början' in andra.html
    sedda = [r for r in (f"Remiss {n:02}" for n in range(52)) if (r in forsta.text) is (r in andra.text)]
    assert sedda == []


def test_the_files_hold_the_same_selection(program: Program, vid: Vid) -> None:
    """CSV och Excel: filtren gäller, dagens datum står i namnet, en titel blir aldrig en formel."""
    registrera(program, "=1+1 om lekplatser")
    registrera(program, "Remiss om bibliotek")
    svar = vid("registrator").hamta("/lista.csv?sok=lekplatser")
    assert svar.huvuden["content-type"] == "text/csv; charset=utf-8"
    assert svar.huvuden["content-disposition"].startswith("attachment;")
    assert IDAG.isoformat() in svar.huvuden["content-disposition"]
    rubriker, rad = csv.reader(io.StringIO(svar.innehall.decode()))
    assert dict(zip(rubriker, rad, strict=True))["Titel"] == "'=1+1 om lekplatser"
    excel = vid("registrator").hamta("/lista.xlsx?sok=lekplatser")
    with zipfile.ZipFile(io.BytesIO(excel.innehall)) as bok:
        blad = bok.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in blad
        assert blad.count("<row ") == 2


def test_a_file_that_cannot_be_begun_is_a_page_that_says_so(i_sqlite: Installation) -> None:
    """Går den första raden inte att läsa kommer felsidan, inte en tom fil."""
    with i_sqlite.oppna() as program:
        registrera(program)
        besokare = Besokare.vid(bygg(program, klaga=lambda _fel, _referens: None), "registrator")
        assert besokare.hamta("/lista.csv").status == 200
        bakom_ryggen(i_sqlite, "UPDATE arende SET rubrik = CAST(x'ff' AS TEXT)")
        svar = besokare.hamta("/lista.csv")
        assert (svar.status, "content-disposition" in svar.huvuden) == (500, False)
        assert "Något gick fel hos oss" in svar.text


def test_a_secret_case_is_nowhere(program: Program, vid: Vid) -> None:
    """Den som inte får veta av ärendet ser det varken i listan, på numret eller i filen."""
    hemligt = registrera(program, "Om Kvittblomster", sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    for vem in ("granne", "insyn", "utomstaende"):
        for vag in ("/lista?visa=alla", f"/lista?sok={hemligt.kvitto.diarienummer}", "/lista.csv?visa=alla"):
            assert "Kvittblomster" not in vid(vem).hamta(vag).innehall.decode()
    assert "Om Kvittblomster" in vid("registrator").hamta("/lista").text


def test_while_one_types_the_address_stays_clean(program: Program, vid: Vid) -> None:
    """Adressen som skrivs medan man söker har bara det som begränsar."""
    svar = vid("registrator").hamta("/lista?sok=lek&namnd=&visa=alla&fran=", **{"HX-Request": "true"})
    assert svar.huvuden["hx-push-url"] == "/lista?sok=lek"
