"""Safe by default: headers, tokens, hosts, cookies, and what a fault tells."""

import pytest
from litestar import Litestar

from arbetsflode.program import Program
from arbetsflode.webb.app import bygg
from arbetsflode.webb.vag import egen_vag
from tests.programbyggare import Installation, bakom_ryggen, registrera
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid

KRAVS = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
)


def alla_vagar(app: Litestar) -> list[tuple[str, str]]:
    """(method, path) of every way in."""
    return sorted(
        (metod, rutt.path)
        for rutt in app.routes
        for metod in getattr(rutt, "methods", ())
        if metod in ("GET", "POST")
    )


def ifylld(vag: str) -> str:
    """A path with something that is not there for each of its parts."""
    return "/".join("1" if ":int" in bit else "finnsinte" if "{" in bit else bit for bit in vag.split("/"))


def test_every_answer_carries_the_headers(app: Litestar, vid: Vid) -> None:
    """Pages, files, redirects and faults alike: nothing from outside, nothing kept, nothing framed."""
    besokare = vid("registrator")
    for metod, vag in alla_vagar(app):
        svar = (
            besokare.hamta(ifylld(vag)) if metod == "GET" else besokare.skicka(ifylld(vag), fran="/losenord")
        )
        saknas = [namn for namn in KRAVS if namn not in svar.huvuden]
        assert (vag, saknas) == (vag, [])
        assert svar.huvuden["cache-control"] == ("no-store"), vag
    assert vid().hamta("/finns/inte").huvuden["x-content-type-options"] == "nosniff"


def test_a_file_is_kept_and_sets_no_cookie_and_a_missing_one_is_not_kept(app: Litestar, vid: Vid) -> None:
    """A style sheet is the same for everybody; that it is missing today says nothing of tomorrow."""
    finns, saknas = vid().hamta("/statiskt/remiss.css"), vid("registrator").hamta("/statiskt/finns-inte.css")
    assert (finns.status, finns.huvuden["cache-control"]) == (200, "public, max-age=31536000, immutable")
    assert (saknas.status, saknas.huvuden["cache-control"]) == (404, "no-store")
    assert [s for s in (finns, saknas) if "set-cookie" in s.huvuden] == []


def test_what_was_just_done_is_told_once_and_never_by_a_link(vid: Vid) -> None:
    """Ett kvitto visas en gång efter det som gjordes; en länk kan inte lägga dit ett."""
    admin = vid("administrator")
    for falskt in ("/brev?klart=gick&prov=ja", "/jag?klart=ja", "/namnder/soc?gjort=installt"):
        assert 'role="status" tabindex="-1"' not in admin.hamta(falskt).html
    ny = {"kod": "asa", "namn": "Åsa Berg", "epost": "asa@example.org"}
    svar = admin.skicka("/installningar/personer/ny", ny, fran="/installningar/personer")
    assert "Det är sparat." in admin.folj(svar).text
    assert "Det är sparat." not in admin.folj(svar).text
    admin.klient.cookies.set("remiss-besked", "hittepa")
    assert admin.hamta("/brev").status == 200


def test_nothing_is_changed_without_the_forms_token(app: Litestar, vid: Vid) -> None:
    """Every form that is sent without a token, with another browser's, or with a made-up one is refused."""
    besokare, annan = vid("registrator"), vid("registrator").token()
    besokare.token()
    for metod, vag in alla_vagar(app):
        if metod != "POST":
            continue
        for token in ("", annan, "x" * 128):
            svar = besokare.klient.post(ifylld(vag), data={"_csrf_token": token}, follow_redirects=False)
            assert (vag, svar.status_code) == (vag, 403)


@pytest.mark.parametrize("vard", ["ond.example", "127.0.0.1.ond.example", "", "[", "127.0.0.1@ond.example"])
def test_another_host_is_turned_away(app: Litestar, vard: str) -> None:
    """Whoever asks for another name than ours gets nothing."""
    assert Besokare.vid(app).hamta("/logga-in", host=vard).status == 400


def test_whoever_is_not_logged_in_is_sent_to_the_login(vid: Vid) -> None:
    """A page that is asked for is remembered; what is sent is not done."""
    assert vid().hamta("/lista?sok=x").vart == "/logga-in?till=/lista%3Fsok%3Dx"
    svar = vid().skicka("/arenden/x/steg/fordela", fran="/logga-in")
    assert (svar.status, svar.rubrik) == (401, "Du är utloggad")


def test_the_session_is_kept_from_scripts_and_other_sites(app: Litestar, program: Program) -> None:
    """The cookie is HttpOnly and SameSite; it ends with the browser."""
    demo = Besokare.vid(app)
    app.state.demo = True
    svar = demo.skicka("/logga-in/demo", {"kod": "registrator"}, fran="/logga-in")
    kaka = next(k for k in svar.huvuden["set-cookie"].split(", ") if k.startswith("remiss="))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(kaka.split("; "))


def test_the_demos_roles_are_not_there_outside_the_demo(vid: Vid) -> None:
    """Nobody becomes somebody without a password."""
    assert vid().skicka("/logga-in/demo", {"kod": "registrator"}, fran="/logga-in").status == 404


@pytest.mark.parametrize(
    "vag",
    [
        *("//ond.example", "////ond.example", "/\\ond.example", "\\\\ond.example", "https://ond.example"),
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "/ ond",
            "/\tond",
            "",
            "lista",
            "//a@b",
            "//[",
            "/\u2028x",
        ),
    ],
)
def test_nobody_is_sent_elsewhere_after_the_login(vag: str) -> None:
    """Only ways inside the pages are followed."""
    assert egen_vag(vag) == "/"
    assert egen_vag("/lista?sok=a&namnd=BUN") == "/lista?sok=a&namnd=BUN"


def test_a_fault_that_nobody_expected_tells_a_number_and_nothing_else(
    app: Litestar, program: Program, vid: Vid
) -> None:
    """No trace, no question to the database, no path; the log has the number."""
    lopp = registrera(program, "Remiss", nyckel="trasig")
    installation = Installation(
        mapp=program.installningar.mapp, databas=program.installningar.databas, sort="sqlite"
    )
    bakom_ryggen(installation, "UPDATE arende SET delar = '{' WHERE id = ?", lopp.id)
    sagt: list[str] = []
    trasig = Besokare.vid(bygg(program, klaga=lambda _fel, referens: sagt.append(referens)), "registrator")
    svar = trasig.hamta(f"/arenden/{lopp.id}")
    assert svar.status == 500
    assert [referens for referens in sagt if referens in svar.text] == sagt != []
    for hemligt in ("Traceback", "SELECT", "/work", "sqlite", "json"):
        assert hemligt not in svar.html


def test_everything_that_was_written_is_shown_as_written(program: Program, vid: Vid) -> None:
    """Markup in a title, a name or a note is text on the page."""
    elakt = """<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}'"""
    lopp = registrera(program, elakt, nyckel="elakt").gor("fordela", "fordelare")
    lopp.gor("anteckna", "registrator", text=elakt)
    for vag in (
        f"/arenden/{lopp.id}",
        f"/arenden/{lopp.id}/dagboksblad",
        f"/arenden/{lopp.id}/steg/komplettera",
        "/",
    ):
        svar = vid("handlaggare" if vag == "/" else "registrator").hamta(vag)
        assert svar.status == 200
        assert "<script>alert" not in svar.html
        assert "<img src=x" not in svar.html
        assert "49" not in svar.text or "{{ 7*7 }}" in svar.text
