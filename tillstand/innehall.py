"""What the papers say: senders, objects, instances, meetings, points, signatures.

Plain values without rules of their own. Everything that a real document may leave out is optional;
what is mandatory follows from OSL 5:2 and stands in `mottagen`.
"""

from datetime import date
from enum import StrEnum

from attrs import field, frozen
from attrs.validators import deep_iterable, optional

from tillstand.rimligt import epostadress, rimlig_dag
from tillstand.text import FRITEXT, rad, stycke


class Objektslag(StrEnum):
    """What kind of paper the opinion is asked on."""

    MOTION = "motion"
    SKRIVELSE = "skrivelse"
    MEDBORGARFORSLAG = "medborgarforslag"
    SOU = "sou"
    DS = "ds"
    PROMEMORIA = "promemoria"
    POLICY = "policy"
    PLAN = "plan"
    GRANSKNING = "granskning"
    MALL = "mall"
    ANNAT = "annat"


class Organslag(StrEnum):
    """What kind of body asks, is asked or decides."""

    KOMMUNFULLMAKTIGE = "kommunfullmaktige"
    KOMMUNSTYRELSE = "kommunstyrelse"
    NAMND = "namnd"
    UTSKOTT = "utskott"
    KONTOR = "kontor"
    REVISION = "revision"
    BOLAG = "bolag"
    STATLIG = "statlig"
    ORGANISATION = "organisation"
    """Another municipality, a region, an association or a company: a name that is nobody's own."""
    EXTERN = "extern"
    """Not said; may be a person, whose name the postlista leaves out."""


@frozen(kw_only=True)
class Avsandare:
    """Who sent the remiss (remissavsändare): body, its own number, and where the answer goes."""

    organ: str = field(validator=rad(), metadata=FRITEXT)
    organslag: Organslag = Organslag.EXTERN
    egen_kommun: bool = False
    diarienummer: str | None = field(default=None, validator=optional(rad(100)))
    rotel: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    kontakt: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    epost: str | None = field(default=None, validator=optional(epostadress), metadata=FRITEXT)


@frozen(kw_only=True)
class Upphovsman:
    """Who wrote or signed a paper, with party and offices as printed (GDPR art. 9: never in letters)."""

    namn: str = field(validator=rad(), metadata=FRITEXT)
    parti: str | None = field(default=None, validator=optional(rad(40)), metadata=FRITEXT)
    uppdrag: tuple[str, ...] = field(default=(), validator=deep_iterable(rad()), metadata=FRITEXT)


@frozen(kw_only=True)
class Stampel:
    """An arrival stamp as it stands on the paper; `text` is verbatim, `datum` how it was read."""

    organ: str = field(validator=rad(), metadata=FRITEXT)
    text: str = field(validator=rad(100), metadata=FRITEXT)
    datum: date | None = field(default=None, validator=optional(rimlig_dag))


@frozen(kw_only=True)
class OnskatUppdrag:
    """An assignment that a paper asks for or tells of, with its loose time as a window of days."""

    text: str = field(validator=stycke(), metadata=FRITEXT)
    given_av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    aterrapporteras_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    tid_text: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    fran: date | None = field(default=None, validator=optional(rimlig_dag))
    senast: date | None = field(default=None, validator=optional(rimlig_dag))
    lage: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)


@frozen(kw_only=True)
class Delfraga:
    """One sub-question of a report form."""

    rubrik: str = field(validator=rad(), metadata=FRITEXT)
    svar: str | None = field(default=None, validator=optional(stycke()), metadata=FRITEXT)


@frozen(kw_only=True)
class Fraga:
    """A question of a report form, with its sub-questions in order and the answers given."""

    rubrik: str = field(validator=rad(), metadata=FRITEXT)
    delfragor: tuple[Delfraga, ...] = ()


@frozen(kw_only=True)
class Uppgift:
    """A fact, figure, quotation, risk or plan in a paper that has no field of its own, kept verbatim."""

    slag: str = field(validator=rad(60))
    text: str = field(validator=stycke(), metadata=FRITEXT)
    beteckning: str | None = field(default=None, validator=optional(rad(100)), metadata=FRITEXT)
    fran: date | None = field(default=None, validator=optional(rimlig_dag))
    senast: date | None = field(default=None, validator=optional(rimlig_dag))


