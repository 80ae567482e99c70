"""Plays the scenes on a clock that is set by hand: every working day at seven, and a minute after each scene.

Everything goes through `motor`, as it does for people; while no case is open the days pass unswept.
"""

import email
import email.policy
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from attrs import define, field, frozen

from arbetsflode import motor
from arbetsflode.demo.arenden import FALL
from arbetsflode.demo.berattare import Berattare, Skriv
from arbetsflode.demo.berattelse import Brevrad, Handelserad, Slutrad, plantext
from arbetsflode.demo.manus import Anmalfranvaro, Demofall, Lage, Scen, Steg
from arbetsflode.demo.mapp import KALENDERFIL, PERSONFIL, ny_demomapp
from arbetsflode.demo.slut import slutord, slutrad
from arbetsflode.demomarke import demomiljo
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager.brevlada import Brevrad as Lagratbrev
from arbetsflode.motor import Arendevy, Granskning, Kvitto
from arbetsflode.motor.transaktion import rader_ur_text
from arbetsflode.program import Program
from arbetsflode.sammansattning import oppna
from konfiguration.kalenderfil import las_kalender
from konfiguration.personfil import las_personer
from notiser.brev import Brevslag, meddelande_id
from notiser.kanaler.mapp import filnamn
from tillstand.arbetsdagar import STOCKHOLM, lokal_dag
from tillstand.behorighet import Aktor

Framsteg = Callable[[int, int], None]
"""Told how many scenes have been played, and how many there are."""

_ADMIN = Aktor(person="admin", kanal="demo")
_ARKIV = Aktor(person="arkiv", kanal="demo")
"""May see every case, also those of a nämnd that is no more."""
_KLOCKAN = time(7, 0)
_EN_MINUT = timedelta(minutes=1)


@frozen(kw_only=True)
class Demoresultat:
    """What was played, and where it lies."""

    mapp: Path
    databas: Path
    brevmapp: Path
    rader: tuple[str, ...]
    """The story as it was written."""
    handelser: tuple[Handelserad, ...]
    brev: tuple[Brevrad, ...]
    sigill: int
    """The seals that went to the administrator."""
    slut: tuple[Slutrad, ...]
    """How each case ended, in the order of their registration."""
    granskning: Granskning


def spela(
    mapp: Path,
    skriv: Skriv,
    framsteg: Framsteg | None = None,
    miljo: Mapping[str, str] | None = None,
    *,
    fallen: Sequence[Demofall] = FALL,
) -> Demoresultat:
    """Play cases in a folder of their own and tell it line by line; twice gives the same story.

    Of the environment only REMISS_BAS_URL is heeded. Raises OgiltigIndata for a folder that holds
    something else than an earlier demo.
    """
    egen_miljo = demomiljo(miljo or {})
    ny_demomapp(mapp, egen_miljo)
    scener = sorted(((fall, scen) for fall in fallen for scen in fall.scener), key=lambda par: par[1].nar)
    klocka = Stallklocka(scener[0][1].nar - timedelta(hours=1))
    with oppna(mapp, klocka=klocka, slump=_slump(), miljo=egen_miljo) as program:
        spelning = _Spelning(program=program, klocka=klocka, berattare=Berattare(skriv=skriv))
        spelning.borja(mapp)
        for nummer, (fall, scen) in enumerate(scener, start=1):
            spelning.spela_scen(fall, scen, f"demo:{nummer}")
            if framsteg is not None:
                framsteg(nummer, len(scener))
        return spelning.avsluta(mapp)


def _slump() -> Callable[[int], bytes]:
    """Bytes that look random and are the same each time: every id and salt of the demo."""
    nummer = iter(range(1 << 62))

    def slump(antal: int) -> bytes:
        return hashlib.shake_256(f"remissdemo {next(nummer)}".encode()).digest(antal)

    return slump


