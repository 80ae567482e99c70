"""The answer to the remissavsändare as a letter: under both diarienummer, with its documents."""

import mimetypes
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage

from attrs import frozen

from konfiguration.installningar import Epost
from notiser.rendering import huvud, rubrik_i_amnet, satt_granser, satt_innehall
from tillstand.arende import Arende
from tillstand.overlamnad import SAKNAS, Overlamning


@frozen(kw_only=True)
class Bifogad:
    """One document that goes with an answer: its name, its title, and its bytes."""

    filnamn: str
    titel: str
    innehall: bytes


def rendera_svar(
    arenden: Sequence[tuple[Arende, Overlamning]],
    bifogade: Sequence[Bifogad],
    *,
    namndnamn: str,
    kommunnamn: str,
    epost: Epost,
    adress: str,
    meddelande_id: str,
    nu: datetime,
    svar_till: str | None = None,
    kopia: bool = False,
) -> EmailMessage:
    """The answer of one or several cases, each with its record, to one address; `kopia` for information.

    Of a case with secrecy only the numbers are told. Raises ValueError without a case.
    """
    if not arenden:
        raise ValueError("an answer needs at least one case")
    amne = f"{'Kopia: ' if kopia else ''}{_amne(arenden)}"
    forst = arenden[0][1]
    innehall = {
        "amne": amne,
        "kopia": kopia,
        "namndnamn": namndnamn,
        "kommunnamn": kommunnamn,
        "arenden": [
            {
                "rubrik": "" if arende.hemligt else arende.rubrik,
                "vart": arende.diarienummer,
                "ert": None
                if sandning.avsandarens_diarienummer == SAKNAS
                else sandning.avsandarens_diarienummer,
            }
            for arende, sandning in arenden
        ],
        "meddelande": forst.meddelande or "",
        "forsenat_skal": forst.forsenat_skal or "",
        "bifogade": [bifogad.titel for bifogad in bifogade],
    }
    meddelande = huvud(
        epost=epost, adress=adress, amne=amne, meddelande_id=meddelande_id, nu=nu, svar_till=svar_till
    )
    satt_innehall(meddelande, "svar", innehall)
    for bifogad in bifogade:
        huvudtyp, undertyp = _mediatyp(bifogad.filnamn)
        meddelande.add_attachment(
            bifogad.innehall, maintype=huvudtyp, subtype=undertyp, filename=bifogad.filnamn
        )
    satt_granser(meddelande)
    return meddelande


def _amne(arenden: Sequence[tuple[Arende, Overlamning]]) -> str:
    """The sender's numbers and our own; the title when there is room for one."""
    deras = [s.avsandarens_diarienummer for _, s in arenden if s.avsandarens_diarienummer != SAKNAS]
    egna = ", ".join(a.diarienummer for a, _ in arenden)
    arende = arenden[0][0]
    rubrik = "" if len(arenden) > 1 or arende.hemligt else f" – {rubrik_i_amnet(arende.rubrik)}"
    inledning = f"Svar på remiss {', '.join(dict.fromkeys(deras))}" if deras else "Svar på remiss"
    return f"{inledning} (vårt dnr {egna}){rubrik}"


def _mediatyp(filnamn: str) -> tuple[str, str]:
    """The media type by the file's name. Text is sent as bytes: nothing on the way may rewrite it."""
    typ, kodning = mimetypes.guess_type(filnamn)
    if typ is None or kodning is not None or typ.startswith(("text/", "message/", "multipart/")):
        return "application", "octet-stream"
    huvudtyp, undertyp = typ.split("/", 1)
    return huvudtyp, undertyp
