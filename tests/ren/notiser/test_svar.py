"""The answer to the remissavsändare, and its copies."""

from email.message import EmailMessage
from typing import Any

from attrs import evolve

from konfiguration.installningar import Epost
from notiser.kanaler.sakerhet import slutgranska
from notiser.svar import Bifogad, rendera_svar
from tests.byggare import NU
from tests.ren.notiser.brevprov import SEKRETESS, fall, text
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Kanal
from tillstand.remiss import Remiss

AVSANDARE = Avsandare(organ="Kommunstyrelsen", diarienummer="327-408/2011")


def svara(
    *arenden: Remiss,
    bifogade: tuple[Bifogad, ...] = (),
    kopia: bool = False,
    avsandare: Avsandare = AVSANDARE,
    **andrat: Any,
) -> EmailMessage:
    """An answer by e-mail."""
    f = fall("justerad", avsandare=avsandare)
    f.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    f.gor("overlamna", "registrator", kanal=Kanal.EPOST, epost="ks@example.org", **andrat)
    assert f.arende.utskick is not None
    meddelande = rendera_svar(
        [(arende, f.arende.utskick.underlag) for arende in arenden or (f.arende,)],
        bifogade,
        namndnamn="Socialnämnden",
        kommunnamn="Provkommun",
        epost=Epost(),
        adress="ks@example.org",
        meddelande_id="<svar@example.org>",
        nu=NU,
        svar_till="socialnamnden@example.org",
        kopia=kopia,
    )
    slutgranska(meddelande, "ks@example.org")
    return meddelande


def test_an_answer_carries_both_numbers_and_the_documents_unchanged() -> None:
    """Svaret har avsändarens och vårt nummer i ämnet, och bilagorna byte för byte."""
    innehall = bytes(range(256)) * 40 + b"\r\n.\n\r"
    bifogade = (
        Bifogad(filnamn="Protokollsutdrag § 4 ½ åäö.pdf", titel="Protokollsutdrag", innehall=innehall),
        Bifogad(filnamn="svar.txt", titel="Svaret som text", innehall=b"rad\nrad\r\n"),
    )
    meddelande = svara(bifogade=bifogade)
    assert meddelande["Subject"] == (
        "Svar på remiss 327-408/2011 (vårt dnr SN 2011-1) – Remiss om en plan mot barnfattigdom"
    )
    assert "- Protokollsutdrag\n- Svaret som text\n" in text(meddelande)
    bilagor = {d.get_filename(): d.get_payload(decode=True) for d in meddelande.iter_attachments()}
    assert bilagor == {b.filnamn: b.innehall for b in bifogade}
    assert meddelande["Reply-To"] == "socialnamnden@example.org"
    assert "X-Auto-Response-Suppress" not in meddelande


def test_an_answer_without_a_foreign_number_says_only_ours() -> None:
    """Saknar avsändaren diarienummer nämns bara vårt."""
    utan_nummer = Avsandare(organ="Kommunstyrelsen")
    meddelande = svara(avsandare=utan_nummer, avsandarens_diarienummer="saknas")
    assert str(meddelande["Subject"]).startswith("Svar på remiss (vårt dnr SN 2011-1)")
    assert "saknas" not in text(meddelande)


def test_a_late_answer_says_why() -> None:
    """Ett sent svar talar om att det är sent."""
    brev = text(svara(forsenat_skal="Nämnden sammanträdde den 8 november."))
    assert "Svaret lämnas efter svarstiden: Nämnden sammanträdde den 8 november." in brev


def test_one_answer_may_carry_several_cases_and_a_copy_says_that_it_is_one() -> None:
    """Ett svar kan gälla flera ärenden; kopian säger att den är en kopia."""
    ett = fall().arende
    tva = evolve(
        fall(sekretess=SEKRETESS, titel="Remiss om det hemliga").arende, id="a2", diarienummer="SN 2011-2"
    )
    meddelande = svara(ett, tva, kopia=True)
    assert meddelande["Subject"] == "Kopia: Svar på remiss 327-408/2011 (vårt dnr SN 2011-1, SN 2011-2)"
    assert "Vårt diarienummer: SN 2011-2" in text(meddelande)
    assert "det hemliga" not in text(meddelande)
    assert "Du får en kopia för kännedom." in text(meddelande)
