"""Remiss, the aggregate: one part per state, what is true now; and the kind of case that it is."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import ClassVar

from attrs import field, frozen

from tillstand import (
    atgarder,
    avskriven,
    beredning,
    delegation,
    forslag,
    justerad,
    mottagen,
    namndbeslut,
    overlamnad,
)
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Ansvar, Arende, Arendeslag
from tillstand.atgarder import Anmald, Anslag, Avslutad, Preliminart, Rattelser
from tillstand.avskriven import Avskriven
from tillstand.beredning import Beredning
from tillstand.forslag import Forslag
from tillstand.handlingar import Handlingar
from tillstand.justerad import Justerad
from tillstand.kalender import Kalender
from tillstand.mottagen import Mottagen, Registrering
from tillstand.namndbeslut import Namndbeslut
from tillstand.overlamnad import Overlamnad
from tillstand.remissplan import motesdagar, planankare, planmote
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

_FORE_SVARET = ("mottagen", "beredning", "forslag", "namndbeslut", "justerad")


@frozen(kw_only=True)
class Remiss(Arende):
    """A remiss as it stands now. A part is there when its state has been reached and still holds."""

    DELAR: ClassVar[tuple[str, ...]] = (
        "mottagen",
        "beredning",
        "forslag",
        "namndbeslut",
        "justerad",
        "overlamnad",
        "avskriven",
        "svarstid",
        "handlingar",
        "preliminart",
        "anslag",
        "anmald",
        "rattelser",
        "avslutad",
    )

    mottagen: Mottagen
    svarstid: Svarstid = field(factory=Svarstid)
    handlingar: Handlingar = field(factory=Handlingar)
    beredning: Beredning | None = None
    forslag: Forslag | None = None
    namndbeslut: Namndbeslut | None = None
    justerad: Justerad | None = None
    overlamnad: Overlamnad | None = None
    avskriven: Avskriven | None = None
    preliminart: Preliminart | None = None
    anslag: Anslag | None = None
    anmald: Anmald | None = None
    rattelser: Rattelser | None = None
    avslutad: Avslutad | None = None

    @cached_property
    def ansvar(self) -> Ansvar | None:
        """The handläggare and the responsible enhet, once distributed."""
        if self.beredning is None:
            return None
        return Ansvar(handlaggare=self.beredning.handlaggare, enhet=self.beredning.enhet)

    @property
    def hemligt(self) -> bool:
        """Whether the remiss carries a secrecy marking (OSL 5:5)."""
        return self.mottagen.sekretess is not None

    @property
    def ar_oppet(self) -> bool:
        """Open until it is avslutad, avskriven or makulerad."""
        return self.avslutad is None and self.avskriven is None

    @property
    def rubrik(self) -> str:
        """The public title."""
        return self.mottagen.titel

    @property
    def slutdag(self) -> date | None:
        """The svarstid that counts, extensions included."""
        return self.svarstid.galler

    @property
    def vantar_pa_svar(self) -> bool:
        """Whether the sender still waits for the answer."""
        return self.tillstand in _FORE_SVARET and self.avskriven is None

    def ankare(self, kalender: Kalender, villkor: Villkor) -> Mapping[str, date]:
        """The named dates that rungs hang on, as far as they hold now."""
        alla: dict[str, date | None] = {
            **planankare(self, kalender, villkor),
            "ofordelad": lokal_dag(self.registrerad) if self.tillstand == "mottagen" else None,
            "svarstid": self.svarstid.galler if self.vantar_pa_svar else None,
            "svarstid_utan_sammantrade": self._svarstid_utan_sammantrade(),
            "begaran": self.begaran.steg_sedan if self.begaran else None,
            "anstand": self._begart_anstand(),
            "beslut_ojusterat": self._ojusterat(),
            "klart_att_sandas": self._klart_att_sandas(),
            "anmalan": self._anmalan_senast(kalender, villkor),
        }
        return {namn: dag for namn, dag in alla.items() if dag is not None}

    def planmote(self, kalender: Kalender, villkor: Villkor) -> date | None:
        """The nämnd's meeting that decided it or that its plan aims at."""
        return planmote(self, kalender, villkor)

    def motesdagar(self) -> Iterable[date]:
        """The meetings that have postponed it or sent it back."""
        return motesdagar(self)

    def _svarstid_utan_sammantrade(self) -> date | None:
        har_mal = self.beredning is not None and self.beredning.malsammantrade is not None
        return None if har_mal or not self.vantar_pa_svar else self.svarstid.galler

    def _begart_anstand(self) -> date | None:
        oppet = self.svarstid.oppet_anstand
        return oppet.begart if oppet is not None and self.vantar_pa_svar else None

    def _ojusterat(self) -> date | None:
        beslut = self.namndbeslut
        if self.tillstand != "namndbeslut" or beslut is None or not beslut.kraver_justering:
            return None
        return beslut.beslutsdag

    def _klart_att_sandas(self) -> date | None:
        if self.tillstand == "justerad" and self.justerad is not None:
            return self.justerad.dag
        beslut = self.namndbeslut
        if self.tillstand == "namndbeslut" and beslut is not None and not beslut.kraver_justering:
            return beslut.beslutsdag
        return None

    def _anmalan_senast(self, kalender: Kalender, villkor: Villkor) -> date | None:
        beslut = self.namndbeslut
        if beslut is None or self.anmald is not None or not beslut.ska_anmalas:
            return None
        mote = kalender.nasta_mote(self.namnd, efter=beslut.beslutsdag)
        return mote or beslut.beslutsdag + timedelta(villkor.anmalan_dagar)

    def handlingsversioner(self) -> tuple[tuple[int, int], ...]:
        """The (number, version) pairs of the documents that are no working material."""
        return tuple((h.nummer, h.version) for h in self.handlingar.senaste() if not h.arbetsmaterial)

    def innehall(self) -> Iterable[str]:
        """The contents of every version of every document."""
        return tuple(h.innehall for h in self.handlingar.alla)

    def sokbara_texter(self) -> Iterable[str]:
        """Titles, sender and object: what people remember of a remiss."""
        m = self.mottagen
        avsandare = (m.avsandare.organ, m.avsandare.rotel) if m.avsandare else ()
        objekt = (m.objekt.titel, m.objekt.beteckning) if m.objekt else ()
        return tuple(t for t in (m.titel, m.titel_intern, *avsandare, *objekt) if t)

    def sokbara_nummer(self) -> Iterable[str]:
        """The own number, the sender's, and the object's designation."""
        m = self.mottagen
        frammande = m.avsandare.diarienummer if m.avsandare else None
        objekt = m.objekt.beteckning if m.objekt else None
        return tuple(n for n in (self.diarienummer, frammande, objekt) if n)


