"""The receipt to the remissavsändare, word by word."""

from datetime import date, timedelta
from email.message import EmailMessage
from typing import Any

from konfiguration.installningar import Epost
from notiser.kanaler.sakerhet import slutgranska
from notiser.mottagningsbevis import rendera_mottagningsbevis
from tests.byggare import NU
from tests.ren.notiser.brevprov import SEKRETESS, fall, text
from tillstand.innehall import Avsandare
from tillstand.svarstid import Svarstid

AVSANDARE = Avsandare(organ="Kommunstyrelsen", diarienummer="327-408/2011", epost="ks@example.org")
SVARSTID = Svarstid(datum=date(2011, 10, 31))


def kvittot(
    tillstand: str = "mottagen", nu: Any = NU, epost: str | None = None, **andrat: Any
) -> EmailMessage:
    """A receipt of a case in a state."""
    falt = {"avsandare": AVSANDARE, "svarstid": SVARSTID, **andrat}
    meddelande = rendera_mottagningsbevis(
        fall(tillstand, **falt).arende,
        namndnamn="Socialnämnden",
        kommunnamn="Provkommun",
        epost=Epost(),
        adress="ks@example.org",
        meddelande_id="<kvitto@example.org>",
        nu=nu,
        svar_till=epost,
    )
    slutgranska(meddelande, "ks@example.org")
    return meddelande


def test_the_receipt_says_what_the_sender_wants_to_know() -> None:
    """Numren, dagen den kom in, vem som svarar och när; svar på brevet går till nämnden."""
    brev = kvittot(epost="socialnamnden@example.org")
    assert brev["Subject"] == "Vi har tagit emot: Remiss om en plan mot barnfattigdom"
    assert brev["Reply-To"] == "socialnamnden@example.org"
    assert text(brev) == (
        "Hej!\n\n"
        "Vi har tagit emot er remiss.\n\n"
        "Remiss om en plan mot barnfattigdom\n"
        "Ert diarienummer: 327-408/2011\n"
        "Vårt diarienummer: SN 2011-1\n"
        "Inkommen: måndag 3 oktober 2011\n"
        "Svarar: Socialnämnden, Provkommun\n\n"
        "Svaret kommer senast måndag 31 oktober 2011.\n\n"
        "Ange vårt diarienummer när ni hör av er. Det går bra att svara på det här brevet.\n\n"
        "Vänliga hälsningar\nSocialnämnden, Provkommun\n"
    )


def test_of_a_secret_case_only_the_numbers_are_told() -> None:
    """Varken titeln, dagen, svarstiden eller vem som svarar står i brevet."""
    brev = kvittot(sekretess=SEKRETESS)
    assert brev["Subject"] == "Vi har tagit emot er remiss 327-408/2011 (vårt dnr SN 2011-1)"
    html = brev.get_body(("html",))
    assert html is not None
    for ord_ in ("barnfattigdom", "oktober", "Svarar", "Svaret kommer", "Inkommen"):
        assert ord_ not in text(brev)
        assert ord_ not in html.get_content()
    assert "Ert diarienummer: 327-408/2011\nVårt diarienummer: SN 2011-1\n" in text(brev)
    assert kvittot(sekretess=SEKRETESS, avsandare=None)["Subject"] == (
        "Vi har tagit emot er remiss (vårt dnr SN 2011-1)"
    )


def test_no_day_is_promised_that_has_passed_or_is_not_known() -> None:
    """Utan svarstid, efter svarstiden och när ärendet är avslutat lovar brevet ingen dag."""
    lov = "Svaret kommer senast"
    assert lov not in text(kvittot(svarstid=Svarstid()))
    assert lov in text(kvittot(nu=NU + timedelta(days=28)))
    assert lov not in text(kvittot(nu=NU + timedelta(days=29)))
    assert lov not in text(kvittot("avskriven"))


def test_what_is_not_known_is_not_named() -> None:
    """Saknas avsändarens nummer eller en adress att svara till står det ingenting om dem."""
    brev = text(kvittot(avsandare=None))
    assert "Ert diarienummer" not in brev
    assert "svara på det här brevet" not in brev
