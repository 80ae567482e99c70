"""Fördela in the pages: what waits for a handläggare, who has how much, and one form for each case."""

from arbetsflode.program import Program
from tests.programbyggare import registrera
from tests.webb.conftest import Vid
from tillstand.innehall import Sekretess


def test_a_case_is_distributed_from_the_list(program: Program, vid: Vid) -> None:
    """The case is chosen for, the page says to whom, and the case is gone from it."""
    lopp, annat = (registrera(program, f"Remiss om {vad}", nyckel=vad) for vad in ("parker", "torg"))
    chefen = vid("fordelare")
    sidan = chefen.hamta("/fordela")
    assert "Remiss om parker" in sidan.text
    assert "från Kommunstyrelsen" in sidan.text
    assert f'id="f-{lopp.id}-handlaggare"' in sidan.html
    falt = {**sidan.dolda, "_nyckel": "fordelning-1", "_version": "1"}
    svar = chefen.skicka(
        f"/fordela/{lopp.id}", {**falt, "handlaggare": "handlaggare", "enhet": "bistand"}, fran="/fordela"
    )
    assert (svar.status, svar.vart.split("?")[0]) == (303, "/fordela")
    efter = chefen.folj(svar)
    assert "Ärendet är fördelat." in efter.text
    assert f"/fordela/{lopp.id}" not in efter.html
    assert f"/fordela/{annat.id}" in efter.html
    assert lopp.arende.ansvar is not None
    assert lopp.arende.ansvar.handlaggare == "handlaggare"
    assert "Handlaggare 1 0" in efter.text


def test_a_fault_stands_at_the_form_of_its_case(program: Program, vid: Vid) -> None:
    """What was chosen is kept there, and the other forms are as they were."""
    lopp, annat = (registrera(program, f"Remiss om {vad}", nyckel=vad) for vad in ("parker", "torg"))
    falt = {"_nyckel": "fordelning-2", "_version": "1", "enhet": "bistand"}
    svar = vid("fordelare").skicka(f"/fordela/{lopp.id}", falt, fran="/fordela")
    assert svar.status == 422
    assert f'href="#f-{lopp.id}-handlaggare"' in svar.html
    assert f'id="f-{lopp.id}-handlaggare-fel"' in svar.html
    assert f'id="f-{annat.id}-handlaggare-fel"' not in svar.html
    assert svar.html.count('<option value="bistand" selected>') == 1
    okand = {**falt, "_nyckel": "fordelning-3", "handlaggare": "finns-inte"}
    assert (
        "Det finns ingen person"
        in vid("fordelare").skicka(f"/fordela/{lopp.id}", okand, fran="/fordela").text
    )
    assert lopp.arende.tillstand == "mottagen"


def test_the_page_is_for_those_who_distribute(program: Program, vid: Vid) -> None:
    """Others see that there is nothing there; the neighbour distributes the neighbour's own."""
    hemligt = Sekretess(lagrum="OSL 26:1", dag=program.klocka.nu().date())
    lopp = registrera(program, "Hemlig remiss", nyckel="hem", sekretess=hemligt)
    falt = {"_nyckel": "fordelning-4", "_version": "1", "handlaggare": "handlaggare", "enhet": "bistand"}
    for person in ("registrator", "enhetschef", "insyn", "administrator"):
        assert vid(person).hamta("/fordela").status == 404
        assert vid(person).skicka(f"/fordela/{lopp.id}", falt, fran="/losenord").status == 404
    grannen = vid("granne")
    assert "Hemlig remiss" not in grannen.hamta("/fordela").text
    assert grannen.skicka(f"/fordela/{lopp.id}", falt, fran="/losenord").status == 404
    assert "Hemlig remiss" in vid("fordelare").hamta("/fordela").text
    assert lopp.arende.tillstand == "mottagen"
