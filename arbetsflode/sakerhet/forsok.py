"""How many may try to log in: counted in the base, by name and by address, before anything is hashed."""

import hashlib
import unicodedata
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from arbetsflode.lager import inloggningar
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.sakerhet.sessioner import MINNS_INLOGGNINGAR
from tillstand.fel import Inloggningsfel

FONSTER = timedelta(minutes=5)
FLEST_PA_KONTO = 10
"""Failed attempts with one name within `FONSTER`, whether anybody has the name or not."""
FLEST_FRAN_ADRESS = 60
"""Failed attempts from one address within `FONSTER`: a whole house may share an address."""

VANTA = "Vänta en stund och försök sedan igen. Det har gjorts många försök att logga in."


def kontonyckel(kod: str) -> str:
    """The digest by which a name is counted, however it is written in capitals."""
    return hashlib.sha256(normerad_kod(kod).encode("utf-8", "surrogatepass")).hexdigest()


def normerad_kod(kod: str) -> str:
    """A name as it is compared: NFC, trimmed, in lower case."""
    return unicodedata.normalize("NFC", kod[:1_000]).strip().casefold()


def notera(f: Forbindelse, *, kod: str, adress: str, nu: datetime) -> int:
    """Note an attempt, which counts as failed until `lyckades` says otherwise; its number.

    Raises Inloggningsfel at a limit, and notes nothing then. Whoever has logged in by the name from this
    very address within thirty days is counted apart from the rest of the world: a stranger who
    locks the name does not lock its owner out.
    """
    konto, plats, efter = kontonyckel(kod), _adressnyckel(adress), nu - FONSTER
    inloggningar.hall(f)
    if inloggningar.misslyckade_fran(f, plats, efter) >= FLEST_FRAN_ADRESS:
        raise Inloggningsfel(VANTA, vanta=True)
    if inloggningar.ar_kand(f, konto, plats, nu - MINNS_INLOGGNINGAR):
        antal = inloggningar.misslyckade_pa_och_fran(f, konto, plats, efter)
    else:
        antal = inloggningar.misslyckade_pa(f, konto, efter)
    if antal >= FLEST_PA_KONTO:
        raise Inloggningsfel(VANTA, vanta=True)
    return inloggningar.notera(f, konto=konto, adress=plats, nu=nu)


def lyckades(f: Forbindelse, forsok: int) -> None:
    """Say that an attempt succeeded."""
    inloggningar.lyckades(f, forsok)


def _adressnyckel(adress: str) -> str:
    """The address as it is counted: of IPv6 the network of 64 bits, which is one subscriber's."""
    try:
        ip = ip_address(adress.strip())
    except ValueError:
        return hashlib.sha256(adress.encode("utf-8", "surrogatepass")).hexdigest()
    if isinstance(ip, IPv6Address):
        fyra = ip.ipv4_mapped
        return str(fyra) if fyra else str(ip_network((int(ip), 64), strict=False).network_address)
    return str(ip)
