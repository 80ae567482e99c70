"""Every way into the pages, in one list: what is not here does not exist."""

from collections.abc import Sequence

from litestar.handlers import HTTPRouteHandler

from arbetsflode.webb.sidor import (
    arendet,
    bord,
    brev,
    fordela,
    forsta,
    godkanna,
    handboken,
    handlingar,
    inkommet,
    inkorg,
    inkorgsval,
    inloggning,
    installningar,
    jag,
    lista,
    motesandring,
    namnden,
    oversikt,
    personer,
    postlista,
    registrera,
    steg,
    tillbaka,
)
from arbetsflode.webb.statisk import statisk

VAGAR: Sequence[HTTPRouteHandler] = (
    statisk,
    *inloggning.VAGAR,
    *bord.VAGAR,
    *arendet.VAGAR,
    *steg.VAGAR,
    *handlingar.VAGAR,
    *registrera.VAGAR,
    *inkorg.VAGAR,
    *inkommet.VAGAR,
    *inkorgsval.VAGAR,
    *godkanna.VAGAR,
    *fordela.VAGAR,
    *tillbaka.VAGAR,
    *oversikt.VAGAR,
    *brev.VAGAR,
    *installningar.VAGAR,
    *personer.VAGAR,
    *jag.VAGAR,
    *handboken.VAGAR,
    *forsta.VAGAR,
    *lista.VAGAR,
    *postlista.VAGAR,
    *namnden.VAGAR,
    *motesandring.VAGAR,
)
