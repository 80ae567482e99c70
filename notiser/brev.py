"""From facts and warnings to letters: one letter per person and morning, one per post and person at once.

A letter is data (`Brevutkast`) until it is sent. Its lines are tried again before that, in `galler`, and
become words in `rendering`.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from attrs import field, frozen

from konfiguration.trappa import VANTAR_PA
from notiser.mottagare import Adressat, mottagare, person_eller_ersattare
from notiser.planrader import PLAN_ANDRAD
from tillstand.arende import Arende, Nar
from tillstand.atgarder import AnstandAvslaget, AnstandBeviljat
from tillstand.behorighet import Organisation
from tillstand.beredning import Aterremiss
from tillstand.handelser import Handelseslag, Utfall
from tillstand.remissplan import Planbesked

BEGARANDE = "begarande"
"""In a line's `roll`: the person who asked for an approval that was not given."""

UTSKICKARE = "utskickare"
"""In a line's `roll`: the person who asked that an answer be sent."""


class Brevslag(StrEnum):
    """Why a letter is written."""

    MORGON = "morgon"
    DIREKT = "direkt"
    SVAR = "svar"
    """The answer to the remissavsändare."""
    KOPIA = "kopia"
    KVITTO = "kvitto"
    """To the remissavsändare: the remiss has come in."""
    SIGILL = "sigill"
    """The daily seal, to the administrators."""
    LARM = "larm"
    """To the administrator: something in the machinery needs a hand."""
    KALENDER = "kalender"
    """To the nämndsekreterare: a year's meetings are not entered yet."""


@frozen(kw_only=True)
class Rad:
    """One line of a letter: which rule speaks of which case, on which day, to whom in which role.

    `datum` is the rung's day for a warning; for a fact the day that it tells of. `tillstand` is the state
    that the case was in when a fact was told.
    """

    slag: Literal["varning", "handelse", "plan", "svar"]
    arende: str
    regel: str
    datum: date
    roll: str
    version: int = 0
    person_for: str | None = None
    tillstand: str = ""
    plan: Planbesked | None = None
    """What was told before of the plan, for a line that says that it has changed."""


@frozen(kw_only=True)
class Brevutkast:
    """A letter not yet rendered. `nyckel` is unique: the same letter is never stored twice."""

    nyckel: str
    person: str
    slag: Brevslag
    dag: date
    rader: tuple[Rad, ...] = field(default=())


def morgonbrev(person: str, dag: date, rader: Iterable[Rad]) -> Brevutkast:
    """The letter of one morning: everything that one person is to be reminded of that local day."""
    return Brevutkast(
        nyckel=f"morgon:{person}:{dag.isoformat()}",
        person=person,
        slag=Brevslag.MORGON,
        dag=dag,
        rader=tuple(rader),
    )


def meddelande_id(nyckel: str, doman: str) -> str:
    """A Message-ID that is the same each time the letter with that key is sent."""
    return f"<{meddelandetal(nyckel)}@{doman}>"


def meddelandetal(nyckel: str) -> str:
    """What stands before the @ in the Message-ID of the letter with that key: an answer to it names it."""
    return hashlib.sha256(nyckel.encode()).hexdigest()[:32]


def direktbrev(
    fore: Arende | None,
    utfall: Utfall,
    organisation: Organisation,
    nar: Nar,
    tidigare_plan: Planbesked | None = None,
) -> tuple[Brevutkast, ...]:
    """The letters that a post gives rise to at once, one per person, never to the one who acted.

    `tidigare_plan` is what was told of the plan before, when the post has changed it.
    """
    arende: Arende = utfall.arende
    aktor = utfall.handelser[0].av
    rader: dict[str, dict[str, Rad]] = {}
    andrad = _planen_ar_andrad(arende, organisation, nar.idag) if tidigare_plan is not None else ()
    for regel, roll, adressat in (*_att_saga(fore, utfall, organisation, nar.idag), *andrad):
        rad = Rad(
            slag="plan" if regel == PLAN_ANDRAD else "handelse",
            plan=tidigare_plan if regel == PLAN_ANDRAD else None,
            arende=arende.id,
            regel=regel,
            datum=(arende.slutdag or nar.idag) if regel in SVARSTIDSREGLER else nar.idag,
            roll=roll,
            version=arende.version,
            person_for=adressat.for_,
            tillstand=arende.tillstand,
        )
        if adressat.person != aktor:
            rader.setdefault(adressat.person, {}).setdefault(regel, rad)
    return tuple(
        Brevutkast(
            nyckel=f"post:{arende.id}:{arende.version}:{person}",
            person=person,
            slag=Brevslag.DIREKT,
            dag=nar.idag,
            rader=tuple(personens.values()),
        )
        for person, personens in rader.items()
    )


