"""The daily seal as a letter to an administrator: the one thing that must lie outside the house."""

from datetime import datetime
from email.message import EmailMessage

from konfiguration.installningar import Epost
from notiser.datumtext import kort
from notiser.rendering import huvud, satt_innehall
from tillstand.arbetsdagar import lokal_dag


def rendera_sigill(
    *,
    sigillrad: str,
    namn: str,
    kommunnamn: str,
    epost: Epost,
    adress: str,
    meddelande_id: str,
    nu: datetime,
) -> EmailMessage:
    """The letter with the line of one seal, to one address."""
    amne = f"Dagens sigill {kort(lokal_dag(nu))}"
    meddelande = huvud(epost=epost, adress=adress, amne=amne, meddelande_id=meddelande_id, nu=nu)
    meddelande["X-Auto-Response-Suppress"] = "All"
    innehall = {"namn": namn, "amne": amne, "sigillrad": sigillrad, "kommunnamn": kommunnamn}
    satt_innehall(meddelande, "sigill", innehall)
    return meddelande
