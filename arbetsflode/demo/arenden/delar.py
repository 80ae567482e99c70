"""What the three answered remisser have in common: papers, decision with omedelbar justering, sending."""

from collections.abc import Sequence
from datetime import date

from arbetsflode.demo.manus import Atgarda, Bifoga, Handla, Steg, handling
from arbetsflode.motor import Handlingsinlaga
from tillstand.atgarder import Avslutande
from tillstand.forslag import Forslagsunderlag
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Instans, Kanal, Organslag, Sammantrade, Stallningstagande
from tillstand.justerad import Justering, Justeringssatt
from tillstand.namndbeslut import Beslut
from tillstand.overlamnad import SAKNAS, Overlamning

KOMMUNSTYRELSEN = "kommunstyrelsen"
TJANSTEUTLATANDE, UTDRAG = 3, 4
"""The running numbers of the documents that make the answer."""


def avsandare(rotel: str | None = None) -> Avsandare:
    """Kommunstyrelsen, as it stands in all three; its own number stands in none. The address is made up."""
    return Avsandare(
        organ=KOMMUNSTYRELSEN,
        organslag=Organslag.KOMMUNSTYRELSE,
        egen_kommun=True,
        rotel=rotel,
        epost="kommunstyrelsen@demostaden.invalid",
    )


def namnder(*organ: str) -> tuple[Instans, ...]:
    """Remissinstanser that are nämnder."""
    return tuple(Instans(organ=ett) for ett in organ)


def remissen(bilaga: str) -> tuple[Handlingsinlaga, ...]:
    """What came: the letter, and the paper that it is about."""
    return (
        handling(Handlingsslag.REMISSMISSIV, Handlingsriktning.IN, f"Remiss: {bilaga}", fran=KOMMUNSTYRELSEN),
        handling(Handlingsslag.BILAGA, Handlingsriktning.IN, bilaga, fran=KOMMUNSTYRELSEN),
    )


def lagg_fram(underlag: Forslagsunderlag, titel: str, *, ersatter: int | None = None) -> tuple[Steg, ...]:
    """Attach the tjänsteutlåtande with its real headings, and ask the chefer to approve the proposal."""
    tjansteutlatande = handling(
        Handlingsslag.TJANSTEUTLATANDE,
        Handlingsriktning.UPPRATTAD,
        f"Tjänsteutlåtande: {titel}",
        avsnitt=[avsnitt.rubrik for avsnitt in underlag.avsnitt],
        ersatter=ersatter,
    )
    return (Bifoga(handling=tjansteutlatande), Handla(overgang="lagg_forslag", underlag=underlag))


def mote(organ: str, dag: date, tid: str) -> Sammantrade:
    """A meeting that stands in no paper."""
    return Sammantrade(organ=organ, dag=dag, tid=tid)


def besluta(sammantrade: Sammantrade, paragraf: str, stallning: Stallningstagande) -> tuple[Steg, ...]:
    """The nämnd decides as proposed, and the paragraph is verified at the meeting."""
    beslut = Beslut(
        sammantrade=sammantrade,
        paragraf=paragraf,
        stallningstagande=stallning,
        beslutstext="Nämnden beslutar enligt förslaget (påhittad text).",
        omedelbart=True,
    )
    justering = Justering(
        satt=Justeringssatt.OMEDELBART,
        dag=sammantrade.dag,
        justerare=("Ordföranden", "Justeraren"),
    )
    return (Handla(overgang="besluta", underlag=beslut), Handla(overgang="justera", underlag=justering))


def overlamna(kanal: Kanal, handlingar: Sequence[int] = (TJANSTEUTLATANDE, UTDRAG)) -> tuple[Steg, ...]:
    """Attach the extract of the minutes and send it with the tjänsteutlåtande."""
    utdrag = handling(
        Handlingsslag.PROTOKOLLSUTDRAG, Handlingsriktning.UPPRATTAD, "Protokollsutdrag", avsnitt=("Beslut",)
    )
    sandning = Overlamning(
        mottagare=KOMMUNSTYRELSEN,
        kanal=kanal,
        epost=avsandare().epost if kanal is Kanal.EPOST else None,
        handlingar=tuple(handlingar),
        avsandarens_diarienummer=SAKNAS,
    )
    return (Bifoga(handling=utdrag), Handla(overgang="overlamna", underlag=sandning))


def avsluta() -> Atgarda:
    """The file is complete."""
    return Atgarda(atgard="avsluta", underlag=Avslutande())
