"""The rules as the municipality would tell them to a new colleague, written by hand and counted day by day.

Nothing here comes from the product: no ladder, no anchors, no plan, no tables of working days.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from attrs import define, field

from tests.motor.simulering.dagar import (
    STOCKHOLM,
    efter,
    faller,
    fore,
    pa_eller_efter,
    pa_eller_fore,
)
from tests.motor.simulering.sammantraden import Sammantraden

SLUTHORISONT = 80
"""Weeks that a late answer is followed."""
DAGAR_FORE_MOTET: Mapping[str, int] = {
    "underremiss": 35,
    "medlasare": 33,
    "tjansteutlatande": 26,
    "chefer": 23,
    "presidium": 21,
    "kallelse": 5,
}
"""How long before the nämnd meets each thing is to be done, in a nämnd that has said nothing else."""
JUSTERINGSTID = 7
"""Days after the meeting until its minutes are verified, when nothing is verified at once."""
FORE_BESLUTET = ("mottagen", "beredning", "forslag")

Paminnelse = tuple[str, date, tuple[str, ...]]
"""Rule, day, and for whom."""
Plan = Mapping[str, date]
"""The day of each step; empty when there is no meeting to aim at."""


@define
class Handling:
    """A main document of the case, as it is now: a draft, or finished."""

    dag: date
    utkast: bool


@define
class Fall:
    """What is known of one case, as the book tells it."""

    registrerad: date
    svarstid: date | None
    tillstand: str = "mottagen"
    handlaggare: str | None = None
    enhet: str = ""
    mal: date | None = None
    """The meeting that somebody has chosen."""
    anstand: date | None = None
    vantar: str | None = None
    vantar_pil: str = ""
    """What has been asked for and waits."""
    vantar_sedan: date = date.min
    begard_av: str = ""
    handlingar: dict[int, Handling] = field(factory=dict)
    tillbaka: date = date.min
    """When the matter last came back to be prepared anew."""
    beslutsdag: date = date.min
    ensam: bool = False
    """Decided by a delegat or the ordförande: no minutes, but to be reported."""
    justerad: date = date.min
    anmald: bool = False
    oppet: bool = True
    osvept: datetime | None = None
    """From when nobody has yet looked for warnings: the first that comes on or after this moment."""
    sagt: Plan = field(factory=dict)
    """What has been told of the plan."""
    kalendern_andrad: bool = False
    """The calendar is another than when somebody last looked."""

    @property
    def obeslutat(self) -> bool:
        """Whether the answer is still to be decided."""
        return self.oppet and self.tillstand in FORE_BESLUTET


def motet(fall: Fall, moten: Sammantraden) -> date | None:
    """The meeting that the case is prepared for: the chosen one, wherever it is held by now; else the last
    from which the answer can still be sent in time, when what is decided is verified at once."""
    valt = moten.valt(fall.mal) if fall.mal is not None else None
    if valt is not None or fall.svarstid is None:
        return valt
    return moten.sista(pa_eller_fore(fall.svarstid))


def planen(fall: Fall, moten: Sammantraden) -> Plan:
    """The day of each step on the way to the answer, as long as it is not decided."""
    dag = motet(fall, moten) if fall.obeslutat else None
    if dag is None:
        return {}
    steg = {namn: pa_eller_fore(dag - timedelta(antal)) for namn, antal in DAGAR_FORE_MOTET.items()}
    return {**steg, "sammantrade": dag, "skicka": _skickas(fall, dag)}


def _skickas(fall: Fall, dag: date) -> date:
    """On the last working day that the sender allows; where the meeting comes after it the working day after
    that one; and where nobody has said a day, when the minutes have been verified without any hurry."""
    if fall.svarstid is None:
        return efter(dag + timedelta(JUSTERINGSTID), 1)
    senast = pa_eller_fore(fall.svarstid)
    return senast if dag <= senast else efter(dag, 1)


def kvar_att_gora(fall: Fall, moten: Sammantraden) -> Plan:
    """The steps of the plan that are not done yet."""
    klara = {
        "medlasare": _lamnat_ifran_sig(fall, utkast=True),
        "tjansteutlatande": _lamnat_ifran_sig(fall, utkast=False),
        "chefer": fall.tillstand == "forslag",
    }
    return {namn: dag for namn, dag in planen(fall, moten).items() if not klara.get(namn, False)}


def _lamnat_ifran_sig(fall: Fall, *, utkast: bool) -> bool:
    """Whether the text is written, finished or (with `utkast`) as a draft: since the matter last came back,
    or else it is the old one. What has been laid before the nämnd, or before the chefer, is written."""
    if fall.tillstand == "forslag" or (fall.vantar is not None and fall.vantar_pil == "lagg_forslag"):
        return True
    return any(h.dag > fall.tillbaka and (utkast or not h.utkast) for h in fall.handlingar.values())


def paminnelser(fall: Fall, moten: Sammantraden) -> Iterator[Paminnelse]:
    """Every reminder of a case as it stands: rule, day, and for whom."""
    if not fall.oppet:
        return
    handl = ("handlaggare",)
    if fall.tillstand == "mottagen":
        yield "ofordelad", efter(fall.registrerad, 2), ("fordelare",)
    svaret_ute = fall.tillstand == "overlamnad"
    if fall.svarstid is not None and not svaret_ute:
        yield from _om_svarstiden(fall, fall.svarstid)
    yield from _om_planen(kvar_att_gora(fall, moten))
    if fall.vantar is not None:
        yield "godkannande_drojer", efter(fall.vantar_sedan, 2), ("vantar_pa",)
    if fall.anstand is not None and not svaret_ute:
        yield "anstand_obesvarat", efter(fall.anstand, 5), handl
    if fall.tillstand == "namndbeslut" and not fall.ensam:
        yield "justering_10", pa_eller_fore(fall.beslutsdag + timedelta(10)), ("namndsekreterare",)
        yield "justering_14", pa_eller_fore(fall.beslutsdag + timedelta(14)), ("namndsekreterare",)
    klart = fall.beslutsdag if fall.ensam else fall.justerad
    if fall.tillstand == "justerad" or (fall.tillstand == "namndbeslut" and fall.ensam):
        yield "ej_sant", efter(klart, 1), ("registrator", "handlaggare")
    if fall.tillstand in ("namndbeslut", "overlamnad") and fall.ensam and not fall.anmald:
        senast = moten.nasta(fall.beslutsdag) or fall.beslutsdag + timedelta(30)
        yield "anmalan", pa_eller_fore(senast), ("namndsekreterare",)


def _om_svarstiden(fall: Fall, svarstid: date) -> Iterator[Paminnelse]:
    """Before the answer is to be there, that day, and every week that it is late."""
    handl, sista = ("handlaggare",), pa_eller_fore(svarstid)
    if fall.mal is None:
        yield "svarstid_30", pa_eller_fore(svarstid - timedelta(30)), handl
    yield "svarstid_14", fore(sista, 14), handl
    yield "svarstid_7", fore(sista, 7), handl
    yield "svarstid_2", fore(sista, 2), handl
    yield "svarstid_idag", sista, handl
    forst_sen = efter(svarstid, 1)
    for vecka in range(SLUTHORISONT):
        yield "forsenad", pa_eller_efter(forst_sen + timedelta(7 * vecka)), ("handlaggare", "chef")


def _om_planen(kvar: Plan) -> Iterator[Paminnelse]:
    """On the way to the meeting: before or on the day of what is still to be done, or when it was missed."""
    if "medlasare" in kvar:
        yield "medlasare", kvar["medlasare"], ("handlaggare",)
    if "tjansteutlatande" in kvar:
        yield "tjansteutlatande_2", fore(kvar["tjansteutlatande"], 2), ("handlaggare",)
        yield "tjansteutlatande_missat", efter(kvar["tjansteutlatande"], 1), ("handlaggare", "chef")
    if "chefer" in kvar:
        yield "godkannande_missat", efter(kvar["chefer"], 1), ("handlaggare", "chef")
    if "kallelse" in kvar:
        yield "kallelse", fore(kvar["kallelse"], 1), ("namndsekreterare",)


def forsta_fran(fall: Fall, moten: Sammantraden, fran: datetime) -> datetime | None:
    """When the first reminder on or after a moment falls due."""
    return min((faller(d) for _, d, _ in paminnelser(fall, moten) if faller(d) >= fran), default=None)


__all__ = [
    "STOCKHOLM",
    "Fall",
    "Handling",
    "Plan",
    "forsta_fran",
    "kvar_att_gora",
    "pa_eller_efter",
    "paminnelser",
    "planen",
]
