"""The use cases that write, each with a base that it can be done on: what the proof of kills kills."""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from enum import Enum, auto
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from arbetsflode import motor
from arbetsflode.inkorg import Vag
from arbetsflode.lager import brevlada
from arbetsflode.lager.kopia import Manifest
from arbetsflode.motor.gallringslista import FIL, Gallringsrad, lagg_till, las
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IDAG, NU, UNDERLAG, registrering
from tests.motor.paminnelser import fall, kl, skriv_i_basen, svep
from tests.programbyggare import (
    Lopp,
    aktor,
    folket,
    inlaga,
    med_kanal,
    per_epost,
    registrera,
    svar_per_epost,
)
from tillstand.behorighet import Franvaro, Person
from tillstand.fel import Leveransfel
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Sekretess
from tillstand.mote import Mote
from tillstand.motivering import Motivering
from tillstand.overlamnad import SAKNAS

MORGON = kl("2011-10-20 07:05")
EFTER_HYRAN = timedelta(hours=1)
"""By then nobody holds a letter that a killed sender had claimed."""
SANT, FORUT = "sant", "forut"
"""The file that letters leave to, and the one that they left to while the base was prepared."""


class Igen(Enum):
    """What asking again must come to, whether the killed attempt was stored or not."""

    SAMMA_SVAR = auto()
    """There is a key: the one answer, and the base exactly as if nothing had happened."""
    SAMMA_SLUT = auto()
    """There is no key: the same base, though the answer may be that there is nothing left to do."""
    NYTT = auto()
    """Each time is an event of its own."""
    BREVEN = auto()
    """Letters leave in between: judged by what became of each."""


@frozen(kw_only=True)
class Scen:
    """A use case, and all that it needs to be done, killed, judged and asked for again."""

    namn: str
    over: str
    """The function of `motor` that it is."""
    forbered: Callable[[Program], Any]
    """Bring the base to where it can be done; what it answers is given to `gor`."""
    gor: Callable[[Program, Any], Any]
    nar: datetime = NU
    """The moment when it is done."""
    igen: Igen = Igen.SAMMA_SVAR
    i_ett: bool = True
    """All of it or nothing; the others go on in steps, each of which is whole."""


@frozen
class Utlopp:
    """A way out of the house that writes each letter on a line of a file, flushed to disk."""

    fil: Path

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Note the letter."""
        fd = os.open(self.fil, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(fd, f"{meddelande['Message-ID']} {adress}\n".encode())
        os.fsync(fd)
        os.close(fd)


@frozen
class Brutet:
    """A way out that breaks when the letter may have been taken."""

    fel: Leveransfel = field(factory=lambda: Leveransfel("linjen bröts efter DATA", oviss=True))

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Break."""
        raise self.fel


def _med(lopp: Lopp) -> dict[str, Any]:
    """The case as it was last seen, and the key that every attempt uses."""
    return {"arende": lopp.id, "version": lopp.kvitto.version, "nyckel": "scenens nyckel"}


_Justerat = tuple[str, int, str]
"""A case as it was last seen, and its sender's number."""


def _tva_justerade(program: Program) -> list[_Justerat]:
    tva = [registrera(program, f"Remiss {n}").till("justerad") for n in "AB"]
    for lopp in tva:
        lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG)
    return [(*lopp.plats, lopp.deras_nummer) for lopp in tva]


def _sand_bada(program: Program, tva: list[_Justerat], nyckel: str) -> Any:
    """One answer to two cases, by e-mail, with a copy."""
    return motor.handla_flera(
        program,
        aktor("registrator"),
        arenden=[(id_, version) for id_, version, _ in tva],
        overgang="overlamna",
        underlag=_svaret(SAKNAS),
        egna={id_: _svaret(nummer) for id_, _, nummer in tva},
        nyckel=nyckel,
    )


def _svaret(deras_nummer: str) -> Any:
    return per_epost(kopia_till=("kopia@stad.example",), avsandarens_diarienummer=deras_nummer)


def _pa_vag(program: Program) -> dict[str, Any]:
    tva = _tva_justerade(program)
    kvitto = _sand_bada(program, tva, "pa vag")[0]
    return {"arende": kvitto.arende, "version": kvitto.version, "nyckel": "scenens nyckel"}


