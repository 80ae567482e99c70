"""The form that attaches documents: its fields, and what follows from the kind or the older version."""

from typing import Any

from arbetsflode.visning.riktningar import vanlig_riktning
from arbetsflode.webb.formular.falt import Falt, Ifallt, Sort
from arbetsflode.webb.formular.filer import FALT, Inlamnad
from arbetsflode.webb.formular.ifyllning import Skrivet
from arbetsflode.webb.formular.ordlistor import ord_for
from tillstand.fel import Felaktighet
from tillstand.handlingar import Handling, Handlingsriktning, Handlingsslag

SLAG = Falt("slag", "Slag", Sort.VAL)
TITEL = Falt("titel", "Titel", hjalp="Tom titel blir filens namn.")
RIKTNING = Falt(
    "riktning",
    "Riktning",
    Sort.VAL,
    "Annars följer den av slaget: remissmissiv och skrivelser är inkomna, missiv utgående, "
    "resten upprättat här.",
)
FRAN_ELLER_TILL = Falt("fran_eller_till", "Från eller till", hjalp="Vem den kom från eller gick till.")
ARBETSMATERIAL = Falt("arbetsmaterial", "Arbetsmaterial, ännu ingen allmän handling", Sort.KRYSS)
ERSATTER = Falt("ersatter", "Ny version av", Sort.VAL, "Den äldre versionen finns kvar.")

FALTEN = (SLAG, TITEL, RIKTNING, FRAN_ELLER_TILL, ARBETSMATERIAL, ERSATTER)
_BARA_EN = "gäller en fil i taget: lämna tomt när du bifogar flera"


def falten(arende: Any, skrivet: Skrivet, fel: dict[str, str]) -> tuple[Ifallt, ...]:
    """The fields as they stand in the page."""
    val = {
        SLAG.namn: tuple((slag.value, ord_for(slag)) for slag in Handlingsslag),
        RIKTNING.namn: tuple((ett.value, ord_for(ett)) for ett in Handlingsriktning),
        ERSATTER.namn: tuple((str(h.nummer), f"{h.nummer}. {h.titel}") for h in arende.handlingar.senaste()),
    }
    return tuple(
        Ifallt(
            falt=falt,
            kravs=falt is SLAG and not skrivet.text(ERSATTER.namn),
            varde=skrivet.text(falt.namn),
            val=val.get(falt.namn, ()),
            fel=fel.get(falt.namn, ""),
        )
        for falt in FALTEN
        if falt is not ERSATTER or val[ERSATTER.namn]
    )


def felen(arende: Any, skrivet: Skrivet, filer: int) -> tuple[Felaktighet, ...]:
    """What is wrong with the fields taken together, with so many files sent."""
    fel = []
    if not filer:
        fel.append(Felaktighet(plats=FALT, mening="Välj minst en fil"))
    if filer > 1:
        ensamma = [falt for falt in (TITEL, ERSATTER) if skrivet.text(falt.namn).strip()]
        fel += [Felaktighet(plats=falt.namn, mening=f"{falt.etikett} {_BARA_EN}") for falt in ensamma]
    if ersatt := skrivet.text(ERSATTER.namn):
        if _ersatt(arende, ersatt) is None:
            fel.append(Felaktighet(plats=ERSATTER.namn, mening="Handlingen finns inte i ärendet"))
    elif not skrivet.text(SLAG.namn):
        fel.append(Felaktighet(plats=SLAG.namn, mening="Slag behöver väljas"))
    return tuple(fel)


def uppgifter(arende: Any, skrivet: Skrivet, fil: Inlamnad) -> dict[str, Any]:
    """What is known of a document: as it was typed, else as the older version, else by its kind."""
    gammal = _ersatt(arende, skrivet.text(ERSATTER.namn))
    slag = skrivet.text(SLAG.namn) or (gammal.slag.value if gammal else "")
    return {
        "slag": slag,
        "riktning": skrivet.text(RIKTNING.namn) or _riktning(slag, gammal),
        "titel": skrivet.text(TITEL.namn).strip() or (gammal.titel if gammal else fil.titel),
        "fran_eller_till": skrivet.text(FRAN_ELLER_TILL.namn).strip() or None,
        "arbetsmaterial": skrivet.text(ARBETSMATERIAL.namn) == "ja",
        "ersatter": gammal.nummer if gammal else None,
    }


def _riktning(slag: str, gammal: Handling | None) -> str:
    if gammal is not None:
        return gammal.riktning.value
    kant = next((ett for ett in Handlingsslag if ett.value == slag), Handlingsslag.ANNAN)
    return vanlig_riktning(kant).value


def _ersatt(arende: Any, nummer: str) -> Handling | None:
    return next((h for h in arende.handlingar.senaste() if str(h.nummer) == nummer), None)
