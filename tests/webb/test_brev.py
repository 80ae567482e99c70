"""Brev: what each may see of the letters and do about them, and each letter as it reads."""

from arbetsflode import motor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.program import Program
from tests.byggare import IDAG
from tests.programbyggare import aktor, med_kanal, registrera, svar_per_epost
from tests.prov.scener import Brutet
from tests.webb.conftest import Vid
from tillstand.behorighet import SYSTEM
from tillstand.fel import Leveransfel
from tillstand.innehall import Sekretess


def brevet(program: Program, lage: str, av: str = "administrator") -> Brevrad:
    """The newest letter of a state."""
    return motor.lista_brev(program, aktor(av), lagen=(lage,))[0]


def test_ett_brev_som_inte_kom_fram_skickas_igen(program: Program, vid: Vid) -> None:
    """The list says why and has the button; then the letter waits again."""
    registrera(program, "Remiss om lekplatser")
    med_kanal(program, Brutet(Leveransfel("550 finns inte", bestaende=True)))
    motor.skicka(program)
    rad = brevet(program, "misslyckad")
    registratorn = vid("registrator")
    sidan = registratorn.hamta("/brev?lage=misslyckad")
    assert "550 finns inte" in sidan.text
    svar = registratorn.skicka(f"/brev/{rad.id}/igen", {"lage": "misslyckad"}, fran="/brev?lage=misslyckad")
    assert "Brevet ligger i lådan igen" in registratorn.folj(svar).text
    assert brevet(program, "vantar").id == rad.id


def test_ett_ovisst_svar_avgors_av_den_som_far(program: Program, vid: Vid) -> None:
    """The registrator says that it got away; the administrator has no such button."""
    lopp = svar_per_epost(registrera(program).till("justerad"))
    med_kanal(program, Brutet())
    motor.skicka(program)
    rad = next(
        b for b in motor.lista_brev(program, aktor("registrator"), lagen=("oviss",)) if b.slag == "svar"
    )
    assert f"/brev/{rad.id}/avgor" not in vid("administrator").hamta("/brev?lage=oviss").html
    registratorn = vid("registrator")
    vag = f"/brev/{rad.id}/avgor"
    assert registratorn.skicka(vag, {"svar": "kanske"}, fran="/brev?lage=oviss").status == 422
    assert registratorn.skicka(vag, {"svar": "gick"}, fran="/brev?lage=oviss").status == 303
    assert lopp.arende.tillstand == "overlamnad"


def test_ett_brev_lases_av_den_som_far(program: Program, vid: Vid) -> None:
    """The fördelare reads the letter; the administrator sees that there is one but not what it says."""
    registrera(program, "Remiss om <b>lekplatser</b>")
    rad = brevet(program, "vantar")
    sidan = vid("fordelare").hamta(f"/brev/{rad.id}")
    assert "Att fördela" in sidan.text
    assert "&lt;b&gt;lekplatser" in sidan.html
    administratorns = vid("administrator").hamta(f"/brev/{rad.id}")
    assert administratorns.status == 200
    assert "lekplatser" not in administratorns.text
    assert vid("utomstaende").hamta(f"/brev/{rad.id}").status == 404
    assert vid("utomstaende").skicka(f"/brev/{rad.id}/igen", fran="/brev").status == 404


def test_ett_brev_om_ett_hemligt_arende_namner_bara_numret(program: Program, vid: Vid) -> None:
    """The title stands in no letter, and whoever may not know of the case finds no letter of it."""
    hemligt = Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)
    registrera(program, "Hemlig titel", sekretess=hemligt)
    rad = brevet(program, "vantar")
    sidan = vid("fordelare").hamta(f"/brev/{rad.id}")
    assert sidan.status == 200
    assert "Hemlig titel" not in sidan.text
    assert vid("insyn").hamta(f"/brev/{rad.id}").status == 404
    assert rad.id not in vid("insyn").hamta("/brev").html


def test_ett_gatt_brev_visas_som_det_gick(program: Program, vid: Vid) -> None:
    """What lies in the folder is what is shown, whatever the case is called now."""
    lopp = registrera(program, "Gammal titel")
    motor.skicka(program)
    lopp.gor("komplettera", "registrator", titel="Ny titel")
    rad = brevet(program, "skickad")
    sidan = vid("fordelare").hamta(f"/brev/{rad.id}")
    assert "Gammal titel" in sidan.text
    assert "fordelare@example.org" in sidan.text


def test_provbrevet_gar_till_den_egna_adressen(program: Program, vid: Vid) -> None:
    """An administrator sees that letters leave, or why not; for others there is no such thing."""
    admin = vid("administrator")
    svar = admin.skicka("/brev/provbrev", fran="/brev")
    assert "administrator@example.org" in admin.folj(svar).text
    assert vid("registrator").skicka("/brev/provbrev", fran="/brev").status == 404
    med_kanal(program, Brutet(Leveransfel("servern svarar inte")))
    svar = admin.skicka("/brev/provbrev", fran="/brev")
    assert svar.status == 422
    assert "servern svarar inte" in svar.text


def test_mallarna_ar_markta_som_pahittade(program: Program, vid: Vid) -> None:
    """Every kind of letter is shown, about nothing real."""
    registrera(program, "Riktig remiss")
    sidan = vid("insyn").hamta("/brev/mallar")
    mallar = motor.brevmallar(program)
    assert sidan.text.count("Påhittat exempel") == len(mallar)
    assert "Riktig remiss" not in sidan.text
    assert [m.namn for m in mallar if m.amne not in sidan.text and "&" not in m.amne] == []


def test_okanda_lagen_visar_alla(vid: Vid) -> None:
    """A malformed address shows the whole list."""
    for lage in ("finnsinte", "%00", "skickad&lage=oviss", "é" * 500):
        assert vid("registrator").hamta(f"/brev?lage={lage}").status == 200
    assert SYSTEM.person not in vid("registrator").hamta("/brev").text