def _ovisst(program: Program) -> str:
    svar_per_epost(registrera(program).till("justerad"))
    med_kanal(program, Brutet())
    motor.skicka(program)
    with program.databas.las() as f:
        (brev,) = [b for b in brevlada.lista(f) if b.lage == "oviss" and b.slag == "svar"]
    return brev.id


def _misslyckat(program: Program) -> str:
    registrera(program)
    med_kanal(program, Brutet(Leveransfel("550 finns inte", bestaende=True)))
    motor.skicka(program)
    with program.databas.las() as f:
        (brev,) = brevlada.lista(f, lagen=("misslyckad",))
    return brev.id


def _vantande(program: Program) -> Lopp:
    """A proposal that waits for its first approval."""
    return registrera(program).till("beredning").bifoga("handlaggare").gor("lagg_forslag", "handlaggare")


def _hemligt(program: Program) -> str:
    lopp = registrera(program)
    lopp.gor("komplettera", "registrator", sekretess=Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG))
    return lopp.id


def _hemligt_brev(program: Program) -> str:
    """The letter that tells the fördelare of a secret case."""
    id_ = _hemligt(program)
    with program.databas.las() as f:
        return brevlada.for_arende(f, id_)[0].id


def _hemlig_begaran(program: Program) -> str:
    lopp = _vantande(program)
    lopp.gor("komplettera", "registrator", sekretess=Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG))
    return lopp.id


def _forfallna(program: Program) -> None:
    """Cases with warnings due, one of them unreadable."""
    alla = [fall(program) for _ in range(3)]
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar="{}", id=alla[0].id)


def _tom_lada(program: Program) -> None:
    """Let everything that waits leave, so that what is put in the box next stands alone."""
    med_kanal(program, Utlopp(program.installningar.mapp / FORUT))
    motor.skicka(program)


def _sagda(program: Program) -> None:
    for _ in range(2):
        fall(program)
    svep(program, MORGON)


def _full_lada(program: Program) -> None:
    """An answer to two, which leaves a copy behind, a letter at once, and a reminder."""
    tva = _tva_justerade(program)
    fall(program)
    _tom_lada(program)
    _sand_bada(program, tva, "full lada")
    registrera(program)
    svep(program, MORGON)
    motor.skriv_morgonbrev(program)


def _allt(program: Program) -> None:
    fall(program)
    tva = _tva_justerade(program)
    _tom_lada(program)
    _sand_bada(program, tva, "allt")


def _klockan_tillbaka(program: Program) -> None:
    svep(program, NU + timedelta(days=2))


def _nya_moten() -> tuple[Mote, ...]:
    """Two meetings of socialnämnden."""
    return tuple(Mote(namnd="soc", dag=date(2011, 11, dag)) for dag in (8, 24))


def _pa_motet(program: Program) -> list[tuple[str, str]]:
    """Two proposals that aim at the second of the new meetings, the later one first."""
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=_nya_moten(), nyckel="motena")
    tva = [fall(program, "2011-11-30", enhet="bistand").till("forslag") for _ in range(2)]
    return [(lopp.id, nummer) for lopp, nummer in zip(reversed(tva), ("4", "4 ½"), strict=True)]


def _nya_personer() -> Personuppgifter:
    return Personuppgifter(
        personer=(Person(kod="ny", namn="Ny"),),
        roller=folket().roller,
        franvaro=(Franvaro(person="kollega", fran=IDAG, till=IDAG),),
    )


def _skriven(program: Program, _inget: Any) -> Any:
    return motor.registrera(
        program,
        aktor("registrator"),
        namnd="soc",
        underlag=registrering(
            avsandare=Avsandare(organ="Kommunstyrelsen", diarienummer="KS 9", epost="ks@stad.example")
        ),
        handlingar=[inlaga(titel="Remissen")],
        nyckel="scenens nyckel",
        kvittera=True,
    )


def _att_gallra(program: Program) -> motor.Gallringsplan:
    """A case whose title, document and file are to go, shared by nobody."""
    lopp = registrera(program, "Remiss om Anna", handlingar=[inlaga(titel="Annas brev")]).till("beredning")
    urval = motor.Gallringsurval(ord="anna", handlingar=((1, None),))
    return motor.gallringsplan(program, arende=lopp.id, urval=urval)


def _avslutat(program: Program) -> str:
    """A closed case whose letters have left, with a document."""
    lopp = registrera(program, handlingar=[inlaga(titel="Remissen")])
    lopp.gor("makulera", "registrator")
    _tom_lada(program)
    return lopp.id