SVARSTIDSREGLER = frozenset({"anstand_beviljat", "anstand_avslaget"})
"""Facts whose line carries the svarstid that counts afterwards."""


def _att_saga(
    fore: Arende | None, utfall: Utfall, organisation: Organisation, dag: date
) -> Iterator[tuple[str, str, Adressat]]:
    for regel, (har_hant, roller) in REGLER.items():
        if not har_hant(fore, utfall):
            continue
        for roll in roller:
            for adressat in _adressater(roll, fore, utfall.arende, organisation, dag):
                yield regel, roll, adressat


def _planen_ar_andrad(
    arende: Arende, organisation: Organisation, dag: date
) -> Iterator[tuple[str, str, Adressat]]:
    """The handläggare and the chef follow the plan; of what is laid before the nämnd also the secretary."""
    roller = ("handlaggare", "chef", *(("namndsekreterare",) if arende.tillstand == "forslag" else ()))
    for roll in roller:
        for adressat in mottagare(roll, arende, organisation, dag):
            yield PLAN_ANDRAD, roll, adressat


def _adressater(
    roll: str, fore: Arende | None, arende: Arende, organisation: Organisation, dag: date
) -> tuple[Adressat, ...]:
    if roll not in (BEGARANDE, UTSKICKARE):
        fordelat = fore if fore and arende.ansvar is None else arende
        return mottagare(roll, fordelat, organisation, dag)
    if fore is None or (vantande := fore.begaran if roll == BEGARANDE else fore.utskick) is None:
        return ()
    return person_eller_ersattare(vantande.begard_av, arende, organisation, dag)


_Villkor = Callable[[Arende | None, Utfall], bool]


def _faktum(*slag: Handelseslag) -> _Villkor:
    return lambda _fore, utfall: not utfall.slag.isdisjoint(slag)


def _antecknat(underlag: type) -> _Villkor:
    return lambda _fore, utfall: any(isinstance(ett, underlag) for ett in utfall.antecknat)


def _ny_del(namn: str) -> _Villkor:
    def ny(fore: Arende | None, utfall: Utfall) -> bool:
        return fore is not None and namn not in fore.delar and namn in utfall.arende.delar

    return ny


def _ny_handlaggare(fore: Arende | None, utfall: Utfall) -> bool:
    tidigare, nu = fore.ansvar if fore else None, utfall.arende.ansvar
    return nu is not None and (tidigare is None or tidigare.handlaggare != nu.handlaggare)


def _angrad(*, beslutet: bool) -> _Villkor:
    def angrad(fore: Arende | None, utfall: Utfall) -> bool:
        if Handelseslag.ANGRAD not in utfall.slag:
            return False
        borta = fore is not None and "namndbeslut" in fore.delar and "namndbeslut" not in utfall.arende.delar
        return borta is beslutet

    return angrad


REGLER: dict[str, tuple[_Villkor, tuple[str, ...]]] = {
    "registrerad": (lambda fore, _utfall: fore is None, ("fordelare",)),
    "tilldelad": (_ny_handlaggare, ("handlaggare",)),
    "begaran": (_faktum(Handelseslag.BEGARAN, Handelseslag.GODKAND), (VANTAR_PA,)),
    "begaran_omstartad": (_faktum(Handelseslag.BEGARAN_OMSTARTAD), (VANTAR_PA,)),
    "aterlamnad": (_faktum(Handelseslag.ATERLAMNAD), (BEGARANDE,)),
    "aterremitterad": (_antecknat(Aterremiss), ("handlaggare",)),
    "beslutad": (_ny_del("namndbeslut"), ("handlaggare", "registrator")),
    "justerad": (_ny_del("justerad"), ("registrator", "handlaggare")),
    "anstand_beviljat": (_antecknat(AnstandBeviljat), ("handlaggare", "chef")),
    "anstand_avslaget": (_antecknat(AnstandAvslaget), ("handlaggare", "chef")),
    "angrad": (_angrad(beslutet=False), ("handlaggare",)),
    "angrat_beslut": (_angrad(beslutet=True), ("handlaggare", "registrator")),
    "svar_ovisst": (_faktum(Handelseslag.UTSKICK_OVISST), (UTSKICKARE,)),
    "svar_misslyckat": (_faktum(Handelseslag.UTSKICK_MISSLYCKAT), (UTSKICKARE,)),
}
"""Which facts are told at once, and to whom. Names are never removed: stored letters speak of them."""