def fod(
    underlag: Registrering,
    *,
    id_: str,
    namnd: str,
    diarienummer: str,
    flode: str,
    start: str,
    registrerad: datetime,
) -> Remiss:
    """A new remiss as its registration makes it: version 1, in the start state of its flow."""
    delar = {f: getattr(underlag, f) for f in (a.name for a in Mottagen.__attrs_attrs__)}
    return Remiss(
        id=id_,
        slag=REMISS.namn,
        namnd=namnd,
        diarienummer=diarienummer,
        flode=flode,
        tillstand=start,
        version=1,
        registrerad=registrerad,
        mottagen=Mottagen(**delar),
        svarstid=underlag.svarstid,
    )


_DELAR = (mottagen, beredning, forslag, namndbeslut, justerad, overlamnad, avskriven, atgarder)

REMISS = Arendeslag(
    namn="remiss",
    klass=Remiss,
    delar={
        "mottagen": Mottagen,
        "beredning": Beredning,
        "forslag": Forslag,
        "namndbeslut": Namndbeslut,
        "justerad": Justerad,
        "overlamnad": Overlamnad,
        "avskriven": Avskriven,
        "svarstid": Svarstid,
        "handlingar": Handlingar,
        "preliminart": Preliminart,
        "anslag": Anslag,
        "anmald": Anmald,
        "rattelser": Rattelser,
        "avslutad": Avslutad,
    },
    underlag={klass.__name__.lower(): klass for modul in _DELAR for klass in modul.UNDERLAG},
    krav={funktion.__name__: funktion for modul in (*_DELAR, delegation) for funktion in modul.KRAV},
    fodelse=Registrering,
    fod=fod,
    alltid=frozenset({"mottagen", "svarstid", "handlingar"}),
)
"""The remiss as the engine sees it."""
