"""Inställningar: what the municipality has decided, how the flow runs, and how the installation is."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen
from litestar import Response

from arbetsflode import motor
from arbetsflode.motor import Lage
from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.ordval import antal
from arbetsflode.webb.sidor.personer import krav_pa_administrator
from arbetsflode.webb.vag import hamta
from konfiguration.kommun import Namnd
from konfiguration.trappa import VANTAR_PA, Tidsenhet, Trappsteg
from tillstand.begaran import ROLLTEXT
from tillstand.flode import Flode

_LEDTIDER: Mapping[str, str] = {
    "underremiss": "Svar från de enheter som frågats",
    "medlasare": "Utkast till medläsare",
    "tjansteutlatande": "Tjänsteutlåtandet klart",
    "chefer": "Cheferna har godkänt",
    "presidium": "Presidiets beredning",
    "kallelse": "Kallelsen går ut",
}
"""The lead times as they follow on each other, days before the meeting."""
_ANKARE: Mapping[str, str] = {
    "ofordelad": "dagen då ärendet registrerades, så länge det är ofördelat",
    "svarstid": "svarstiden",
    "svarstid_utan_sammantrade": "svarstiden, när inget sammanträde är valt",
    "begaran": "dagen då ett godkännande började vänta",
    "anstand": "dagen då anstånd begärdes",
    "beslut_ojusterat": "beslutet, tills det är justerat",
    "klart_att_sandas": "dagen då svaret blev klart att skicka",
    "anmalan": "sista dagen för anmälan till nämnden",
    "underremiss": "planens dag för svar från enheter",
    "medlasare": "planens dag för medläsare",
    "tjansteutlatande": "planens dag för tjänsteutlåtandet",
    "chefer": "planens dag för chefernas godkännande",
    "presidium": "planens dag för presidiet",
    "kallelse": "planens dag för kallelsen",
}
_LAGEN: Mapping[str, tuple[str, str]] = {
    Lage.ROD: ("Åtgärda", "signal-sen"),
    Lage.GUL: ("Se över", "signal-snart"),
    Lage.GRON: ("Bra", "in-bra"),
}
_ORDNING = (Lage.ROD, Lage.GUL, Lage.GRON)


@hamta("/installningar")
def installningarna(fraga: MedFraga) -> Response[str]:
    """What there is to look at and change. Raises Saknas for others than administrators."""
    krav_pa_administrator(fraga)
    punkter = motor.halsa(fraga.program)
    return sida(
        fraga,
        "installningar.html",
        personer=len(fraga.organisation.personer),
        namnder=len(fraga.program.kommun.namnder),
        roda=sum(p.lage == Lage.ROD for p in punkter),
        gula=sum(p.lage == Lage.GUL for p in punkter),
    )


@hamta("/installningar/namnder")
def namnderna(fraga: MedFraga) -> Response[str]:
    """The nämnder as the file has them, to read. Raises Saknas as above."""
    krav_pa_administrator(fraga)
    kommun = fraga.program.kommun
    return sida(
        fraga,
        "installda_namnder.html",
        namnder=[(n, list(_villkoren(n)), list(_ledtiderna(n))) for n in kommun.namnder.values()],
        stangda=kommun.stangda_dagar,
    )


def _villkoren(namnd: Namnd) -> Iterator[tuple[str, str]]:
    v = namnd.villkor
    yield "Omedelbar justering", "får användas" if v.omedelbar_justering else "används inte"
    yield (
        "Eget förslag",
        "får godkännas av den som lade det" if v.eget_forslag_godkannas else "godkänns av annan",
    )
    yield "Två led i rad hos samma person", "ett godkännande räcker" if v.ett_godkannande_racker else "båda"
    yield "Delegationspunkter", ", ".join(v.delegationspunkter) or "inga"
    yield (
        "Anmälan av delegationsbeslut",
        f"inom {antal(v.anmalan_dagar, 'dag', 'dagar')} utan känt sammanträde",
    )


def _ledtiderna(namnd: Namnd) -> Iterator[tuple[str, str]]:
    for falt, text in _LEDTIDER.items():
        yield text, f"{antal(getattr(namnd.ledtider, falt), 'dag', 'dagar')} före"
    yield "Protokollet justeras", f"{antal(namnd.ledtider.justering, 'dag', 'dagar')} efter"


@frozen(kw_only=True)
class _Ruta:
    """A state in the drawing: its place and name; `sida` is beside the line."""

    x: float
    y: float
    rubrik: str
    sida: bool
    slut: bool


@hamta("/installningar/flode")
def flodet(fraga: MedFraga) -> Response[str]:
    """The flow as drawn and as a table, and the ladder of reminders. Raises Saknas as above."""
    krav_pa_administrator(fraga)
    floden = [last.flode for last in fraga.program.floden.values()]
    return sida(
        fraga,
        "installt_flode.html",
        floden=[(flode, *_ritat(flode)) for flode in floden],
        roller=lambda koder: ", ".join(_roll(kod) for kod in koder),
        trappa=[(steg, _nar(steg), _ANKARE.get(steg.ankare, steg.ankare)) for steg in _i_ordning(fraga)],
    )


def _i_ordning(fraga: Fraga) -> Sequence[Trappsteg]:
    return fraga.program.kommun.trappa


def _roll(kod: str) -> str:
    return "den som det väntar på" if kod == VANTAR_PA else ROLLTEXT.get(kod, kod)


def _nar(steg: Trappsteg) -> str:
    """`7 arbetsdagar före`, `samma dag`."""
    if steg.forskjutning == 0:
        return "samma dag"
    enhet = ("arbetsdag", "arbetsdagar") if steg.enhet is Tidsenhet.ARBETSDAGAR else ("dag", "dagar")
    igen = f", sedan var {steg.upprepas_dagar}:e dag" if steg.upprepas_dagar else ""
    return f"{antal(abs(steg.forskjutning), *enhet)} {'efter' if steg.forskjutning > 0 else 'före'}{igen}"


def _ritat(flode: Flode) -> tuple[list[_Ruta], list[str]]:
    """The states in order from the left, what comes after the first end below; and the arrows of the line
    and those that leave it. The table has all of them."""
    slut = next((n for n, t in enumerate(flode.tillstand) if t.slut), len(flode.tillstand) - 1)
    rutor = {
        t.namn: _Ruta(
            x=70 + (n if n <= slut else n - slut) * 130,
            y=40 if n <= slut else 130,
            rubrik=t.rubrik,
            sida=n > slut,
            slut=t.slut,
        )
        for n, t in enumerate(flode.tillstand)
    }
    linjen = [r for r in rutor.values() if not r.sida]
    pilar = [f"M{r.x - 76:g},{r.y:g} H{r.x - 57:g} m-6,-5 l6,5 l-6,5" for r in linjen[1:]]
    ut = {
        (fran, o.till): None
        for o in flode.overgang
        for fran in o.fran
        if rutor[o.till].sida and not rutor[fran].sida
    }
    for fran, till in ut:
        x1, x2 = rutor[fran].x, rutor[till].x + (rutor[fran].x - rutor[till].x) / 4
        pilar.append(f"M{x1:g},60 L{x2:g},108 m-5,-6 l5,6 l5,-6")
    return list(rutor.values()), pilar


@hamta("/installningar/halsa")
def halsan(fraga: MedFraga) -> Response[str]:
    """How the installation is: what is red first. Raises Saknas as above."""
    krav_pa_administrator(fraga)
    punkter = sorted(motor.halsa(fraga.program), key=lambda p: _ORDNING.index(p.lage))
    return sida(fraga, "halsa.html", punkter=punkter, lagen=_LAGEN)


VAGAR = (installningarna, namnderna, flodet, halsan)