def _gallra_hela(program: Program, id_: str, nyckel: str) -> Any:
    return motor.gallra_arende(
        program, aktor("administrator"), arende=id_, beslut="AN 2011 § 7", nyckel=nyckel
    )


def _undanlagt(program: Program) -> date:
    """Something in the inbox that is no case; the day after."""
    post = _i_inkorgen(program)
    motor.lagg_undan_inkommet(
        program, aktor("registrator"), id_=post.id, version=post.version, skal="Reklam", nyckel="undan"
    )
    return IDAG + timedelta(days=1)


def _gallrat(program: Program) -> None:
    _gallra_hela(program, _avslutat(program), "gallrat")


def _med_lista(program: Program) -> None:
    """A base from before an erasure that stands in the list."""
    id_ = _avslutat(program)
    rad = Gallringsrad(
        id="tidigare",
        noterat="2011-10-03T08:00:00.000000Z",
        av="administrator",
        beslut="AN 2011 § 7",
        arende=id_,
        namnd="soc",
        diarienummer="soc 2011/1",
        hela=True,
    )
    lagg_till(program.installningar.kopior, rad)


def _kopierad(program: Program) -> Manifest:
    """What a backup says of itself, taken while an answer is on its way."""
    _pa_vag(program)
    return motor.sakerhetskopiera(program).manifest


def _aterstalld(program: Program) -> None:
    motor.notera_aterstallning(program, aktor("system"), "kopian", _kopierad(program))


def _i_beredning(program: Program) -> dict[str, Any]:
    return _med(registrera(program).till("beredning"))


def _inkommet(program: Program) -> dict[str, Any]:
    """A letter in the inbox that grants a case more time, read."""
    lopp = registrera(program)
    post = _i_inkorgen(program)
    return {
        "id_": post.id,
        "version": post.version,
        "nyckel": "scenens nyckel",
        "arende": lopp.id,
        "arendeversion": lopp.kvitto.version,
    }


def _i_inkorgen(program: Program) -> Any:
    return motor.ta_emot(
        program, aktor("registrator"), innehall=b"Ett brev", filnamn="b.txt", vag=Vag.SIDA, nyckel="brevet"
    )


def _posten(program: Program) -> dict[str, Any]:
    post = _i_inkorgen(program)
    return {"id_": post.id, "version": post.version, "nyckel": "scenens nyckel"}


def _undanlagd(program: Program) -> dict[str, Any]:
    post = _posten(program)
    motor.lagg_undan_inkommet(program, aktor("registrator"), **{**post, "nyckel": "undan"}, skal="Reklam")
    return {**post, "version": post["version"] + 1}


def _i_mappen(program: Program) -> None:
    """A file that has lain for long in the watched folder."""
    mapp = program.installningar.mapp / "inkommande"
    mapp.mkdir()
    (mapp / "brev.txt").write_bytes(b"Ett brev")
    os.utime(mapp / "brev.txt", (0, 0))


def _ur_mappen(program: Program) -> Any:
    mapp = program.installningar.mapp / "inkommande"
    program.installningar = evolve(program.installningar, inkorg_mapp=mapp)
    return motor.ta_emot_ur_mappen(program).avvisade


