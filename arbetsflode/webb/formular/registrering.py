"""The form that registers a remiss: its fields in order, and the record that they make."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from arbetsflode import motor
from arbetsflode.motor import Handlingsinlaga
from arbetsflode.motor.mottagningsbevis import UTAN_EPOST
from arbetsflode.webb.formular.falt import Falt, Ifallt, Sort
from arbetsflode.webb.formular.filer import Inlamnad, namngivet, som_inlaga
from arbetsflode.webb.formular.ifyllning import Skrivet, ordtyp, som_trad
from arbetsflode.webb.formular.ordlistor import ord_for
from arbetsflode.webb.fraga import Fraga
from konfiguration.tolkning import tolka
from tillstand.fel import Brist, Felaktighet, OgiltigIndata
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.mottagen import Registrering
from tillstand.svarstid import Svarstid

NAMND = Falt("namnd", "Nämnd", Sort.VAL)
TITEL = Falt("titel", "Titel", hjalp="Den offentliga titeln. Nämn ingen enskild person.")
FRAN = Falt("avsandare.organ", "Från", hjalp="Vem som har skickat den.")
DERAS_NUMMER = Falt("avsandare.diarienummer", "Deras diarienummer")
SVARSTID = Falt(
    "svarstid",
    "Svar senast",
    hjalp="Som det står: senast den 13 juni 2027, v. 23 2027 eller 2027-06-13.",
)
INKOMMEN = Falt("inkommen", "Inkommen", Sort.DAG)
DUBBLETT_SKAL = Falt(
    "dubblett_skal", "Skäl att registrera ändå", hjalp="Till exempel: ny remiss i samma sak."
)
EGET_NUMMER = Falt(
    "diarienummer", "Eget diarienummer", hjalp="Bara om ärendet redan har ett. Annars ges nästa.", fler=True
)
KLASSIFICERING = Falt("klassificering", "Klassificering", hjalp="Ärendets kod, till exempel 1.5.1.")
EPOST = Falt("avsandare.epost", "Avsändarens e-post", Sort.EPOST, fler=True)
KVITTERA = Falt("kvittera", "Skicka kvitto till avsändaren", Sort.KRYSS, fler=True)
INSTANSER = Falt("instanser", "Remissinstanser", Sort.RADER, "En per rad.", fler=True)

FORST = (NAMND, TITEL, FRAN, DERAS_NUMMER, SVARSTID, INKOMMEN)
FLER = (
    Falt("arendetyp", "Ärendetyp", Sort.VAL, "Annars remiss.", fler=True),
    Falt(
        "avsandare.organslag",
        "Vad avsändaren är",
        Sort.VAL,
        "Annars nämns avsändaren inte i postlistan.",
        fler=True,
    ),
    EPOST,
    KVITTERA,
    Falt("svaret_till", "Svaret ska till", hjalp="Om det inte är avsändaren.", fler=True),
    Falt("objekt.slag", "Det som remitteras", Sort.VAL, fler=True),
    Falt(
        "objekt.beteckning", "Beteckning", hjalp="Till exempel SOU 2011:19 eller motion 2011:24.", fler=True
    ),
    Falt("sekretess.lagrum", "Sekretess enligt", hjalp="Till exempel OSL 26:1.", fler=True),
    Falt("sekretess.dag", "Sekretessmarkerad den", Sort.DAG, fler=True),
    INSTANSER,
    EGET_NUMMER,
    Falt("anteckning", "Tjänsteanteckning", Sort.RADER, "En per rad.", fler=True),
)
ALLA = (*FORST, KLASSIFICERING, *FLER, DUBBLETT_SKAL)
_I_POSTEN = tuple(f for f in ALLA if f not in (NAMND, SVARSTID, EGET_NUMMER, KVITTERA))

DUBBLETT = "mojlig_dubblett"
_FALT_PER_BRIST: Mapping[str, Falt] = {
    DUBBLETT: DUBBLETT_SKAL,
    "dag_i_framtiden": INKOMMEN,
    "ogiltigt_nummer": EGET_NUMMER,
    "nummer_finns": EGET_NUMMER,
}
_KLASS_SAKNAS = "Klassificering behöver fyllas i: nämndens diarienummer skrivs med den"


@frozen(kw_only=True)
class Anmalan:
    """What was typed, ready to be registered."""

    namnd: str
    underlag: Registrering
    diarienummer: str | None
    kvittera: bool


def anmalan(fraga: Fraga, mina: Sequence[str], skrivet: Skrivet) -> Anmalan:
    """The record of what was typed. Raises OgiltigIndata with every fault at its field."""
    namnd, fel = skrivet.text(NAMND.namn), list[Felaktighet]()
    eget = " ".join(skrivet.text(EGET_NUMMER.namn).split())
    if namnd not in mina:
        fel.append(Felaktighet(plats=NAMND.namn, mening="Nämnd behöver väljas"))
    elif kraver_klass(fraga, (namnd,)) and not eget and not skrivet.text(KLASSIFICERING.namn).strip():
        fel.append(Felaktighet(plats=KLASSIFICERING.namn, mening=_KLASS_SAKNAS))
    kvittera = skrivet.text(KVITTERA.namn) == "ja"
    if kvittera and not skrivet.text(EPOST.namn).strip():
        fel.append(Felaktighet(plats=EPOST.namn, mening=UTAN_EPOST.mening))
    svarstid = _svarstid(fraga, mina[0], skrivet.text(SVARSTID.namn), fel)
    trad = som_trad(Registrering, _I_POSTEN, skrivet)
    trad["instanser"] = [{"organ": organ} for organ in trad.get(INSTANSER.namn, ())]
    try:
        underlag = tolka(Registrering, {**trad, "svarstid": svarstid})
    except OgiltigIndata as ogiltig:
        raise OgiltigIndata((*fel, *(vid_faltet(f) for f in ogiltig.felaktigheter))) from None
    if fel:
        raise OgiltigIndata(fel)
    return Anmalan(namnd=namnd, underlag=underlag, diarienummer=eget or None, kvittera=kvittera)


def kraver_klass(fraga: Fraga, namnder: Iterable[str]) -> bool:
    """Whether a nämnd of these writes its numbers with the klassificering."""
    return any("{kod}" in fraga.program.namnd(kod).diarienummer.mall for kod in namnder)


def ordnade(fraga: Fraga, mina: Sequence[str]) -> tuple[tuple[Falt, ...], tuple[Falt, ...]]:
    """The fields that are always seen, and those that are seldom needed; by how the nämnder write numbers."""
    if kraver_klass(fraga, mina):
        return (*FORST, KLASSIFICERING), FLER
    return FORST, (KLASSIFICERING, *FLER)


def _svarstid(fraga: Fraga, namnd: str, text: str, fel: list[Felaktighet]) -> Svarstid:
    prov = motor.prova_svarstid(fraga.program, fraga.aktor, namnd=namnd, text=text)
    fel += (Felaktighet(plats=SVARSTID.namn, mening=f"{SVARSTID.etikett}: {f.mening}") for f in prov.fel)
    return prov.svarstid or Svarstid()


def vid_faltet(fel: Felaktighet) -> Felaktighet:
    """The fault at the field that shows it, told by its label."""
    rent, har_nummer, rest = fel.plats.partition("[")
    falt = next((f for f in ALLA if f.namn == rent), None) or next(
        (f for f in ALLA if f.namn.startswith(f"{rent}.") or rent.startswith(f"{f.namn}.")), None
    )
    if falt is None:
        return fel
    mening = "behöver fyllas i" if fel.mening == "saknas" else fel.mening
    vilken = f" (rad {int(rest.partition(']')[0]) + 1})" if har_nummer else ""
    return Felaktighet(plats=falt.namn, mening=f"{falt.etikett} {mening}{vilken}")


def vid_falten(brister: Iterable[Brist]) -> tuple[tuple[Felaktighet, ...], tuple[Brist, ...]]:
    """What the engine does not accept, at the fields that can mend it; and the rest."""
    alla = tuple(brister)
    vid = tuple(
        Felaktighet(plats=_FALT_PER_BRIST[b.kod].namn, mening=str(b))
        for b in alla
        if b.kod in _FALT_PER_BRIST
    )
    return vid, tuple(b for b in alla if b.kod not in _FALT_PER_BRIST)


def inlagor(filer: Iterable[Inlamnad]) -> tuple[Handlingsinlaga, ...]:
    """The documents of a registration: first the missiv, then its appendices. Raises OgiltigIndata."""
    ut: list[Handlingsinlaga] = []
    fel: list[Felaktighet] = []
    for fil in filer:
        slag = Handlingsslag.BILAGA if ut or fel else Handlingsslag.REMISSMISSIV
        uppgifter = {"slag": slag.value, "riktning": Handlingsriktning.IN.value}
        try:
            ut.append(som_inlaga(fil, uppgifter))
        except OgiltigIndata as ogiltig:
            fel += (namngivet(fil.filnamn, f.mening) for f in ogiltig.felaktigheter)
    if fel:
        raise OgiltigIndata(fel)
    return tuple(ut)


def tomt(namnd: str, idag: date) -> Skrivet:
    """A form that nobody has written in."""
    return Skrivet(texter={NAMND.namn: namnd, INKOMMEN.namn: idag.isoformat()}, kryssade={})


def falten(
    fraga: Fraga, mina: Sequence[str], skrivet: Skrivet, fel: Mapping[str, str], falten_: Iterable[Falt]
) -> tuple[Ifallt, ...]:
    """Some fields as they stand in the page."""
    krav = [NAMND, TITEL, INKOMMEN, DUBBLETT_SKAL]
    krav += [KLASSIFICERING] if all(kraver_klass(fraga, (kod,)) for kod in mina) else []
    return tuple(
        Ifallt(
            falt=falt,
            kravs=falt in krav,
            varde=skrivet.text(falt.namn),
            val=_val(fraga, mina, falt),
            fel=fel.get(falt.namn, ""),
        )
        for falt in falten_
    )


def _val(fraga: Fraga, mina: Sequence[str], falt: Falt) -> tuple[tuple[str, str], ...]:
    if falt is NAMND:
        return tuple((kod, fraga.namnd(kod)) for kod in mina)
    if falt.sort is not Sort.VAL:
        return ()
    orden: Any = ordtyp(Registrering, falt.namn) or ()
    return tuple((str(ett.value), ord_for(ett)) for ett in orden)
