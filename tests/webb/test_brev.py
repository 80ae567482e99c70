"""Brev: what each may see of the letters and do about them, and each letter as it reads."""

from email.message import EmailMessage

from arbetsflode import motor
from arbetsflode.lager import brevlada, lasningar
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.program import Program
from notiser.brev import meddelande_id
from notiser.kanaler.mapp import filnamn
from tests.byggare import IDAG
from tests.programbyggare import aktor, med_kanal, registrera, svar_per_epost
from tests.prov.scener import Brutet
from tests.webb.besokare import Svar
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
    assert "Provbrevet är skickat till din egen adress." in admin.folj(svar).text
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


def test_listan_sager_vad_breven_handlar_om(program: Program, vid: Vid) -> None:
    """Kind, day, number and title; of a secret case the number alone, and nothing for others."""
    oppet = registrera(program, "Remiss om lekplatser")
    hemligt = registrera(program, "Hemlig titel", sekretess=Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG))
    sidan = vid("fordelare").hamta("/brev").text
    assert f"{oppet.kvitto.diarienummer} Remiss om lekplatser" in sidan
    assert "Att fördela mån 3 okt" in sidan
    assert hemligt.kvitto.diarienummer in sidan
    assert "Hemlig titel" not in sidan
    administratorns = vid("administrator").hamta("/brev").text
    assert "Besked mån 3 okt" in administratorns
    assert "Att fördela" not in administratorns
    for dolt in ("Remiss om lekplatser", oppet.kvitto.diarienummer, hemligt.kvitto.diarienummer):
        assert dolt not in administratorns


def test_hogst_tva_arenden_namns_och_bara_kanda_raknas(program: Program, vid: Vid) -> None:
    """A morning letter about four cases: two are named, and of the rest only those that may be known."""
    alla = [registrera(program, f"Remiss {n}") for n in range(3)]
    alla.append(registrera(program, "Dold", sekretess=Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)))
    with program.databas.skriv() as f:
        for person in ("insyn", "registrator"):
            brevlada.lagg(
                f,
                brevlada.NyttBrev(
                    id=f"brev-{person}",
                    nyckel=f"morgon:{person}:{IDAG}",
                    slag="morgon",
                    person=person,
                    adress=None,
                    dag=IDAG.isoformat(),
                    rader="[]",
                    nu=program.klocka.nu(),
                    arenden=frozenset(lopp.id for lopp in alla),
                ),
            )
    rad = _raden(vid("registrator").hamta("/brev"), "brev-registrator")
    assert ("Remiss 0" in rad, "Remiss 1" in rad, "Remiss 2" in rad, "+2" in rad) == (True, True, False, True)
    assert "+1" in _raden(vid("insyn").hamta("/brev"), "brev-insyn")


def _raden(svar: Svar, brev: str) -> str:
    """The row of a letter."""
    return svar.html.split(f'href="/brev/{brev}"')[1].split("</tr>")[0]


def test_aterkallade_brev_visas_bara_nar_man_ber_om_dem(program: Program, vid: Vid) -> None:
    """What was called back has a list of its own."""
    registrera(program)
    rad = brevet(program, "vantar")
    lank = f'href="/brev/{rad.id}"'
    assert lank in vid("fordelare").hamta("/brev").html
    with program.databas.skriv() as f:
        assert brevlada.avgor(f, rad.id, "vantar", "aterkallad", nu=program.klocka.nu())
    assert lank not in vid("fordelare").hamta("/brev").html
    assert lank in vid("fordelare").hamta("/brev?lage=aterkallad").html


def test_breven_om_ett_arende(program: Program, vid: Vid) -> None:
    """From the case one comes to its letters alone, and to each that one may open; others find no case."""
    ett, annat = registrera(program, "Lekplatser"), registrera(program, "Bibliotek")
    registratorn = vid("registrator")
    arendet = registratorn.hamta(f"/arenden/{ett.id}").html
    assert f'href="/brev?arende={ett.id}"' in arendet
    brev = motor.lista_brev(program, aktor("registrator"), arende=ett.id)
    assert brev
    for b in brev:
        assert f'href="/brev/{b.id}"' in arendet
        assert registratorn.hamta(f"/brev/{b.id}").status == 200
    sidan = registratorn.hamta(f"/brev?arende={ett.id}&lage=vantar")
    assert f"{ett.kvitto.diarienummer} Lekplatser" in sidan.text
    assert annat.kvitto.diarienummer not in sidan.text
    assert f"/brev?lage=skickad&amp;arende={ett.id}" in sidan.html
    for vag in (f"/brev?arende={ett.id}", "/brev?arende=finnsinte"):
        assert vid("granne").hamta(vag).status == 404


def test_ett_brev_som_inte_far_oppnas_ar_ingen_lank(program: Program, vid: Vid) -> None:
    """A letter that speaks of a secret case too is named on the open case's page, but leads nowhere."""
    oppet = registrera(program, "Lekplatser")
    hemligt = registrera(program, "Dold", sekretess=Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG))
    with program.databas.skriv() as f:
        brevlada.lagg(
            f,
            brevlada.NyttBrev(
                id="bada",
                nyckel="morgon:fordelare:x",
                slag="morgon",
                person="fordelare",
                adress=None,
                dag=IDAG.isoformat(),
                rader="[]",
                nu=program.klocka.nu(),
                arenden=frozenset({oppet.id, hemligt.id}),
            ),
        )
    insyn = vid("insyn")
    assert "Morgonbrev" in insyn.hamta(f"/arenden/{oppet.id}").text
    assert 'href="/brev/bada"' not in insyn.hamta(f"/arenden/{oppet.id}").html
    assert insyn.hamta("/brev/bada").status == 404
    assert 'href="/brev/bada"' in vid("registrator").hamta(f"/arenden/{oppet.id}").html


def test_ett_eget_brev_om_ett_hemligt_arende_antecknas(program: Program, vid: Vid) -> None:
    """Also when one may not know of the case any more: what stands in the letter has been read."""
    lopp = registrera(program, "Dold", sekretess=Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG))
    with program.databas.skriv() as f:
        brevlada.lagg(
            f,
            brevlada.NyttBrev(
                id="mitt",
                nyckel="morgon:granne:x",
                slag="morgon",
                person="granne",
                adress=None,
                dag=IDAG.isoformat(),
                rader="[]",
                nu=program.klocka.nu(),
                arenden=frozenset({lopp.id}),
            ),
        )
        brevlada.avgor(f, "mitt", "vantar", "skickad", nu=program.klocka.nu())
    brevet_ = EmailMessage()
    brevet_["Subject"] = "Ärende"
    brevet_.set_content("Text")
    mapp = program.installningar.epost.mapp
    assert mapp is not None
    mapp.mkdir(parents=True, exist_ok=True)
    namn = filnamn(meddelande_id("morgon:granne:x", program.avsandardoman()))
    (mapp / namn).write_bytes(brevet_.as_bytes())
    assert "Text" in vid("granne").hamta("/brev/mitt").text
    with program.databas.las() as f:
        assert [person for person, _ in lasningar.las(f, lopp.id)] == ["granne"]
