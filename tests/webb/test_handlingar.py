"""Handlingar in the pages: attached several at once, faults told file by file, fetched only as files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from litestar import Litestar

from arbetsflode.program import Program
from arbetsflode.webb.app import bygg
from arbetsflode.webb.sidor.handlingar import som_bilaga
from tests.byggare import GRANNE
from tests.programbyggare import Lopp, inlaga, registrera
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid
from tests.webb.webblasare import Fonster
from tillstand.handlingar import Handlingsriktning, Handlingsslag

PDF = b"%PDF-1.7\n"


@pytest.fixture
def lopp(program: Program) -> Lopp:
    """A case with a missiv."""
    missiv = inlaga(Handlingsslag.REMISSMISSIV, PDF, titel="Missiv å", filnamn="Missiv å.pdf")
    return registrera(program, "Remiss om lekplatser", nyckel="handlingar", handlingar=[missiv])


def _vag(lopp: Lopp) -> str:
    return f"/arenden/{lopp.id}/bifoga"


def test_several_files_are_attached_at_once(lopp: Lopp, vid: Vid) -> None:
    """Each becomes a document of its own, named by its file; the direction follows from the kind."""
    besokare = vid("registrator")
    assert f'href="{_vag(lopp)}"' in besokare.hamta(f"/arenden/{lopp.id}").html
    filer = [("fil", ("Brev.pdf", PDF + b"1")), ("fil", ("../Tabell.csv", b"a;b\n"))]
    svar = besokare.skicka(_vag(lopp), {"slag": "skrivelse", "fran_eller_till": "KS"}, filer=filer)
    assert svar.status == 303
    assert [(h.nummer, h.titel, h.filnamn, h.riktning) for h in lopp.arende.handlingar.alla[1:]] == [
        (2, "Brev", "Brev.pdf", Handlingsriktning.IN),
        (3, "Tabell", "Tabell.csv", Handlingsriktning.IN),
    ]
    assert 'id="kvitto"' in besokare.folj(svar).html


def test_a_file_that_is_not_taken_is_told_and_the_others_are_kept(lopp: Lopp, vid: Vid) -> None:
    """The good one is attached, the bad one named, and the form is ready for another."""
    filer = [("fil", ("ond.exe", b"MZ\x90")), ("fil", ("Brev.pdf", PDF + b"1")), ("fil", ("t.pdf", b"x\x00"))]
    svar = vid("registrator").skicka(_vag(lopp), {"slag": "yttrande"}, filer=filer)
    assert svar.status == 422
    assert "Bifogat: Brev.pdf." in svar.text
    assert "ond.exe: filen är ett program" in svar.text
    assert "t.pdf: formatet tas inte emot" in svar.text
    assert svar.dolda["_version"] == "2"
    assert [h.titel for h in lopp.arende.handlingar.alla] == ["Missiv å", "Brev"]


def test_a_new_version_takes_its_kind_and_title_from_the_old_one(lopp: Lopp, vid: Vid) -> None:
    """Only what is said anew is changed."""
    filer = [("fil", ("rattad.pdf", PDF + b"2"))]
    assert vid("registrator").skicka(_vag(lopp), {"ersatter": "1"}, filer=filer).status == 303
    ny = lopp.arende.handlingar.alla[-1]
    assert (ny.nummer, ny.version, ny.titel, ny.slag) == (1, 2, "Missiv å", Handlingsslag.REMISSMISSIV)


@pytest.mark.parametrize(
    ("falt", "antal", "platser"),
    [
        ({}, 0, ("fil", "slag")),
        ({"slag": "bilaga", "titel": "En titel"}, 2, ("titel",)),
        ({"ersatter": "1"}, 2, ("ersatter",)),
        ({"ersatter": "9"}, 1, ("ersatter",)),
        ({"slag": "okänt"}, 1, ("slag",)),
        ({"slag": "bilaga", "titel": "x" * 301}, 1, ("titel",)),
    ],
)
def test_the_faults_of_the_fields_come_back_and_nothing_is_attached(
    lopp: Lopp, vid: Vid, falt: dict[str, str], antal: int, platser: tuple[str, ...]
) -> None:
    """Each at its field, with what was typed."""
    filer = [("fil", (f"{n}.txt", f"Text {n}".encode())) for n in range(antal)]
    svar = vid("registrator").skicka(_vag(lopp), falt, filer=filer)
    assert svar.status == 422
    for plats in platser:
        assert f'href="#f-{plats}"' in svar.html
    assert len(lopp.arende.handlingar.alla) == 1


def test_the_same_form_sent_twice_attaches_once(lopp: Lopp, vid: Vid) -> None:
    """The second time gets the first answer."""
    besokare = vid("registrator")
    data = {**besokare.hamta(_vag(lopp)).dolda, "slag": "bilaga"}
    filer = [("fil", (f"{n}.txt", f"Text {n}".encode())) for n in range(2)]
    svaren = [besokare.klient.post(_vag(lopp), data=data, files=filer, follow_redirects=False) for _ in "ab"]
    assert [svar.status_code for svar in svaren] == [303, 303]
    assert len(lopp.arende.handlingar.alla) == 3


def test_whoever_was_second_sees_what_happened(lopp: Lopp, vid: Vid) -> None:
    """The case changed while the form was open: nothing is attached."""
    besokare = vid("registrator")
    data = {**besokare.hamta(_vag(lopp)).dolda, "slag": "bilaga"}
    lopp.gor("fordela", "fordelare")
    filer = [("fil", ("a.txt", b"Text"))]
    svar = besokare.klient.post(_vag(lopp), data=data, files=filer, follow_redirects=False)
    assert (svar.status_code, "Någon annan hann före" in svar.text) == (409, True)


def test_a_document_is_fetched_as_a_file_that_can_do_nothing(lopp: Lopp, vid: Vid) -> None:
    """Saved by its name, of its kind, never run or shown as a page of ours."""
    svar = vid("registrator").hamta(f"/arenden/{lopp.id}/handlingar/1/1")
    assert (svar.status, svar.innehall) == (200, PDF)
    assert svar.huvuden["content-type"] == "application/pdf"
    assert svar.huvuden["content-disposition"] == (
        "attachment; filename=\"Missiv _.pdf\"; filename*=UTF-8''Missiv%20%C3%A5.pdf"
    )
    assert svar.huvuden["content-security-policy"] == "sandbox; default-src 'none'"
    assert svar.huvuden["x-content-type-options"] == "nosniff"
    assert svar.huvuden["cache-control"] == "no-store"


def test_what_does_not_look_like_its_name_is_fetched_as_mere_bytes(lopp: Lopp, vid: Vid) -> None:
    """A page of the web that lies in a case is never told to be one."""
    lopp.bifoga("registrator", Handlingsslag.BILAGA, innehall=b"<html>", filnamn='s"\\ida.html')
    svar = vid("registrator").hamta(f"/arenden/{lopp.id}/handlingar/2/1")
    assert svar.huvuden["content-type"] == "application/octet-stream"
    assert som_bilaga('å"\\\r\n;.pdf') == (
        "attachment; filename=\"_____;.pdf\"; filename*=UTF-8''%C3%A5%22%5C%0D%0A%3B.pdf"
    )


def test_others_documents_are_not_there(program: Program, lopp: Lopp, vid: Vid) -> None:
    """The neighbour's case, an unknown number or version, all look the same."""
    grannens = registrera(program, nyckel="g", av="granne", namnd=GRANNE, handlingar=[inlaga()])
    for vag in (
        f"/arenden/{grannens.id}/handlingar/1/1",
        f"/arenden/{grannens.id}/bifoga",
        f"/arenden/{lopp.id}/handlingar/1/2",
        f"/arenden/{lopp.id}/handlingar/{'9' * 30}/1",
    ):
        svar = vid("registrator").hamta(vag)
        assert (vag, svar.status, svar.rubrik) == (vag, 404, "Sidan finns inte")


