"""The receipt to the remissavsändare (mottagningsbevis): the remiss has come in, under which number."""

from datetime import datetime
from email.message import EmailMessage

from konfiguration.installningar import Epost
from notiser.datumtext import lang
from notiser.rendering import huvud, rubrik_i_amnet, satt_innehall
from tillstand.arbetsdagar import lokal_dag
from tillstand.remiss import Remiss


def rendera_mottagningsbevis(
    remiss: Remiss,
    *,
    namndnamn: str,
    kommunnamn: str,
    epost: Epost,
    adress: str,
    meddelande_id: str,
    nu: datetime,
    svar_till: str | None = None,
) -> EmailMessage:
    """The receipt as it reads at `nu` (aware), to one address.

    When the answer comes is told as long as it is waited for and its svarstid has not passed. Of a case with
    secrecy only the numbers are told.
    """
    avsandare, oppen = remiss.mottagen.avsandare, not remiss.hemligt
    ert = avsandare.diarienummer if avsandare else None
    amne = _amne(remiss, ert)
    innehall = {
        "amne": amne,
        "rubrik": remiss.rubrik if oppen else "",
        "ert": ert,
        "vart": remiss.diarienummer,
        "inkommen": lang(remiss.mottagen.inkommen) if oppen else "",
        "svarar": f"{namndnamn}, {kommunnamn}" if oppen else "",
        "svar_senast": _svar_senast(remiss, nu) if oppen else "",
        "kan_besvaras": bool(svar_till or epost.svar_till),
        "namndnamn": namndnamn,
        "kommunnamn": kommunnamn,
    }
    meddelande = huvud(
        epost=epost, adress=adress, amne=amne, meddelande_id=meddelande_id, nu=nu, svar_till=svar_till
    )
    satt_innehall(meddelande, "mottagningsbevis", innehall)
    return meddelande


def _amne(remiss: Remiss, ert: str | None) -> str:
    if not remiss.hemligt:
        return f"Vi har tagit emot: {rubrik_i_amnet(remiss.rubrik)}"
    return f"Vi har tagit emot er remiss{f' {ert}' if ert else ''} (vårt dnr {remiss.diarienummer})"


def _svar_senast(remiss: Remiss, nu: datetime) -> str:
    dag = remiss.slutdag
    return lang(dag) if dag is not None and remiss.vantar_pa_svar and dag >= lokal_dag(nu) else ""
