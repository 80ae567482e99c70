"""Register a case: number, row, post and the letters (to the one who distributes, and the receipt to the
sender if it is wanted), in one transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import frozen

from arbetsflode.inkorg import Postlage
from arbetsflode.journal import ny_post
from arbetsflode.lager import arenden, brevlada, inkorgen, listor, serier, sok
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.databasfel import Dubblettfel
from arbetsflode.lager.filer import Lagrad, anteckna
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.lager.sigillgrans import sigillgrans
from arbetsflode.motor.bifoga import Handlingsinlaga
from arbetsflode.motor.inkorg import krav_pa_registrator
from arbetsflode.motor.inkorgsval import som_varningar
from arbetsflode.motor.kvitto import Kvitto, avtryck, kvitto, som_text, ur_text
from arbetsflode.motor.mottagningsbevis import UTAN_EPOST, avsandarens_epost, mottagningsbevis
from arbetsflode.motor.transaktion import egna_brev
from arbetsflode.program import Program
from konfiguration.kommun import Namnd, skriv_nummer
from notiser.brev import direktbrev
from tillstand.arende import Arende, Nar
from tillstand.behorighet import NAMNDROLLER, Aktor, rollnyckel
from tillstand.fel import Brist, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handelser import Diarieforing, Handelse, Handelseslag, Utfall
from tillstand.ordning import Flodesversion
from tillstand.text import Textfel, granska_rad


@frozen(kw_only=True)
class _Anmalan:
    """What is to be registered, as it was handed in."""

    namnd: Namnd
    underlag: Any
    diarienummer: str | None
    kvittera: bool
    handlingar: tuple[tuple[Handlingsinlaga, Lagrad], ...]
    inkommet: tuple[str, int] | None
    nekade: tuple[str, ...]

    @property
    def spar(self) -> list[tuple[str, str, str, str]]:
        """What tells the documents of one attempt from those of another under the same key."""
        return [(h.slag, h.titel, h.filnamn, lagrad.hash) for h, lagrad in self.handlingar]


def registrera(
    program: Program,
    aktor: Aktor,
    *,
    namnd: str,
    underlag: Any,
    nyckel: str,
    dag: date | None = None,
    diarienummer: str | None = None,
    handlingar: Sequence[Handlingsinlaga] = (),
    slag: str = "remiss",
    kvittera: bool = False,
    inkommet: tuple[str, int] | None = None,
    nekade: Sequence[str] = (),
) -> Kvitto:
    """Register a case in a nämnd's diarium. The year of the number is the local day of registration.

    A given `diarienummer` is kept verbatim. `kvittera` sends the sender a receipt, by e-mail. `inkommet` (id,
    version) becomes this; `nekade` says what it carried that was not taken. Raises VillkorEjUppfyllt, also
    for a possible duplicate without a reason; SaknarBehorighet, OgiltigIndata, Versionskonflikt.
    """
    lagda = tuple((h, program.filer.lagg(h.innehall)) for h in handlingar)
    anmalan = _Anmalan(
        namnd=program.namnd(namnd),
        underlag=underlag,
        diarienummer=diarienummer,
        kvittera=kvittera,
        handlingar=lagda,
        inkommet=inkommet,
        nekade=tuple(nekade),
    )
    vad = (aktor.person, "registrera", slag, namnd, dag, diarienummer, underlag, anmalan.spar, kvittera)

    def gor(f: Forbindelse) -> Svar:
        nar = Nar.vid(program.klocka.nu(), dag)
        utfall = _fod(program, f, aktor, anmalan, nar, slag)
        _skriv(program, f, aktor, utfall, anmalan, nar)
        return Svar(text=som_text((kvitto(utfall.arende, utfall.varningar),)), nu=nar.noterat)

    return ur_text(en_gang(program.databas, nyckel, avtryck(*vad, *(inkommet or ())[:1]), gor))[0]


def _fod(program: Program, f: Forbindelse, aktor: Aktor, anmalan: _Anmalan, nar: Nar, slag: str) -> Utfall:
    flode = program.nytt_flode(f, slag, nar.noterat)
    roll, for_ = _behorig(program, f, flode, aktor, anmalan.namnd, nar)
    if fel := (*_fel_i(anmalan, nar), *_dubbletter(f, anmalan)):
        raise VillkorEjUppfyllt(fel)
    arende: Arende = flode.slag.fod(
        anmalan.underlag,
        id_=program.nytt_id(),
        namnd=anmalan.namnd.kod,
        diarienummer=anmalan.diarienummer or _nytt_nummer(f, anmalan, nar),
        flode=flode.hash,
        start=flode.flode.start,
        registrerad=nar.noterat,
    )
    handelser = [
        Handelse(
            slag=Handelseslag.REGISTRERAD,
            namn="registrera",
            dag=nar.dag,
            av=aktor.person,
            for_=for_,
            roll=roll,
            till=flode.flode.start,
            underlag=anmalan.underlag,
        )
    ]
    for inlaga, lagrad in anmalan.handlingar:
        bifogande = inlaga.underlag(lagrad)
        arende = arende.med(**bifogande.vik(arende, nar, aktor.person))
        handelser.append(
            Handelse(
                slag=Handelseslag.ATGARD,
                namn="bifoga",
                dag=nar.dag,
                av=aktor.person,
                for_=for_,
                roll=roll,
                underlag=bifogande,
            )
        )
    varningar = (*_varningar(program, arende, nar), *som_varningar(anmalan.nekade))
    return Utfall(arende=arende, handelser=tuple(handelser), varningar=varningar)


def _behorig(
    program: Program, f: Forbindelse, flode: Flodesversion, aktor: Aktor, namnd: Namnd, nar: Nar
) -> tuple[str, str | None]:
    organisation = program.organisation(f)
    for person in (aktor.person, *organisation.ersatter(aktor.person, nar.idag)):
        nycklar = organisation.nycklar(person, nar.idag)
        for roll in flode.flode.registreras_av:
            if roll in NAMNDROLLER and rollnyckel(roll, namnd.kod) in nycklar:
                return roll, None if person == aktor.person else person
    raise SaknarBehorighet(f"{organisation.namn(aktor.person)} får inte registrera i {namnd.namn}.")


def _fel_i(anmalan: _Anmalan, nar: Nar) -> tuple[Brist, ...]:
    utan_adress = anmalan.kvittera and not avsandarens_epost(anmalan.underlag)
    return (
        *_dagfel(anmalan.underlag, nar),
        *_nummerfel(anmalan.diarienummer),
        *((UTAN_EPOST,) if utan_adress else ()),
    )


def _dagfel(underlag: Any, nar: Nar) -> tuple[Brist, ...]:
    dagar = (nar.dag, getattr(underlag, "inkommen", nar.dag))
    return tuple(
        Brist(kod="dag_i_framtiden", mening=f"Det som registreras ska ha hänt: {dag} har inte varit än.")
        for dag in dict.fromkeys(dagar)
        if dag > nar.idag
    )


def _nummerfel(diarienummer: str | None) -> tuple[Brist, ...]:
    if diarienummer is None:
        return ()
    try:
        granska_rad(diarienummer, 100)
    except Textfel as fel:
        return (Brist(kod="ogiltigt_nummer", mening=f"Diarienumret {fel}."),)
    return ()


def _dubbletter(f: Forbindelse, anmalan: _Anmalan) -> tuple[Brist, ...]:
    namnd = anmalan.namnd.kod
    if anmalan.diarienummer and listor.nummer_upptaget(f, namnd, anmalan.diarienummer):
        mening = f"Diarienumret {anmalan.diarienummer} finns redan: ett nummer används en gång."
        return (Brist(kod="nummer_finns", mening=mening, kalla="OSL 5:2"),)
    if getattr(anmalan.underlag, "dubblett_skal", None):
        return ()
    avsandare = getattr(anmalan.underlag, "avsandare", None)
    nummer = avsandare.diarienummer if avsandare else None
    traffar = dict(listor.med_samma_nummer(f, namnd, nummer)) if nummer else {}
    for _, lagrad in anmalan.handlingar:
        traffar |= dict(listor.med_samma_fil(f, namnd, lagrad.hash))
    if not traffar:
        return ()
    mening = (
        f"Kan redan vara registrerad: {', '.join(traffar.values())}. "
        "Ange ett skäl om den ska registreras ändå."
    )
    return (Brist(kod="mojlig_dubblett", mening=mening),)


def _nytt_nummer(f: Forbindelse, anmalan: _Anmalan, nar: Nar) -> str:
    """The next number of the series; one that was imported by hand is already used and passed over."""
    namnd, ar = anmalan.namnd, nar.idag.year
    while True:
        lopnr = serier.ta_nummer(f, namnd.kod, ar, namnd.diarienummer.start)
        klass = getattr(anmalan.underlag, "klassificering", None)
        nummer = skriv_nummer(namnd.diarienummer, lopnr=lopnr, ar=ar, klass=klass, namnd=namnd.kod)
        if not listor.nummer_upptaget(f, namnd.kod, nummer):
            return nummer


def _varningar(program: Program, arende: Arende, nar: Nar) -> tuple[Brist, ...]:
    dag = arende.slutdag
    if dag is not None and dag < nar.idag:
        mening = f"Svarstiden {dag.isoformat()} har redan gått ut: begär anstånd eller svara genast."
        return (Brist(kod="svarstid_passerad", mening=mening),)
    if dag is None or program.dagar.ar_arbetsdag(dag):
        return ()
    planerad = program.dagar.pa_eller_fore(dag)
    mening = f"Svarstiden {dag.isoformat()} är ingen arbetsdag: planera för {planerad.isoformat()}."
    return (Brist(kod="svarstid_pa_ledig_dag", mening=mening),)


def _skriv(
    program: Program, f: Forbindelse, aktor: Aktor, utfall: Utfall, anmalan: _Anmalan, nar: Nar
) -> None:
    arende = utfall.arende
    diarieforing = Diarieforing(
        arendeslag=arende.slag,
        namnd=arende.namnd,
        diarienummer=arende.diarienummer,
        flode=arende.flode,
    )
    post = ny_post(
        kedja_for(arende.id),
        1,
        "",
        (*utfall.handelser, diarieforing),
        aktor=aktor,
        noterat=nar.noterat,
        dag=nar.dag,
        slump=program.slump,
        tidigast=sigillgrans(f),
    )
    try:
        arenden.skriv_nytt(f, arende, post, program.vakt(f), nar.noterat)
    except Dubblettfel:
        mening = f"Diarienumret {arende.diarienummer} finns redan."
        raise VillkorEjUppfyllt((Brist(kod="nummer_finns", mening=mening, kalla="OSL 5:2"),)) from None
    for _, lagrad in anmalan.handlingar:
        anteckna(f, program.filer, lagrad, arende.id, nar.noterat)
    if anmalan.inkommet is not None:
        krav_pa_registrator(program, f, aktor, nar)
        inkorgen.avgor(
            f, *anmalan.inkommet, Postlage.REGISTRERAD, av=aktor.person, nu=nar.noterat, arende=arende.id
        )
    sok.indexera(f, arende)
    for brev in egna_brev(program, direktbrev(None, utfall, program.organisation(f), nar), nar):
        brevlada.lagg(f, brev)
    adress = avsandarens_epost(anmalan.underlag)
    if anmalan.kvittera and adress is not None:
        brevlada.lagg(f, mottagningsbevis(program, arende, adress, nar))
