"""`remiss gallra`: asks before it erases, says what it did and what is left."""

import pytest

from tests.kommandorad.korning import DNR, REG, Kommandorad

BESLUT = ("--beslut", "BUN 2026-10-05 § 9")


def test_den_som_ser_arendet_far_se_texternas_platser(k: Kommandorad) -> None:
    """And by its place one of them is erased."""
    k.registrera()
    (text,) = [t for t in k.ok("gallra", DNR, "--json", som=REG).json["texter"] if "läxhjälp" in t["text"]]
    plats = f"{text['post']}:{text['plats']}"
    assert plats in k.ok("gallra", DNR, som=REG).ut
    assert "1 text" in k.ok("gallra", DNR, "--plats", plats, *BESLUT, "--ja", som="admin").ut
    visat = k.ok("visa", DNR, som=REG).ut
    assert ("läxhjälp" in visat, "Gallrat enligt beslut: BUN 2026-10-05 § 9" in visat) == (False, True)


@pytest.mark.parametrize(("svar", "kvar"), [("ja", False), ("nej", True), ("", True)])
def test_den_fragar_forst(k: Kommandorad, monkeypatch: pytest.MonkeyPatch, svar: str, kvar: bool) -> None:
    """Anything but ja leaves everything as it is."""
    k.registrera()
    svaren = iter([svar, "nej"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _fraga="": next(svaren))
    svaret = k("gallra", DNR, "--ord", "LÄXHJÄLP", *BESLUT, som="admin")
    assert svaret.utgang == (130 if kvar else 0)
    assert "I BUN 2026/124 gallras 1 text och 0 filer." in svaret.fel
    assert ("läxhjälp" in k.ok("visa", DNR, som=REG).ut) is kvar


def test_databaser_som_lagts_undan_namns(k: Kommandorad) -> None:
    """Bases put aside still hold the texts: the receipt and the health say which, until they are gone."""
    k.registrera()
    (k.mapp / "kopior").mkdir(exist_ok=True)
    filer = [k.mapp / "remiss.db.fore-20111001T000000Z", k.mapp / "kopior" / "remiss.db.schema-0001"]
    for fil in filer:
        fil.write_bytes(b"en gammal databas")
    assert "undanlagt" not in k("halsa").ut
    svar = k.ok("gallra", DNR, "--ord", "läxhjälp", *BESLUT, "--ja", som="admin").ut
    halsan = k("halsa").ut
    for fil in filer:
        assert str(fil) in svar
        assert fil.name in halsan
        fil.unlink()
    assert "undanlagt" not in k("halsa").ut


def test_ett_helt_arende(k: Kommandorad) -> None:
    """A closed one, by its decision; afterwards it is not there, and the checker is content."""
    k.registrera()
    k.ok("handla", DNR, "makulera", "--skal", "Fel", som=REG)
    k.ok("svep")
    assert "Hela ärendet" in k.ok("gallra", DNR, "--hela", *BESLUT, "--ja", som="admin").ut
    assert k("visa", DNR, som=REG).utgang == 3
    assert k.ok("verifiera", "--json").json["haller"]
    assert "Städat efter 0 gallringar" in k.ok("gallra").ut


@pytest.mark.parametrize(
    ("argument", "som", "utgang"),
    [
        ((DNR, "--ord", "x"), "admin", 2),
        ((DNR, "--hela", "--ord", "x", *BESLUT), "admin", 2),
        ((DNR, "--ord", "läxhjälp", "--beslut", "§ 9 om LÄXHJÄLP", "--ja"), "admin", 2),
        ((DNR, "--plats", "x", *BESLUT), "admin", 2),
        ((DNR, "--plats", "0:x", *BESLUT), "admin", 2),
        ((DNR, "--handling", "1:x", *BESLUT), "admin", 2),
        ((DNR, "--ord", "finns inte", *BESLUT, "--ja"), "admin", 2),
        ((DNR, "--ord", "läxhjälp", *BESLUT, "--ja"), REG, 1),
        (("XX 1", "--hela", *BESLUT, "--ja"), "admin", 3),
        ((DNR, "--hela", *BESLUT, "--ja"), "admin", 1),
        ((DNR,), "admin", 3),
    ],
)
def test_det_som_inte_gar_sags(k: Kommandorad, argument: tuple[str, ...], som: str, utgang: int) -> None:
    """And nothing is erased."""
    k.registrera()
    assert k("gallra", *argument, som=som).utgang == utgang
    assert "läxhjälp" in k.ok("visa", DNR, som=REG).ut
