"""A login that has ended: nothing that was typed is lost, and nobody wonders why."""

from urllib.parse import urlencode

from litestar import Litestar

from tests.webb.besokare import VARD, Besokare, Svar
from tests.webb.conftest import Vid

FORMULAR = "/arenden/x/steg/anteckna"
SIDAN = {"referer": f"{VARD}{FORMULAR}?fran=bord"}
MJUKT = {"hx-request": "true", "hx-current-url": f"{VARD}{FORMULAR}"}
SKRIVET = {"anteckna.text": "Ett långt svar <b>", "_nyckel": "hemlig-nyckel", "tomt": " "}


def skicka(besokare: Besokare, vag: str, falt: dict[str, str], huvuden: dict[str, str]) -> Svar:
    """Send these fields, with a token that holds unless they have another."""
    kropp = urlencode({"_csrf_token": besokare.token(), **falt}).encode()
    return besokare.skicka_ra(vag, kropp, {"content-type": "application/x-www-form-urlencoded", **huvuden})


def test_a_form_that_is_sent_too_late_is_shown_to_be_copied(vid: Vid) -> None:
    """The clerk was away: the texts come back as text, and the login leads to the page of the form."""
    svar = skicka(vid(), FORMULAR, SKRIVET, SIDAN)
    assert (svar.status, svar.rubrik) == (401, "Du är utloggad")
    assert "Ett långt svar &lt;b&gt;" in svar.html
    assert "<dt>text</dt>" in svar.html
    assert "hemlig-nyckel" not in svar.html
    assert "<dt>tomt</dt>" not in svar.html
    assert f'href="/logga-in?till={FORMULAR}%3Ffran%3Dbord"' in svar.html


def test_the_login_after_a_lost_form_leads_nowhere_else(vid: Vid) -> None:
    """A form that another site sent leads home."""
    svar = skicka(vid(), FORMULAR, SKRIVET, {"referer": f"https://ond.example{FORMULAR}"})
    assert 'href="/logga-in"' in svar.html


def test_a_password_is_never_shown_again(vid: Vid) -> None:
    """Neither of a login that ended, nor of a form that was too old."""
    nytt = {"nuvarande": "sol-vind-och-regn", "nytt": "hav-och-himmel"}
    for vag, falt in (("/losenord", nytt), ("/logga-in", {**nytt, "_csrf_token": "x"})):
        svar = skicka(vid(), vag, falt, {"referer": f"{VARD}{vag}"})
        assert svar.status in {401, 403}
        assert "sol-vind" not in svar.html
        assert "hav-och" not in svar.html


def test_a_form_that_was_too_old_is_shown_to_be_copied(vid: Vid) -> None:
    """Its token went with another login; what another site wrote is not shown as the clerk's own."""
    gammalt = {**SKRIVET, "_csrf_token": "x" * 128}
    svar = skicka(vid("registrator"), FORMULAR, gammalt, SIDAN)
    assert (svar.status, svar.rubrik) == (403, "Sidan var för gammal")
    assert "Ett långt svar &lt;b&gt;" in svar.html
    assert f'href="{FORMULAR}?fran=bord"' in svar.html
    frammande = skicka(vid("registrator"), FORMULAR, gammalt, {"referer": "https://ond.example/"})
    assert (frammande.status, frammande.rubrik) == (403, "Sidan var för gammal")
    assert "långt svar" not in frammande.html


def test_a_form_sent_without_redrawing_the_page_gets_the_whole_page_too(vid: Vid) -> None:
    """The menu of somebody who is logged in does not stay around it."""
    svar = skicka(vid(), FORMULAR, SKRIVET, {**MJUKT, "hx-target": "innehall"})
    assert (svar.status, svar.rubrik) == (401, "Du är utloggad")
    assert "Ett långt svar" in svar.text
    assert (svar.huvuden["hx-retarget"], svar.huvuden["hx-reselect"]) == ("body", "unset")


def test_suggestions_for_somebody_logged_out_leave_the_form_as_it_is(vid: Vid) -> None:
    """What stands half-typed in the form stays; the panel beside it says why nothing comes."""
    svar = skicka(vid(), "/registrera/forslag", {"titel": "x"}, {**MJUKT, "hx-target": "forslag"})
    assert (svar.status, svar.rubrik) == (401, "")
    assert "Du är utloggad. Det du har skrivit står kvar här" in svar.text
    assert not {"hx-redirect", "hx-retarget"} & set(svar.huvuden)


def test_a_list_that_is_searched_by_somebody_logged_out_leads_to_the_login(vid: Vid) -> None:
    """The login is a page of its own, never a part of the list."""
    svar = vid().hamta("/lista?sok=x", **MJUKT)
    assert (svar.status, svar.innehall) == (200, b"")
    assert svar.huvuden["hx-redirect"] == f"/logga-in?till={FORMULAR}"


def test_the_login_says_why_only_to_whoever_was_logged_in(app: Litestar, vid: Vid) -> None:
    """A cookie that no longer holds is told of; a first visit and one's own logging out are not."""
    mening = "Du är utloggad. Logga in igen."
    borta = vid()
    borta.klient.cookies.set("remiss", "en-gammal-kaka")
    assert mening in borta.folj(borta.hamta("/lista")).text
    assert mening not in vid().hamta("/logga-in").text
    app.state.demo = True
    klar = vid()
    klar.skicka("/logga-in/demo", {"kod": "registrator"}, fran="/logga-in")
    assert mening not in klar.folj(klar.skicka("/logga-ut", fran="/jag")).text
