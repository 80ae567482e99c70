"""Who somebody is: passwords, logins and their limits. What a person may do is not decided here."""

from arbetsflode.sakerhet.byten import SattLosenord, byt_losenord, satt_losenord
from arbetsflode.sakerhet.csrf import csrf_hemlighet
from arbetsflode.sakerhet.forsta import Forsta, ar_forsta_gangen, gor_forsta, ny_startkod
from arbetsflode.sakerhet.inloggning import Inloggad, logga_in
from arbetsflode.sakerhet.losenord import KORTAST, LANGST, Hashare
from arbetsflode.sakerhet.sessioner import Session, avsluta, avsluta_alla, borja, hamta, rensa

__all__ = [
    "KORTAST",
    "LANGST",
    "Forsta",
    "Hashare",
    "Inloggad",
    "SattLosenord",
    "Session",
    "ar_forsta_gangen",
    "avsluta",
    "avsluta_alla",
    "borja",
    "byt_losenord",
    "csrf_hemlighet",
    "gor_forsta",
    "hamta",
    "logga_in",
    "ny_startkod",
    "rensa",
    "satt_losenord",
]