@frozen(kw_only=True)
class Bilaga:
    """An appendix as the paper names it."""

    titel: str = field(validator=rad(), metadata=FRITEXT)
    beteckning: str | None = field(default=None, validator=optional(rad(60)))


@frozen(kw_only=True)
class Remissobjekt:
    """The paper that the opinion is asked on: motion 2011:24, skrivelse (12/3), SOU 2011:19 ..."""

    slag: Objektslag = Objektslag.ANNAT
    titel: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    beteckning: str | None = field(default=None, validator=optional(rad(100)))
    datum: date | None = field(default=None, validator=optional(rimlig_dag))
    datum_text: str | None = field(default=None, validator=optional(rad(100)), metadata=FRITEXT)
    stallt_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    upphovsman: tuple[Upphovsman, ...] = ()
    sammanfattning: str | None = field(default=None, validator=optional(stycke()), metadata=FRITEXT)
    krav: tuple[str, ...] = field(default=(), validator=deep_iterable(stycke()), metadata=FRITEXT)
    uppdrag: tuple[OnskatUppdrag, ...] = ()
    fragor: tuple[Fraga, ...] = ()
    uppgifter: tuple[Uppgift, ...] = ()
    brevhuvud: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    bilagebeteckning: str | None = field(default=None, validator=optional(rad(60)))
    anteckningar: tuple[str, ...] = field(default=(), validator=deep_iterable(rad()), metadata=FRITEXT)


@frozen(kw_only=True)
class Instans:
    """One of the bodies that the remiss was sent to (remissinstans)."""

    organ: str = field(validator=rad(), metadata=FRITEXT)
    organslag: Organslag = Organslag.NAMND


@frozen(kw_only=True)
class Sekretess:
    """A secrecy marking (OSL 5:5): a warning, tried anew at every request."""

    lagrum: str = field(validator=rad(100))
    dag: date = field(validator=rimlig_dag)
    beslutad_av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)


@frozen(kw_only=True)
class Sammantrade:
    """A meeting as a value: which body, which day, when and where. Matched by nämnd and day."""

    organ: str = field(validator=rad(), metadata=FRITEXT)
    dag: date = field(validator=rimlig_dag)
    organslag: Organslag = Organslag.NAMND
    tid: str | None = field(default=None, validator=optional(rad(40)))
    plats: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)


class Stallningstagande(StrEnum):
    """The stance of an answer."""

    TILLSTYRKER = "tillstyrker"
    AVSTYRKER = "avstyrker"
    DELVIS = "delvis"
    UTAN_ERINRAN = "utan_erinran"
    TAR_EJ_STALLNING = "tar_ej_stallning"
    AVSTAR = "avstar"


class Punktslag(StrEnum):
    """What a point of a proposed decision does."""

    SVAR = "svar"
    OVERLAMNANDE = "overlamnande"
    JUSTERING = "justering"
    UPPDRAG = "uppdrag"
    ANNAT = "annat"


@frozen(kw_only=True)
class Beslutspunkt:
    """One numbered point of a proposed decision; the order is that of the list."""

    text: str = field(validator=stycke(4_000), metadata=FRITEXT)
    slag: Punktslag = Punktslag.ANNAT


@frozen(kw_only=True)
class Underskrift:
    """Who signs a tjänsteutlåtande, in order."""

    namn: str = field(validator=rad(), metadata=FRITEXT)
    titel: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)


@frozen(kw_only=True)
class Avsnitt:
    """A section of a paper: its heading and, where it matters, its text, verbatim."""

    rubrik: str = field(validator=rad(), metadata=FRITEXT)
    text: str | None = field(default=None, validator=optional(stycke()), metadata=FRITEXT)


@frozen(kw_only=True)
class Kontakt:
    """The name, telephone and title printed on a paper."""

    namn: str = field(validator=rad(), metadata=FRITEXT)
    telefon: str | None = field(default=None, validator=optional(rad(60)), metadata=FRITEXT)
    befattning: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)


class Kanal(StrEnum):
    """How an answer leaves the house."""

    EPOST = "epost"
    ETJANST = "etjanst"
    POST = "post"
    INTERNT = "internt"
