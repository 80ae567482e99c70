"""Deciding: what may be done now, and what comes of it. Functions only; they know no clock or store.

Each returns an `Utfall` (the new case and the facts), or raises an error of the tree with *every* reason.
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve, field, frozen

from tillstand.arende import Arende, Begaran, Nar, SenastePil, Utskick
from tillstand.begaran import avtryck, bygg_kedja, godkann_steg, ny_begaran, svarande
from tillstand.behorighet import SYSTEM, Aktor, Behorig
from tillstand.fel import Brist, OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.flode import Atgard, Overgang
from tillstand.handelser import Handelse, Handelseslag, Utfall
from tillstand.ordning import Ordning, Provtagning


@frozen(kw_only=True)
class Mojlighet:
    """A button: an arrow or åtgärd of the state, open or closed with its reasons."""

    namn: str
    rubrik: str
    till: str | None
    antecknar: str
    behorig: Behorig | None
    brister: tuple[Brist, ...] = field(default=())

    @property
    def ar_oppen(self) -> bool:
        """Whether the form may be shown."""
        return self.behorig is not None and not self.brister


def mojliga(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> tuple[Mojlighet, ...]:
    """Every arrow and åtgärd of the state that the case is in, with the reasons that can be known now."""
    provtagning = Provtagning(ordning, arende, aktor, nar)
    return tuple(
        Mojlighet(
            namn=rad.namn,
            rubrik=rad.rubrik,
            till=rad.till if isinstance(rad, Overgang) else None,
            antecknar=rad.antecknar,
            behorig=ordning.organisation.behorig(aktor.person, rad.roller, arende, nar.idag),
            brister=(*_las(arende, rad), *provtagning.brister(rad.kraver, None)),
        )
        for rad in rader_i(ordning, arende.tillstand)
    )


def rader_i(ordning: Ordning, tillstand: str) -> Iterable[Overgang | Atgard]:
    """The arrows and åtgärder of a state, in the order of the flow."""
    flode = ordning.flode.flode
    yield from (o for o in flode.overgang if tillstand in o.fran)
    yield from (a for a in flode.atgard if tillstand in a.tillstand)


def prova(ordning: Ordning, arende: Arende, namn: str, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Take an arrow, or ask for it when chefer must approve it or a letter must leave first.

    Raises OgiltigOvergang, SaknarBehorighet, or VillkorEjUppfyllt with every unmet demand.
    """
    rad = ordning.flode.overgang(namn)
    ordning.flode.maskin.leder_till(arende.tillstand, namn)
    behorig = _behorig(ordning, arende, rad, aktor, nar)
    varningar = _krav(ordning, arende, rad, aktor, underlag, nar)
    if rad.godkanns_av:
        return _begar(ordning, arende, rad, aktor, behorig, underlag, nar, varningar)
    if getattr(underlag, "kraver_utskick", False):
        return _begar_utskick(arende, rad, aktor, behorig, underlag, nar, varningar)
    nytt, handelse = _ta(ordning, arende, rad, underlag, aktor.person, behorig, nar)
    return _utfall(nytt, (*_avslutad_begaran(arende, nar, aktor.person), handelse), varningar)