@define(kw_only=True)
class _Spelning:
    """A demo as far as it has come."""

    program: Program
    klocka: Stallklocka
    berattare: Berattare
    arenden: dict[str, str] = field(factory=dict, init=False)
    """The id of each case that has been registered, by its short name."""
    oppna: set[str] = field(factory=set, init=False)
    """The short names of the cases that somebody still has something to do with."""
    pa_vag_ut: set[str] = field(factory=set, init=False)
    planer: dict[str, str] = field(factory=dict, init=False)
    """What was last told of each case's plan, by its short name."""
    sedda: set[str] = field(factory=set, init=False)
    """The letters that the listener has been told of."""
    osiglat: bool = field(default=True, init=False)
    """Whether anything has been noted since the last seal."""
    sigill: int = field(default=0, init=False)

    def borja(self, mapp: Path) -> None:
        """Read in the people, and tell the listener what this is."""
        uppgifter = las_personer(mapp / PERSONFIL, self.program.kommun.namnder)
        motor.importera_personer(self.program, _ADMIN, uppgifter=uppgifter, nyckel="demo:personer")
        namnder = {kod: namnd.namn for kod, namnd in self.program.kommun.namnder.items()}
        moten = las_kalender(mapp / KALENDERFIL, namnder)
        motor.andra_kalender(self.program, _ADMIN, moten_=moten, nyckel="demo:kalender")
        self.berattare.inled()

    def spela_scen(self, fall: Demofall, scen: Scen, nyckel: str) -> None:
        """Let the days pass until the scene, play it, and let its letters go."""
        for dag in self.arbetsdagar_till(lokal_dag(scen.nar)):
            self.morgon(dag)
        self.klocka.stall(scen.nar)
        if scen is fall.scener[0]:
            self.berattare.borja_fall(fall, scen.nar)
        self.beratta(fall, scen, self.ta_steg(fall, scen, nyckel))
        self.osiglat = True
        self.tick(scen.nar + _EN_MINUT)

    def arbetsdagar_till(self, dag: date) -> Iterator[date]:
        """The working days after today up to and including `dag`; none when nothing is left to do."""
        plus, ett = self.program.dagar.plus, lokal_dag(self.klocka.nu())
        while (self.oppna or self.osiglat) and (ett := plus(ett, 1)) <= dag:
            yield ett

    def morgon(self, dag: date) -> None:
        """A working day begins; what was noted the days before is sealed."""
        self.klocka.stall(datetime.combine(dag, _KLOCKAN, tzinfo=STOCKHOLM))
        if self.osiglat:
            motor.forsegla(self.program)
            self.osiglat = False
        self.tick(self.klocka.nu())

    def ta_steg(self, fall: Demofall, scen: Scen, nyckel: str) -> list[Kvitto]:
        """Take the steps of a scene one after another, each on the case as the last one left it."""
        aktor, kvitton = Aktor(person=scen.vem, kanal="demo"), []
        for plats, steg in enumerate(scen.steg):
            kvitto = steg.gor(self.program, aktor, self.lage(fall, steg, f"{nyckel}:{plats}"))
            if kvitto is not None:
                self.arenden[fall.namn] = kvitto.arende
                kvitton.append(kvitto)
        return kvitton

    def lage(self, fall: Demofall, steg: Steg, nyckel: str) -> Lage:
        """The case as it stands now; nothing but the key when there is none yet, or the step needs none."""
        if fall.namn not in self.arenden or isinstance(steg, Anmalfranvaro):
            return Lage(arende="", version=0, nyckel=nyckel)
        arende = self.vy(fall.namn).arende
        return Lage(arende=arende.id, version=arende.version, nyckel=nyckel)

    def vy(self, fall: str) -> Arendevy:
        """A case as it stands now, with its history."""
        return motor.visa(self.program, _ARKIV, arende=self.arenden[fall])

    def namn(self, person: str) -> str:
        """What a person is called."""
        return motor.lista_personer(self.program, _ADMIN).namn(person)

    def beratta(self, fall: Demofall, scen: Scen, kvitton: list[Kvitto]) -> None:
        """Tell what was done, where the case stands now, and what was warned of."""
        rad = Handelserad(
            nar=scen.nar,
            fall=fall.namn if kvitton else "",
            person=scen.vem,
            vem=self.namn(scen.vem),
            vad=scen.vad.format(dnr=kvitton[0].diarienummer if kvitton else ""),
            arende=kvitton[0].arende if kvitton else "",
            poster=tuple(kvitto.version for kvitto in kvitton),
            tillstand=tuple(kvitto.tillstand for kvitto in kvitton),
            pahittat=scen.pahittat,
        )
        if not kvitton:
            self.berattare.handelse(rad)
            return
        vy = self.vy(fall.namn)
        varningar = dict.fromkeys(b.mening for kvitto in kvitton for b in kvitto.varningar)
        self.berattare.handelse(rad, self.tillagg(rad, vy), tuple(varningar), self.planen(fall))
        (self.oppna.add if vy.arende.ar_oppet else self.oppna.discard)(fall.namn)
        (self.pa_vag_ut.add if kvitton[-1].pa_vag_ut else self.pa_vag_ut.discard)(fall.namn)

    def planen(self, fall: Demofall) -> str:
        """The plan of a case as it stands now, when it is another than was last told."""
        vy = motor.planera(self.program, _ARKIV, arende=self.arenden[fall.namn])
        text = plantext(vy.plan, vy.utvagar) if vy.plan else ""
        ny = bool(text) and self.planer.get(fall.namn) != text
        self.planer[fall.namn] = text
        return text if ny else ""

    def tillagg(self, rad: Handelserad, vy: Arendevy) -> str:
        """What a line ends with: the states that the case has come to, when they are new."""
        fore = self.berattare.tillstand.get(rad.arende)
        nya = (ett for ett in dict.fromkeys(rad.tillstand) if ett != fore)
        return "".join(f" → {vy.rubriker[ett].upper()}" for ett in nya)

    def tick(self, nar: datetime) -> None:
        """What the worker does each minute; tell which letters left, and which answers left with them."""
        self.klocka.stall(nar)
        motor.svep(self.program)
        motor.skriv_morgonbrev(self.program)
        motor.skicka(self.program)
        self.berattare.brev(nar, [self.brevrad(nar, b) for b in self.nya_brev()])
        for fall in sorted(self.pa_vag_ut):
            self.se_efter_svar(fall, nar)

    def nya_brev(self) -> list[Lagratbrev]:
        """The letters that left since last time, the seals only counted."""
        skickade = motor.lista_brev(self.program, _ADMIN, lagen=("skickad",))
        nya = [b for b in skickade if b.id not in self.sedda]
        self.sedda.update(b.id for b in nya)
        self.sigill += sum(b.slag == Brevslag.SIGILL for b in nya)
        return sorted((b for b in nya if b.slag != Brevslag.SIGILL), key=lambda b: (b.skapat, b.nyckel))

    def brevrad(self, nar: datetime, brev: Lagratbrev) -> Brevrad:
        """A letter as the story tells of it, its subject read from the file that was written."""
        fil = filnamn(meddelande_id(brev.nyckel, self.program.avsandardoman()))
        data = (_brevmapp(self.program) / fil).read_bytes()
        amne = str(email.message_from_bytes(data, policy=email.policy.default)["Subject"])
        till = self.namn(brev.person) if brev.person else brev.adress or ""
        regler = tuple(rad.regel for rad in rader_ur_text(brev.rader) if rad.slag == "varning")
        return Brevrad(nar=nar, till=till, amne=amne, regler=regler, fil=fil)

    def se_efter_svar(self, fall: str, nar: datetime) -> None:
        """Tell of an answer that was on its way and has now gone."""
        vy = self.vy(fall)
        if vy.arende.utskick is not None:
            return
        self.pa_vag_ut.discard(fall)
        post = vy.handelser[-1]
        rad = Handelserad(
            nar=nar,
            fall=fall,
            person=post.av,
            vem="Brevet",
            vad="med svaret har gått",
            arende=vy.arende.id,
            poster=(post.nummer,),
            tillstand=(vy.arende.tillstand,),
            pahittat=True,
        )
        self.berattare.handelse(rad, self.tillagg(rad, vy))

    def avsluta(self, mapp: Path) -> Demoresultat:
        """Let the last seal be put; check everything, and tell how it went and where it lies."""
        self.morgon(self.program.dagar.plus(lokal_dag(self.klocka.nu()), 1))
        granskning = motor.verifiera(self.program)
        rader = tuple(slutrad(self.vy(namn).arende) for namn in self.arenden)
        databas, brevmapp = mapp / "remiss.db", _brevmapp(self.program)
        self.berattare.sluta(slutord(rader, granskning, len(self.berattare.brevrader), self.sigill, mapp))
        return Demoresultat(
            mapp=mapp,
            databas=databas,
            brevmapp=brevmapp,
            rader=tuple(self.berattare.rader),
            handelser=tuple(self.berattare.handelser),
            brev=tuple(self.berattare.brevrader),
            sigill=self.sigill,
            slut=rader,
            granskning=granskning,
        )


def _brevmapp(program: Program) -> Path:
    return program.installningar.epost.mapp or program.installningar.mapp / "brev"
