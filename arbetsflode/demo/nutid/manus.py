"""What the present is made of: cases whose every word is invented, in scenes at working days from today."""

from datetime import date

from attrs import frozen

from arbetsflode.demo.manus import (
    Bifoga,
    Godkann,
    Handla,
    Registrera,
    Steg,
    handling,
)
from arbetsflode.demo.nutid.almanacka import Almanacka
from tillstand.beredning import Fordelning, Svarsvag
from tillstand.forslag import Forslagsunderlag
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import (
    Avsandare,
    Avsnitt,
    Beslutspunkt,
    Organslag,
    Punktslag,
    Sammantrade,
    Sekretess,
    Stallningstagande,
    Underskrift,
)
from tillstand.justerad import Justering, Justeringssatt
from tillstand.mottagen import Registrering
from tillstand.namndbeslut import Beslut
from tillstand.svarstid import Svarstid

MARKT = "(påhittad)"
"""What every title of the present ends with."""

KOMMUNSTYRELSEN = Avsandare(
    organ="kommunstyrelsen",
    organslag=Organslag.KOMMUNSTYRELSE,
    egen_kommun=True,
    epost="kommunstyrelsen@demostaden.invalid",
)
MYNDIGHETEN = Avsandare(
    organ="Exempelmyndigheten",
    organslag=Organslag.STATLIG,
    epost="registrator@exempelmyndigheten.invalid",
)
LANSSTYRELSEN = Avsandare(
    organ="Länsstyrelsen i Exempellän",
    organslag=Organslag.STATLIG,
    epost="diariet@exempellan.invalid",
)
GRANNEN = Avsandare(
    organ="Grannköpings kommun",
    organslag=Organslag.ORGANISATION,
    epost="kansliet@grannkoping.invalid",
)


@frozen(kw_only=True)
class Nutidsscen:
    """So many working days from today (always before it), at an hour: who takes which steps."""

    dag: int
    klockan: str
    vem: str
    steg: tuple[Steg, ...]


@frozen(kw_only=True)
class Nutidsfall:
    """An invented case: the name that the play knows it by, and its scenes."""

    namn: str
    scener: tuple[Nutidsscen, ...]


@frozen(kw_only=True)
class Remissen:
    """What came: who asks about what, when it came and when the answer is wanted, in working days."""

    titel: str
    namnd: str
    avsandare: Avsandare
    inkom: int
    svarstid: int
    deras: str | None = None
    """The sender's own number."""
    klassificering: str = "1.6"
    sekretess: str | None = None

    @property
    def rubrik(self) -> str:
        """The title, marked as invented."""
        return f"{self.titel} {MARKT}"


def registrera(a: Almanacka, r: Remissen, klockan: str = "8.40") -> Nutidsscen:
    """The registrator registers it the day it came."""
    kod = r.namnd.lower()
    svarstid = a.dag(r.svarstid)
    inkommen = a.dag(r.inkom)
    hemligt = Sekretess(lagrum=r.sekretess, dag=inkommen) if r.sekretess else None
    avsandare = Avsandare(
        organ=r.avsandare.organ,
        organslag=r.avsandare.organslag,
        egen_kommun=r.avsandare.egen_kommun,
        diarienummer=r.deras,
        epost=r.avsandare.epost,
    )
    underlag = Registrering(
        inkommen=inkommen,
        titel=r.rubrik,
        avsandare=avsandare,
        klassificering=r.klassificering,
        svarstid=Svarstid(text=svarstid.isoformat(), datum=svarstid),
        sekretess=hemligt,
    )
    in_ = Handlingsriktning.IN
    missiv = handling(Handlingsslag.REMISSMISSIV, in_, f"Remiss: {r.rubrik}", fran=r.avsandare.organ)
    bilaga = handling(Handlingsslag.BILAGA, in_, f"Bilaga: {r.rubrik}", fran=r.avsandare.organ)
    steg = Registrera(namnd=r.namnd, underlag=underlag, handlingar=(missiv, bilaga))
    return Nutidsscen(dag=r.inkom, klockan=klockan, vem=f"{kod}.registrator", steg=(steg,))


