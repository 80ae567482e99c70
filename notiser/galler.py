"""The re-trial: whether a line of a letter is still true, asked when it is composed and at each claim."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from konfiguration.trappa import Trappsteg
from notiser import bevakning
from notiser.brev import BEGARANDE, UTSKICKARE, Rad
from notiser.mottagare import mottagare
from notiser.planrader import Planfraga, planrad_galler
from tillstand.arende import Arende
from tillstand.behorighet import Organisation
from tillstand.fel import Datafel
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss
from tillstand.remissplan import Planbesked
from tillstand.villkor import Villkor


def rad_galler(
    rad: Rad,
    arende: Arende,
    person: str,
    *,
    trappa: Iterable[Trappsteg],
    kalender: Kalender,
    villkor: Villkor,
    organisation: Organisation,
    dag: date,
) -> bool:
    """Whether the line still holds for that person on that local day.

    A warning: the rung still stands on its day and is for that role. A plan: it is another than what the
    reader was told. A fact: nothing has overtaken it. All: the person is still among those who are told.
    Raises Datafel for a fact that nobody knows.
    """
    if rad.slag == "varning":
        steg = [s for s in trappa if rad.roll in s.roller]
        if not bevakning.galler(arende, steg, kalender, villkor, regel=rad.regel, datum=rad.datum):
            return False
    elif rad.slag == "plan":
        fraga = Planfraga(
            arende=arende,
            kalender=kalender,
            villkor=villkor,
            organisation=organisation,
            dag=dag,
            meddelat=rad.plan or Planbesked(),
        )
        if not planrad_galler(rad.regel, fraga):
            return False
    elif not _faktum_galler(rad, arende):
        return False
    if rad.roll in (BEGARANDE, UTSKICKARE) or rad.regel in _TILL_DEN_SOM_VAR:
        return True
    return any(a.person == person for a in mottagare(rad.roll, arende, organisation, dag))


def foljer_rollen(rad: Rad, arende: Arende) -> bool:
    """Whether a fact still holds and is for whoever has the role, so that somebody else may be told it.

    Raises Datafel for a fact that nobody knows.
    """
    en_person = rad.roll in (BEGARANDE, UTSKICKARE) or rad.regel in _TILL_DEN_SOM_VAR
    return not en_person and _faktum_galler(rad, arende)


_TILL_DEN_SOM_VAR = frozenset({"angrad", "angrat_beslut"})
"""Facts for whoever had the role before the post; the case may have nobody in it now."""


def _faktum_galler(rad: Rad, arende: Arende) -> bool:
    provning = _FAKTA.get(rad.regel)
    if provning is None:
        raise Datafel(f"Brevets rad talar om ”{rad.regel}”, som inte är någon känd händelse.")
    return provning(rad, arende)


def _ar_oppet(rad: Rad, arende: Arende) -> bool:
    return arende.ar_oppet


def _ofordelat(rad: Rad, arende: Arende) -> bool:
    return arende.ar_oppet and arende.ansvar is None


def _vantar(rad: Rad, arende: Arende) -> bool:
    return arende.begaran is not None


def _samma_utskick(rad: Rad, arende: Arende) -> bool:
    return arende.utskick is not None and arende.utskick.version < rad.version


def _samma_tillstand(rad: Rad, arende: Arende) -> bool:
    return arende.tillstand == rad.tillstand


def _inget_vantar(rad: Rad, arende: Arende) -> bool:
    return _samma_tillstand(rad, arende) and arende.begaran is None and arende.utskick is None


def _svarstiden_star(rad: Rad, arende: Arende) -> bool:
    vantar = isinstance(arende, Remiss) and arende.vantar_pa_svar
    return vantar and (arende.slutdag or rad.datum) == rad.datum


_FAKTA: Mapping[str, Callable[[Rad, Arende], bool]] = {
    "registrerad": _ofordelat,
    "tilldelad": _ar_oppet,
    "begaran": _vantar,
    "begaran_omstartad": _vantar,
    "aterlamnad": _inget_vantar,
    "aterremitterad": _samma_tillstand,
    "beslutad": _samma_tillstand,
    "justerad": _samma_tillstand,
    "anstand_beviljat": _svarstiden_star,
    "anstand_avslaget": _svarstiden_star,
    "angrad": _samma_tillstand,
    "angrat_beslut": _samma_tillstand,
    "svar_misslyckat": _inget_vantar,
    "svar_ovisst": _samma_utskick,
}