def utfor(ordning: Ordning, arende: Arende, namn: str, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Do an åtgärd: it changes the case without moving it. What chefer are approving starts anew when
    the åtgärd changed it. Raises as `prova`."""
    rad = ordning.flode.atgard(namn)
    if arende.tillstand not in rad.tillstand:
        rubrik = ordning.flode.flode.rubriker[arende.tillstand].lower()
        raise OgiltigOvergang(f"”{rad.rubrik}” går inte att göra när ärendet är i tillståndet {rubrik}.")
    behorig = _behorig(ordning, arende, rad, aktor, nar)
    varningar = _krav(ordning, arende, rad, aktor, underlag, nar)
    nytt = arende.med(**underlag.vik(arende, nar, aktor.person))
    handelse = Handelse(
        slag=Handelseslag.ATGARD,
        namn=namn,
        dag=nar.dag,
        av=aktor.person,
        for_=behorig.for_,
        roll=behorig.roll,
        underlag=underlag,
    )
    nytt, omstart = _starta_om(ordning, nytt, nar, aktor.person)
    return _utfall(nytt, (handelse, *omstart), varningar)


def godkann(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar, underlag: Any = None) -> Utfall:
    """Approve the step that waits; the last approval tries the demands again and takes the arrow.

    Raises SaknarBehorighet when the step waits for somebody else, VillkorEjUppfyllt as `prova`.
    """
    begaran = _oppen_begaran(arende)
    _far_svara(ordning, begaran, aktor, nar)
    rad = ordning.flode.overgang(begaran.overgang)
    godkand, for_ = godkann_steg(ordning, begaran, aktor.person, nar)
    handelse = Handelse(
        slag=Handelseslag.GODKAND,
        namn=begaran.overgang,
        dag=nar.dag,
        av=aktor.person,
        for_=for_,
        underlag=underlag,
    )
    if godkand.nasta is not None:
        return _utfall(arende.med(begaran=godkand), (handelse,))
    return _fullborda_begaran(ordning, arende, rad, godkand, nar, (handelse,))


def aterlamna(ordning: Ordning, arende: Arende, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Send back what waits for approval, with a comment (`underlag`). The begäran ends."""
    begaran = _oppen_begaran(arende)
    for_ = _far_svara(ordning, begaran, aktor, nar)
    handelse = Handelse(
        slag=Handelseslag.ATERLAMNAD,
        namn=begaran.overgang,
        dag=nar.dag,
        av=aktor.person,
        for_=for_,
        underlag=underlag,
    )
    return _utfall(arende.med(begaran=None), (handelse,))


def aterta(ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> Utfall:
    """Withdraw what one has asked for: an approval, or an answer that has not begun to leave.

    Whether the letter has begun to leave is known to the store alone, which has the last word.
    """
    vantande = arende.begaran or arende.utskick
    if vantande is None:
        raise OgiltigOvergang("Det finns ingen begäran att återta.")
    egna = {p for p in (vantande.begard_av, vantande.for_) if p is not None}
    ersatta = set(ordning.organisation.ersatter(aktor.person, nar.idag))
    if aktor.person not in egna and not egna & ersatta:
        raise SaknarBehorighet(
            f"Bara den som begärde kan återta: {ordning.organisation.namn(vantande.begard_av)}."
        )
    slag = Handelseslag.ATERTAGEN if arende.begaran else Handelseslag.UTSKICK_ATERTAGET
    for_ = None if aktor.person in egna else min(egna & ersatta)
    handelse = Handelse(slag=slag, namn=vantande.overgang, dag=nar.dag, av=aktor.person, for_=for_)
    return _utfall(arende.med(begaran=None, utskick=None), (handelse,))


def angra(ordning: Ordning, arende: Arende, aktor: Aktor, underlag: Any, nar: Nar) -> Utfall:
    """Take back the last arrow with a reason: the parts that held before it hold again.

    Only as long as it is the latest post, by the one who took it or the case's chef; never what is
    justerat or has gone outside the municipality.
    """
    senaste = arende.senaste
    if arende.utskick is not None:
        raise VillkorEjUppfyllt((_SVARET_PA_VAG,))
    if senaste is None or senaste.version != arende.version:
        raise OgiltigOvergang("Det går bara att ångra ärendets senaste händelse, och den är ingen övergång.")
    rad = ordning.flode.overgang(senaste.overgang)
    if not rad.angras:
        raise OgiltigOvergang(f"”{rad.rubrik}” kan inte ångras: rätta i stället, så att det syns.")
    chef = ordning.organisation.behorig(aktor.person, ("chef",), arende, nar.idag)
    if aktor.person not in (senaste.tagen_av, senaste.for_) and chef is None:
        raise SaknarBehorighet("Bara den som gjorde övergången eller ärendets chef kan ångra den.")
    tidigare: dict[str, Any] = dict(senaste.tidigare)
    handelse = Handelse(
        slag=Handelseslag.ANGRAD,
        namn=senaste.overgang,
        dag=nar.dag,
        av=aktor.person,
        for_=chef.for_ if chef and aktor.person not in (senaste.tagen_av, senaste.for_) else None,
        fran=arende.tillstand,
        till=senaste.fran,
        underlag=underlag,
    )
    return _utfall(arende.med(tillstand=senaste.fran, senaste=None, begaran=None, **tidigare), (handelse,))


def fullborda_utskick(ordning: Ordning, arende: Arende, nar: Nar, aktor: Aktor = SYSTEM) -> Utfall:
    """The letter has left: take the arrow in the asker's name. Nothing is tried again."""
    utskick = _oppet_utskick(arende)
    rad = ordning.flode.overgang(utskick.overgang)
    behorig = Behorig(roll=utskick.roll, for_=utskick.for_)
    nytt, handelse = _ta(ordning, arende, rad, utskick.underlag, utskick.begard_av, behorig, nar)
    avslutad = _avslutad_begaran(arende, nar, aktor.person)
    return _utfall(nytt.med(utskick=None), (*avslutad, handelse))


def avbryt_utskick(arende: Arende, slag: Handelseslag, nar: Nar, aktor: Aktor = SYSTEM) -> Utfall:
    """The letter did not leave: the case is free again, in the state that it was in."""
    utskick = _oppet_utskick(arende)
    handelse = Handelse(slag=slag, namn=utskick.overgang, dag=nar.dag, av=aktor.person)
    return _utfall(arende.med(utskick=None), (handelse,))


_SVARET_PA_VAG = Brist(
    kod="svaret_pa_vag_ut",
    mening="Svaret är på väg ut. Vänta tills det har gått, eller återta det.",
    kalla="arbetsordningen för överlämnande",
)


def _las(arende: Arende, rad: Overgang | Atgard) -> tuple[Brist, ...]:
    if arende.utskick is None or (isinstance(rad, Atgard) and rad.alltid):
        return ()
    return (_SVARET_PA_VAG,)


def _behorig(ordning: Ordning, arende: Arende, rad: Overgang | Atgard, aktor: Aktor, nar: Nar) -> Behorig:
    behorig = ordning.organisation.behorig(aktor.person, rad.roller, arende, nar.idag)
    if behorig is None:
        raise SaknarBehorighet(f"{ordning.organisation.namn(aktor.person)} får inte göra ”{rad.rubrik}” här.")
    return behorig


def _krav(
    ordning: Ordning, arende: Arende, rad: Overgang | Atgard, aktor: Aktor, underlag: Any, nar: Nar
) -> tuple[Brist, ...]:
    """Raise with every unmet demand; return the warnings, which never block."""
    provtagning = Provtagning(ordning, arende, aktor, nar)
    fel = [*_las(arende, rad), *_dagbrister(underlag, nar)]
    ratt = ordning.flode.slag.underlag[rad.antecknar]
    if isinstance(underlag, ratt):
        fel += provtagning.brister(rad.kraver, underlag)
    else:
        mening = f"”{rad.rubrik}” ska ha underlaget {ratt.__name__}, inte {type(underlag).__name__}."
        fel.append(Brist(kod="fel_underlag", mening=mening))
    if fel:
        raise VillkorEjUppfyllt(fel)
    return provtagning.brister(rad.varnar, underlag)


def _dagbrister(underlag: Any, nar: Nar) -> Iterable[Brist]:
    dag = getattr(underlag, "handelsedag", None)
    if nar.dag > nar.idag:
        yield Brist(
            kod="dag_i_framtiden",
            mening=f"Det som antecknas ska ha hänt: {nar.dag.isoformat()} har inte varit än.",
        )
    if dag is not None and dag != nar.dag:
        yield Brist(
            kod="olika_dagar",
            mening=f"Underlaget säger {dag.isoformat()}, men händelsen är daterad {nar.dag.isoformat()}.",
        )


def _begar(
    ordning: Ordning,
    arende: Arende,
    rad: Overgang,
    aktor: Aktor,
    behorig: Behorig,
    underlag: Any,
    nar: Nar,
    varningar: tuple[Brist, ...],
) -> Utfall:
    if arende.begaran is not None:
        mening = "Ärendet väntar redan på godkännande. Återta den begäran först."
        raise VillkorEjUppfyllt((Brist(kod="vantar_redan", mening=mening),))
    egna = frozenset(p for p in (aktor.person, behorig.for_) if p is not None)
    kedja, brister = bygg_kedja(ordning, arende, rad, egna, nar)
    if brister:
        raise VillkorEjUppfyllt(brister)
    begaran = ny_begaran(arende, rad, underlag, kedja, aktor.person, behorig.for_, nar)
    handelse = Handelse(
        slag=Handelseslag.BEGARAN,
        namn=rad.namn,
        dag=nar.dag,
        av=aktor.person,
        for_=behorig.for_,
        roll=behorig.roll,
        underlag=underlag,
    )
    if begaran.nasta is not None:
        return _utfall(arende.med(begaran=begaran), (handelse,), varningar)
    nytt, tagen = _ta(ordning, arende, rad, underlag, aktor.person, behorig, nar)
    return _utfall(nytt, (handelse, tagen), varningar)


def _fullborda_begaran(
    ordning: Ordning, arende: Arende, rad: Overgang, begaran: Begaran, nar: Nar, fore: tuple[Handelse, ...]
) -> Utfall:
    asker = Aktor(person=begaran.begard_av)
    ordning.flode.maskin.leder_till(arende.tillstand, rad.namn)
    if avtryck(begaran.underlag, arende) != begaran.digest:
        mening = "Underlaget har ändrats sedan det begärdes. Be om godkännande på nytt."
        raise VillkorEjUppfyllt((Brist(kod="underlaget_andrat", mening=mening),))
    varningar = _krav(ordning, arende, rad, asker, begaran.underlag, nar)
    behorig = Behorig(roll=rad.roller[0], for_=begaran.for_)
    nytt, handelse = _ta(ordning, arende, rad, begaran.underlag, begaran.begard_av, behorig, nar)
    return _utfall(nytt, (*fore, handelse), varningar)


def _begar_utskick(
    arende: Arende,
    rad: Overgang,
    aktor: Aktor,
    behorig: Behorig,
    underlag: Any,
    nar: Nar,
    varningar: tuple[Brist, ...],
) -> Utfall:
    utskick = Utskick(
        overgang=rad.namn,
        underlag=underlag,
        begard_av=aktor.person,
        for_=behorig.for_,
        roll=behorig.roll,
        begard=nar.noterat,
        dag=nar.dag,
        version=arende.version + 1,
    )
    handelse = Handelse(
        slag=Handelseslag.UTSKICK_BEGART,
        namn=rad.namn,
        dag=nar.dag,
        av=aktor.person,
        for_=behorig.for_,
        roll=behorig.roll,
        underlag=underlag,
    )
    return _utfall(arende.med(utskick=utskick), (handelse,), varningar)


def _ta(
    ordning: Ordning, arende: Arende, rad: Overgang, underlag: Any, av: str, behorig: Behorig, nar: Nar
) -> tuple[Arende, Handelse]:
    till = ordning.flode.maskin.leder_till(arende.tillstand, rad.namn)
    andringar = underlag.vik(arende, nar, av)
    senaste = SenastePil(
        overgang=rad.namn,
        fran=arende.tillstand,
        version=arende.version + 1,
        tagen_av=av,
        for_=behorig.for_,
        tidigare={namn: getattr(arende, namn) for namn in andringar},
    )
    handelse = Handelse(
        slag=Handelseslag.OVERGANG,
        namn=rad.namn,
        dag=nar.dag,
        av=av,
        for_=behorig.for_,
        roll=behorig.roll,
        fran=arende.tillstand,
        till=till,
        underlag=underlag,
    )
    return arende.med(tillstand=till, begaran=None, senaste=senaste, **andringar), handelse


def _avslutad_begaran(arende: Arende, nar: Nar, av: str) -> tuple[Handelse, ...]:
    if arende.begaran is None:
        return ()
    namn = arende.begaran.overgang
    return (Handelse(slag=Handelseslag.BEGARAN_AVSLUTAD, namn=namn, dag=nar.dag, av=av),)


def _starta_om(ordning: Ordning, arende: Arende, nar: Nar, av: str) -> tuple[Arende, tuple[Handelse, ...]]:
    """Restart the chain when what is approved, or whom it waits for, is no longer what it was."""
    begaran = arende.begaran
    if begaran is None:
        return arende, ()
    rad = ordning.flode.overgang(begaran.overgang)
    kedja, brister = bygg_kedja(ordning, arende, rad, begaran.egna, nar)
    samma_nycklar = [s.nyckel for s in kedja] == [s.nyckel for s in begaran.kedja]
    digest = avtryck(begaran.underlag, arende)
    if digest == begaran.digest and (samma_nycklar or brister):
        return arende, ()
    if brister:
        raise VillkorEjUppfyllt(brister)
    ny = evolve(begaran, kedja=kedja, digest=digest, steg_sedan=nar.idag)
    handelse = Handelse(slag=Handelseslag.BEGARAN_OMSTARTAD, namn=rad.namn, dag=nar.dag, av=av)
    return arende.med(begaran=ny), (handelse,)


def _oppen_begaran(arende: Arende) -> Begaran:
    if arende.begaran is None:
        raise OgiltigOvergang("Ärendet väntar inte på något godkännande.")
    return arende.begaran


def _oppet_utskick(arende: Arende) -> Utskick:
    if arende.utskick is None:
        raise OgiltigOvergang("Inget svar är på väg ut.")
    return arende.utskick


def _far_svara(ordning: Ordning, begaran: Begaran, aktor: Aktor, nar: Nar) -> str | None:
    steg = begaran.nasta
    far = svarande(ordning, steg, begaran.egna, nar.idag) if steg else {}
    if aktor.person not in far:
        vantar = ", ".join(ordning.organisation.namn(p) for p in far) or "någon som ännu inte är utsedd"
        raise SaknarBehorighet(f"Godkännandet väntar på {vantar}.")
    return far[aktor.person]


def _utfall(arende: Arende, handelser: tuple[Handelse, ...], varningar: tuple[Brist, ...] = ()) -> Utfall:
    return Utfall(arende=arende.med(version=arende.version + 1), handelser=handelser, varningar=varningar)
