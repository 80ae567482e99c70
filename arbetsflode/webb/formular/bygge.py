"""The fields of a form as they stand in the page: values, choices and faults."""

from collections.abc import Iterable, Iterator, Mapping

from arbetsflode import motor
from arbetsflode.webb.formular.falt import Falt, Ifallt, Sort
from arbetsflode.webb.formular.ifyllning import Skrivet, kravda, ordtyp
from arbetsflode.webb.formular.ordlistor import ord_for
from arbetsflode.webb.fraga import Fraga
from tillstand.arende import Arende
from tillstand.fel import Felaktighet
from tillstand.remiss import Remiss


def bygg(
    fraga: Fraga,
    arende: Arende,
    klass: type,
    falten: tuple[Falt, ...],
    skrivet: Skrivet,
    fel: Iterable[Felaktighet] = (),
) -> tuple[Ifallt, ...]:
    """Each field with what is written in it, what there is to choose, and what is wrong."""
    per_falt = felen_per_falt(fel)
    kravs = kravda(klass, falten)
    return tuple(
        Ifallt(
            falt=falt,
            kravs=falt.namn in kravs,
            varde=skrivet.text(falt.namn),
            varden=skrivet.kryssade.get(falt.namn, ()),
            val=tuple(_val(fraga, arende, klass, falt)),
            fel=per_falt.get(falt.namn, ""),
        )
        for falt in falten
    )


def felen_per_falt(fel: Iterable[Felaktighet]) -> Mapping[str, str]:
    """Every fault of a field in one text."""
    ut: dict[str, str] = {}
    for ett in fel:
        ut[ett.plats] = f"{ut[ett.plats]}; {ett.mening}" if ett.plats in ut else ett.mening
    return ut


def _val(fraga: Fraga, arende: Arende, klass: type, falt: Falt) -> Iterator[tuple[str, str]]:
    if falt.sort is Sort.VAL:
        ordklass = ordtyp(klass, falt.namn)
        yield from ((str(ett.value), ord_for(ett)) for ett in ordklass or ())
    elif falt.sort is Sort.PERSON:
        yield from personval(fraga, arende.namnd)
    elif falt.sort is Sort.ENHET:
        yield from ((e.kod, e.namn) for e in fraga.organisation.enheter.values() if e.namnd == arende.namnd)
    elif falt.sort is Sort.MOTESDAG:
        yield from motesval(fraga, arende.namnd)
    elif falt.sort in (Sort.HANDLINGAR, Sort.HANDLING) and isinstance(arende, Remiss):
        yield from ((str(h.nummer), f"{h.nummer}. {h.titel}") for h in arende.handlingar.senaste())


def personval(fraga: Fraga, namnd: str) -> Iterator[tuple[str, str]]:
    """Who may be made handläggare: everybody with an address in the house, those of the nämnd first."""
    organisation, idag = fraga.organisation, fraga.idag
    egna: list[tuple[str, str]] = []
    andra: list[tuple[str, str]] = []
    for person in organisation.personer.values():
        borta = " (borta i dag)" if organisation.ar_borta(person.kod, idag) else ""
        i_namnden = any(n.split(":")[1] == namnd for n in organisation.nycklar(person.kod, idag))
        (egna if i_namnden else andra).append((person.kod, f"{person.namn}{borta}"))
    yield from (*egna, *andra)


def motesval(fraga: Fraga, namnd: str) -> Iterator[tuple[str, str]]:
    """The meetings of a nämnd that are near: from two months back, as far as its calendar goes."""
    kand = motor.las_kalender(fraga.program).namnder.get(namnd)
    for mote in kand.moten if kand else ():
        if mote.halls and (fraga.idag - mote.dag).days < 62:
            yield mote.dag.isoformat(), mote.dag.isoformat()