def test_a_document_that_was_changed_on_disk_is_not_given_out(program: Program, lopp: Lopp) -> None:
    """A calm page with a number, and whoever keeps the program is told."""
    handling = lopp.arende.handlingar.alla[0]
    fil: Path = program.filer.plats(handling.innehall)
    fil.write_bytes(PDF + b"annat")
    sagt: list[str] = []
    app: Litestar = bygg(program, klaga=lambda fel, _referens: sagt.append(type(fel).__name__))
    svar = Besokare.vid(app, "registrator").hamta(f"/arenden/{lopp.id}/handlingar/1/1")
    assert (svar.status, sagt, b"annat" in svar.innehall) == (500, ["Datafel"], False)


def test_the_form_is_accessible_and_smooth(lopp: Lopp, oppna: Callable[..., Fonster]) -> None:
    """Files are sent by the smooth form too; a fault is read first."""
    fonster = oppna("registrator").oppna(_vag(lopp))
    assert fonster.axe() == []
    fonster.sida.set_input_files("#f-fil", {"name": "ond.exe", "mimeType": "x/y", "buffer": b"MZ\x90"})
    fonster.sida.select_option("#f-slag", "bilaga")
    fonster.sida.get_by_role("button", name="Bifoga").click()
    fonster.sida.locator("#fel:focus").wait_for()
    assert fonster.axe() == []