SCENER = (
    Scen(
        namn="ta_emot",
        over="ta_emot",
        forbered=lambda _p: None,
        gor=lambda p, _d: _i_inkorgen(p).filnamn,
    ),
    Scen(
        namn="las_inkommet",
        over="las_inkommet",
        forbered=lambda p: _i_inkorgen(p).id,
        gor=lambda p, id_: motor.las_inkommet(p, aktor("registrator"), id_=id_).lage.value,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="las_nya",
        over="las_nya",
        forbered=lambda p: _i_inkorgen(p).id,
        gor=lambda p, id_: motor.las_nya(p) and motor.inkommet(p, aktor("registrator"), id_=id_).last.text,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="ta_emot_ur_mappen",
        over="ta_emot_ur_mappen",
        forbered=_i_mappen,
        gor=lambda p, _d: _ur_mappen(p),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="koppla_inkommet",
        over="koppla_inkommet",
        forbered=_inkommet,
        gor=lambda p, d: motor.koppla_inkommet(p, aktor("registrator"), **d),
    ),
    Scen(
        namn="bevilja_ur_inkommet",
        over="bevilja_ur_inkommet",
        forbered=_inkommet,
        gor=lambda p, d: motor.bevilja_ur_inkommet(p, aktor("registrator"), svarstid=date(2011, 11, 30), **d),
    ),
    Scen(
        namn="lagg_undan_inkommet",
        over="lagg_undan_inkommet",
        forbered=_posten,
        gor=lambda p, d: motor.lagg_undan_inkommet(p, aktor("registrator"), skal="Reklam", **d),
    ),
    Scen(
        namn="ta_fram_inkommet",
        over="ta_fram_inkommet",
        forbered=_undanlagd,
        gor=lambda p, d: motor.ta_fram_inkommet(p, aktor("registrator"), **d),
    ),
    Scen(namn="registrera", over="registrera", forbered=lambda _p: None, gor=_skriven),
    Scen(
        namn="fordela",
        over="handla",
        forbered=lambda p: _med(registrera(p)),
        gor=lambda p, d: motor.handla(
            p, aktor("fordelare"), overgang="fordela", underlag=UNDERLAG["fordela"](), **d
        ),
    ),
    Scen(
        namn="lagg_forslag",
        over="handla",
        forbered=lambda p: _med(registrera(p).till("beredning").bifoga("handlaggare")),
        gor=lambda p, d: motor.handla(
            p, aktor("handlaggare"), overgang="lagg_forslag", underlag=UNDERLAG["lagg_forslag"](), **d
        ),
    ),
    Scen(
        namn="svar på två",
        over="handla_flera",
        forbered=_tva_justerade,
        gor=lambda p, tva: _sand_bada(p, tva, "scenens nyckel"),
    ),
    Scen(
        namn="godkann",
        over="godkann",
        forbered=lambda p: _med(_vantande(p)),
        gor=lambda p, d: motor.godkann(p, aktor("avdelningschef"), **d),
    ),
    Scen(
        namn="godkann sist",
        over="godkann",
        forbered=lambda p: _med(_vantande(p).godkann("avdelningschef")),
        gor=lambda p, d: motor.godkann(p, aktor("forvaltningschef"), **d),
    ),
    Scen(
        namn="aterlamna",
        over="aterlamna",
        forbered=lambda p: _med(_vantande(p)),
        gor=lambda p, d: motor.aterlamna(
            p, aktor("avdelningschef"), kommentar=Motivering(text="Kostnaderna saknas."), **d
        ),
    ),
    Scen(
        namn="aterta begäran",
        over="aterta",
        forbered=lambda p: _med(_vantande(p)),
        gor=lambda p, d: motor.aterta(p, aktor("handlaggare"), **d),
    ),
    Scen(
        namn="aterta svar på två",
        over="aterta",
        forbered=_pa_vag,
        gor=lambda p, d: motor.aterta(p, aktor("registrator"), **d),
    ),
    Scen(
        namn="atgarda",
        over="atgarda",
        forbered=_i_beredning,
        gor=lambda p, d: motor.atgarda(
            p, aktor("fordelare"), atgard="omfordela", underlag=UNDERLAG["omfordela"](), **d
        ),
    ),
    Scen(
        namn="bifoga",
        over="bifoga",
        forbered=_i_beredning,
        gor=lambda p, d: motor.bifoga(p, aktor("handlaggare"), handling=inlaga(), **d),
    ),
    Scen(
        namn="angra",
        over="angra",
        forbered=_i_beredning,
        gor=lambda p, d: motor.angra(p, aktor("fordelare"), skal=Motivering(text="Fel."), **d),
    ),
    Scen(
        namn="importera_personer",
        over="importera_personer",
        forbered=lambda _p: None,
        gor=lambda p, _d: motor.importera_personer(
            p, aktor("administrator"), uppgifter=_nya_personer(), nyckel="scenens nyckel"
        ),
    ),
    Scen(
        namn="anmal_franvaro",
        over="anmal_franvaro",
        forbered=lambda p: fall(p, "2011-11-30").id,
        gor=lambda p, _d: (
            motor.anmal_franvaro(
                p,
                aktor("handlaggare"),
                fran=IDAG,
                till=IDAG + timedelta(9),
                ersattare="kollega",
                nyckel="scenens nyckel",
            ).till
        ),
    ),
    Scen(
        namn="andra_kalender",
        over="andra_kalender",
        forbered=lambda p: fall(p, "2011-11-30").id,
        gor=lambda p, _d: motor.andra_kalender(
            p, aktor("namndsekreterare"), moten_=_nya_moten(), nyckel="scenens nyckel"
        ),
    ),
    Scen(
        namn="satt_foredragningslista",
        over="satt_foredragningslista",
        forbered=_pa_motet,
        gor=lambda p, punkter: motor.satt_foredragningslista(
            p,
            aktor("namndsekreterare"),
            namnd="soc",
            dag=_nya_moten()[1].dag,
            punkter=punkter,
            sedda=(),
            nyckel="scenens nyckel",
        ),
    ),
    Scen(
        namn="rakna_manader",
        over="rakna_manader",
        forbered=lambda p: registrera(p).till("overlamnad").id,
        gor=lambda p, _d: motor.rakna_manader(p),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="rakna_oppna",
        over="rakna_oppna",
        forbered=lambda p: registrera(p).till("beredning").id,
        gor=lambda p, _d: motor.rakna_oppna(p),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="fraga_efter_kalendern",
        over="fraga_efter_kalendern",
        forbered=lambda _p: None,
        gor=lambda p, _d: motor.fraga_efter_kalendern(p),
        nar=MORGON,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="det gick iväg",
        over="avgor_ovisst",
        forbered=_ovisst,
        gor=lambda p, brev: motor.avgor_ovisst(p, aktor("registrator"), brev=brev, gick=True).lage,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="det gick inte iväg",
        over="avgor_ovisst",
        forbered=_ovisst,
        gor=lambda p, brev: motor.avgor_ovisst(p, aktor("registrator"), brev=brev, gick=False).lage,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="skicka_igen",
        over="skicka_igen",
        forbered=_misslyckat,
        gor=lambda p, brev: motor.skicka_igen(p, aktor("administrator"), brev=brev).lage,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="gallra_falt",
        over="gallra_falt",
        forbered=_att_gallra,
        gor=lambda p, plan: motor.gallra_falt(
            p, aktor("administrator"), plan=plan, beslut="AN 2011 § 7", nyckel="scenens nyckel"
        ),
    ),
    Scen(
        namn="gallra_arende",
        over="gallra_arende",
        forbered=_avslutat,
        gor=lambda p, id_: _gallra_hela(p, id_, "scenens nyckel"),
    ),
    Scen(
        namn="gallra_inkorgen",
        over="gallra_inkorgen",
        forbered=_undanlagt,
        gor=lambda p, dag: motor.gallra_inkorgen(
            p, aktor("administrator"), fore=dag, beslut="AN 2011 § 7", nyckel="scenens nyckel"
        ),
    ),
    Scen(
        namn="stada",
        over="stada",
        forbered=_gallrat,
        gor=lambda p, _d: motor.stada(p).foraldralosa,
        igen=Igen.SAMMA_SLUT,
        i_ett=False,
    ),
    Scen(
        namn="stada_gallringar",
        over="stada_gallringar",
        forbered=_gallrat,
        gor=lambda p, _d: motor.stada_gallringar(p),
        igen=Igen.SAMMA_SLUT,
        i_ett=False,
    ),
    Scen(
        namn="tillampa_gallringar",
        over="tillampa_gallringar",
        forbered=_med_lista,
        gor=lambda p, _d: motor.tillampa_gallringar(p, las(p.installningar.kopior / FIL)).saknas,
        igen=Igen.SAMMA_SLUT,
        i_ett=False,
    ),
    Scen(
        namn="tillampa_gallringslista",
        over="tillampa_gallringslista",
        forbered=_med_lista,
        gor=lambda p, _d: motor.tillampa_gallringslista(p, p.installningar.kopior / FIL).saknas,
        igen=Igen.SAMMA_SLUT,
        i_ett=False,
    ),
    Scen(
        namn="sakerhetskopiera",
        over="sakerhetskopiera",
        forbered=lambda p: registrera(p).till("overlamnad").id,
        gor=lambda p, _d: motor.sakerhetskopiera(p).manifest.filer,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="notera_aterstallning",
        over="notera_aterstallning",
        forbered=_kopierad,
        gor=lambda p, manifest: motor.notera_aterstallning(p, aktor("system"), "kopian", manifest),
        igen=Igen.NYTT,
    ),
    Scen(
        namn="borja_skicka",
        over="borja_skicka",
        forbered=_aterstalld,
        gor=lambda p, _d: motor.borja_skicka(p, aktor("administrator")),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="visa hemligt",
        over="visa",
        forbered=_hemligt,
        gor=lambda p, id_: motor.visa(p, aktor("registrator"), arende=id_).arende.version,
        igen=Igen.NYTT,
    ),
    Scen(
        namn="planera hemligt",
        over="planera",
        forbered=_hemligt,
        gor=lambda p, id_: motor.planera(p, aktor("registrator"), arende=id_).arende.version,
        igen=Igen.NYTT,
    ),
    Scen(
        namn="bevakningar i hemligt",
        over="bevakningar",
        forbered=_hemligt,
        gor=lambda p, id_: motor.bevakningar(p, aktor("registrator"), arende=id_)[0].version,
        igen=Igen.NYTT,
    ),
    Scen(
        namn="utdrag med hemligt",
        over="utdrag",
        forbered=_hemligt,
        gor=lambda p, _id: [rad.version for rad in motor.utdrag(p, aktor("registrator"))],
        igen=Igen.NYTT,
    ),
    Scen(
        namn="las_brev om hemligt",
        over="las_brev",
        forbered=_hemligt_brev,
        gor=lambda p, brev: motor.las_brev(p, aktor("fordelare"), brev=brev).kalla,
        igen=Igen.NYTT,
    ),
    Scen(
        namn="granska hemligt",
        over="granskning",
        forbered=_hemlig_begaran,
        gor=lambda p, id_: motor.granskning(p, aktor("avdelningschef"), arende=id_).arende.version,
        igen=Igen.NYTT,
    ),
    Scen(
        namn="hamta_handling i hemligt",
        over="hamta_handling",
        forbered=_hemlig_begaran,
        gor=lambda p, id_: (
            motor.hamta_handling(p, aktor("avdelningschef"), arende=id_, nummer=1, version=1)[0].nummer
        ),
        igen=Igen.NYTT,
    ),
    Scen(
        namn="marka_last",
        over="marka_last",
        forbered=lambda p: registrera(p).id,
        gor=lambda p, id_: motor.marka_last(p, aktor("registrator"), arende=id_, version=1),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="bekrafta_klockan",
        over="bekrafta_klockan",
        forbered=_klockan_tillbaka,
        gor=lambda p, _d: motor.bekrafta_klockan(p, aktor("administrator")),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="notera_kontroll",
        over="notera_kontroll",
        forbered=lambda p: registrera(p).id,
        gor=lambda p, _d: motor.notera_kontroll(p, motor.verifiera(p)),
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="forsegla",
        over="forsegla",
        forbered=lambda p: registrera(p).id,
        gor=lambda p, _d: motor.forsegla(p) is not None,
        nar=MORGON,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="svep",
        over="svep",
        forbered=_forfallna,
        gor=lambda p, _d: motor.svep(p).varningar,
        nar=MORGON,
        igen=Igen.SAMMA_SLUT,
        i_ett=False,
    ),
    Scen(
        namn="skriv_morgonbrev",
        over="skriv_morgonbrev",
        forbered=_sagda,
        gor=lambda p, _d: motor.skriv_morgonbrev(p),
        nar=MORGON,
        igen=Igen.SAMMA_SLUT,
    ),
    Scen(
        namn="skicka",
        over="skicka",
        forbered=_full_lada,
        gor=lambda p, _d: motor.skicka(p).skickade,
        nar=MORGON,
        igen=Igen.BREVEN,
        i_ett=False,
    ),
    Scen(
        namn="tick",
        over="tick",
        forbered=_allt,
        gor=lambda p, _d: motor.tick(p).morgonbrev,
        nar=MORGON,
        igen=Igen.BREVEN,
        i_ett=False,
    ),
)

PER_NAMN = {scen.namn: scen for scen in SCENER}

LASANDE = {
    *("att_godkanna", "fritexter", "gallringsplan", "halsa", "hitta", "hitta_att_gallra", "lista"),
    *("lista_brev", "lista_personer", "matvarden", "sok", "som_exposition", "undanlagt"),
    *("berorda", "brevlistan", "flyttat", "installt", "las_kalender"),
    *("att_fordela", "bordet", "kvitto_for", "brevmallar", "provbrev", "lika_arenden", "prova_svarstid"),
    *("antal_undanlagda", "hamta_inkommet", "inkommet", "inkorgen", "inkorgstal", "inlagor_ur"),
    *("arendets_flode", "narmaste_moten", "namndens_moten", "oversikt", "postlista", "sammantradet"),
    "verifiera",
}
"""The use cases that write nothing."""
