"""The short options of `remiss handla`: which field of a record each of them fills.

An option may fit several records; the first of its paths that the record has is the one. `--falt` reaches
everything else.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click
from attrs import frozen

from arbetsflode.kommandorad.varden import DAG, HELTAL, STYCKE, TEXT, Ord
from arbetsflode.visning.falt import Trad, typer
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.innehall import Kanal, Stallningstagande

F = TypeVar("F", bound=Callable[..., Any])


@frozen
class _Val:
    """A short option: its name, the paths that it may fill, how it is read, and what help says."""

    namn: str
    vagar: tuple[str, ...]
    typ: Any
    hjalp: str
    metavar: str | None = None
    flera: bool = False
    flagga: bool = False

    @property
    def parameter(self) -> str:
        """The name of the option as Python has it."""
        return self.namn.removeprefix("--").replace("-", "_")


STEGVAL = (
    _Val("--handlaggare", ("handlaggare",), TEXT, "Handläggarens kod (fordela).", "PERSON"),
    _Val("--enhet", ("enhet",), TEXT, "Ansvarig enhets kod (fordela).", "KOD"),
    _Val("--mote", ("sammantrade.dag", "malsammantrade.dag"), DAG, "Sammanträdets dag."),
    _Val(
        "--organ",
        ("sammantrade.organ", "malsammantrade.organ"),
        TEXT,
        "Om det inte är nämnden själv.",
        "TEXT",
    ),
    _Val("--till-mote", ("till.dag",), DAG, "Mötet som ärendet skjuts till (bordlagg)."),
    _Val(
        "--punkt",
        ("beslutspunkter",),
        STYCKE,
        "En beslutspunkt; kan upprepas (lagg_forslag).",
        "TEXT",
        flera=True,
    ),
    _Val("--stallning", ("stallningstagande",), Ord(Stallningstagande), "Ställningstagandet."),
    _Val("--paragraf", ("paragraf",), TEXT, "Paragrafen, till exempel ”4 ½”.", "TEXT"),
    _Val("--beslut", ("beslutstext",), STYCKE, "Beslutet, så som det fattades.", "TEXT"),
    _Val("--omedelbart", ("omedelbart",), bool, "Omedelbart justerad (besluta).", flagga=True),
    _Val(
        "--justerare", ("justerare",), TEXT, "Vem som justerade; kan upprepas (justera).", "NAMN", flera=True
    ),
    _Val("--skal", ("skal", "motivering"), STYCKE, "Skälet.", "TEXT"),
    _Val("--grund", ("grund",), TEXT, "Grunden (avskriv).", "ORD"),
    _Val("--kommentar", ("kommentar",), STYCKE, "En kommentar (avskriv).", "TEXT"),
    _Val("--mottagare", ("mottagare",), TEXT, "Vem som får svaret (overlamna).", "TEXT"),
    _Val("--kanal", ("kanal",), Ord(Kanal), "Hur svaret lämnas (overlamna)."),
    _Val("--epost", ("epost",), TEXT, "Adressen som svaret ska till (overlamna).", "ADRESS"),
    _Val(
        "--handling",
        ("handlingar",),
        HELTAL,
        "Nummer på en handling som följer med; kan upprepas.",
        flera=True,
    ),
    _Val("--deras-dnr", ("avsandarens_diarienummer",), TEXT, "Avsändarens nummer, eller ”saknas”.", "NUMMER"),
    _Val("--kopia", ("kopia_till",), TEXT, "Kopia till; kan upprepas (overlamna).", "ADRESS", flera=True),
    _Val("--meddelande", ("meddelande",), STYCKE, "Några ord i brevet (overlamna).", "TEXT"),
)


def stegval(funktion: F) -> F:
    """Put the short options on a command."""
    for ett in reversed(STEGVAL):
        egenskaper: dict[str, Any] = {"help": ett.hjalp}
        if ett.flagga:
            egenskaper["is_flag"] = True
        else:
            egenskaper |= {"type": ett.typ, "metavar": ett.metavar, "multiple": ett.flera}
        funktion = click.option(ett.namn, **egenskaper)(funktion)
    return funktion


def som_trad(val: Mapping[str, Any], klass: type, rubrik: str) -> Trad:
    """The given short options as a tree. Raises OgiltigIndata for those that the record has no field for."""
    trad: Trad = {}
    fel: list[Felaktighet] = []
    for ett in STEGVAL:
        varde = val[ett.parameter]
        if varde is None or varde is False or varde == ():
            continue
        vag = next((v for v in ett.vagar if v.partition(".")[0] in typer(klass)), None)
        if vag is None:
            mening = f"hör inte till ”{rubrik}”. Lägg till --visa-falt för att se vad som gör det"
            fel.append(Felaktighet(plats=ett.namn, mening=mening))
            continue
        _lagg(trad, vag, _varde(varde, vag))
    if fel:
        raise OgiltigIndata(fel)
    return trad


def val_for(klass: type) -> dict[str, str]:
    """The short option of each field that has one: `sammantrade.dag` -> `--mote`."""
    funna = {}
    for ett in STEGVAL:
        for vag in ett.vagar:
            if vag.partition(".")[0] in typer(klass):
                funna[_FULL_VAG.get(vag, vag)] = ett.namn
                break
    return funna


def valnamn_for(klass: type) -> dict[str, str]:
    """The same, with a whole part named by the option that begins it: `sammantrade` -> `--mote`."""
    val = val_for(klass)
    return {falt.partition(".")[0]: namn for falt, namn in reversed(val.items())} | val


_FULL_VAG = {"beslutspunkter": "beslutspunkter.text"}


def _varde(varde: Any, vag: str) -> Any:
    if vag == "beslutspunkter":
        return [{"text": punkt} for punkt in varde]
    if isinstance(varde, tuple):
        return list(varde)
    return varde.isoformat() if hasattr(varde, "isoformat") else varde


def _lagg(trad: Trad, vag: str, varde: Any) -> None:
    namn, _, rest = vag.partition(".")
    if rest:
        trad.setdefault(namn, {})[rest] = varde
    else:
        trad[namn] = varde