def fordela(
    dag: int, vem: str, handlaggare: str, enhet: str, mote: Sammantrade | None, *, klockan: str = "10.10"
) -> Nutidsscen:
    """It gets a handläggare; the meeting is chosen, or left to the plan."""
    underlag = Fordelning(handlaggare=handlaggare, enhet=enhet, svarsvag=Svarsvag.NAMND, malsammantrade=mote)
    return Nutidsscen(
        dag=dag, klockan=klockan, vem=vem, steg=(Handla(overgang="fordela", underlag=underlag),)
    )


def lagg_fram(dag: int, vem: str, r: Remissen, *, klockan: str = "13.20") -> Nutidsscen:
    """The tjänsteutlåtande is attached, and the chefer are asked to approve the proposal."""
    rubriker = ("Sammanfattning", "Bakgrund", "Förvaltningens synpunkter")
    utlatande = handling(
        Handlingsslag.TJANSTEUTLATANDE,
        Handlingsriktning.UPPRATTAD,
        f"Tjänsteutlåtande: {r.rubrik}",
        avsnitt=rubriker,
    )
    underlag = Forslagsunderlag(
        beslutspunkter=(
            Beslutspunkt(text="Nämnden svarar med tjänsteutlåtandet.", slag=Punktslag.SVAR),
            Beslutspunkt(text=f"Svaret lämnas till {r.avsandare.organ}.", slag=Punktslag.OVERLAMNANDE),
        ),
        stallningstagande=Stallningstagande.TILLSTYRKER,
        underskrifter=(Underskrift(namn="Förvaltningschefen", titel="Förvaltningschef"),),
        avsnitt=tuple(Avsnitt(rubrik=rubrik) for rubrik in rubriker),
    )
    return Nutidsscen(
        dag=dag,
        klockan=klockan,
        vem=vem,
        steg=(Bifoga(handling=utlatande), Handla(overgang="lagg_forslag", underlag=underlag)),
    )


def godkann(dag: int, vem: str, *, klockan: str = "15.05") -> Nutidsscen:
    """A chef, or the one who stands in, approves."""
    return Nutidsscen(dag=dag, klockan=klockan, vem=vem, steg=(Godkann(),))


def besluta(
    dag: int, vem: str, mote: Sammantrade, paragraf: str, *, omedelbart: bool = False, klockan: str = "17.30"
) -> Nutidsscen:
    """What the nämnd decided is noted, and verified when that was done at the meeting."""
    beslut = Beslut(
        sammantrade=mote,
        paragraf=paragraf,
        stallningstagande=Stallningstagande.TILLSTYRKER,
        beslutstext="Nämnden beslutar enligt förslaget (påhittad text).",
        omedelbart=omedelbart,
    )
    steg: tuple[Steg, ...] = (Handla(overgang="besluta", underlag=beslut),)
    if omedelbart:
        steg += (_justering(mote.dag, Justeringssatt.OMEDELBART),)
    return Nutidsscen(dag=dag, klockan=klockan, vem=vem, steg=steg)


def justera(a: Almanacka, dag: int, vem: str, *, klockan: str = "11.00") -> Nutidsscen:
    """The minutes are verified, and the extract is attached."""
    steg = (_justering(a.dag(dag), Justeringssatt.ORDINARIE), _utdraget())
    return Nutidsscen(dag=dag, klockan=klockan, vem=vem, steg=steg)


def utdrag(dag: int, vem: str, *, klockan: str = "17.50") -> Nutidsscen:
    """The extract of the minutes is attached."""
    return Nutidsscen(dag=dag, klockan=klockan, vem=vem, steg=(_utdraget(),))


def _justering(dag: date, satt: Justeringssatt) -> Handla:
    underlag = Justering(satt=satt, dag=dag, justerare=("Ordföranden", "Justeraren"))
    return Handla(overgang="justera", underlag=underlag)


def _utdraget() -> Bifoga:
    utdraget = handling(
        Handlingsslag.PROTOKOLLSUTDRAG, Handlingsriktning.UPPRATTAD, "Protokollsutdrag", avsnitt=("Beslut",)
    )
    return Bifoga(handling=utdraget)
