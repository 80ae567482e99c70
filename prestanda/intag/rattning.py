"""The scoring: what was read beside the answers, by key, over all documents."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import field, frozen, mutable

from prestanda.intag.facit import DATUM, LISTOR, NYCKLAR, Dokument, Varde, jamn, jamn_for, svar

Lasning = Mapping[str, Mapping[str, object] | None]
"""What a reader gives: key -> {"varde", "spann", "sakerhet", "skal"}, or None."""
Lasare = Callable[[str], Lasning]

SAKERT = 0.9
"""From here up a value is called certain, and nearly all such must be right."""


@frozen(kw_only=True)
class Miss:
    """A value that is wrong, invented or not found."""

    dokument: str
    nyckel: str
    vantat: Varde | None
    fick: object
    sakerhet: float

    def __str__(self) -> str:
        vantat, fick = _kort(self.vantat), _kort(self.fick)
        return f"{self.nyckel:20} {self.dokument:34} {vantat} <- {fick} ({self.sakerhet:g})"


def _kort(varde: object) -> str:
    text = "null" if varde is None else repr(list(varde) if isinstance(varde, tuple) else varde)
    return text if len(text) <= 160 else text[:157] + "..."


@mutable(kw_only=True)
class Falt:
    """The sums of one key: items for a list, values for the others."""

    ratt: float = 0
    gavs: int = 0
    finns: int = 0
    sakra: int = 0
    sakra_ratt: int = 0
    spann: int = 0
    spann_ratt: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1.0 when nothing was given."""
        return self.ratt / self.gavs if self.gavs else 1.0

    @property
    def tackning(self) -> float:
        """The share of what is stated that was found (recall); 1.0 when nothing is stated."""
        return self.ratt / self.finns if self.finns else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        summa = self.precision + self.tackning
        return 2 * self.precision * self.tackning / summa if summa else 0.0


@mutable(kw_only=True)
class Utfall:
    """The sums of every key, and what was wrong."""

    falt: dict[str, Falt] = field(factory=lambda: {nyckel: Falt() for nyckel in NYCKLAR})
    missar: list[Miss] = field(factory=list)
    dokument: int = 0

    @property
    def f1(self) -> float:
        """The mean of the F1 of the keys (macro)."""
        return sum(f.f1 for f in self.falt.values()) / len(self.falt)

    @property
    def kalibrering(self) -> float:
        """The share of the certain values that are right; 1.0 when none is certain."""
        sakra = sum(f.sakra for f in self.falt.values())
        return sum(f.sakra_ratt for f in self.falt.values()) / sakra if sakra else 1.0


def ratta(dokument: Sequence[Dokument], las: Lasare) -> Utfall:
    """Read every document and sum up."""
    ut = Utfall()
    for ett in dokument:
        last = las(ett.text)
        ut.dokument += 1
        for nyckel in ett.provade():
            _ratta_en(ut, ett, nyckel, last.get(nyckel))
    return ut


def _ratta_en(ut: Utfall, dokument: Dokument, nyckel: str, fynd: Mapping[str, object] | None) -> None:
    falt, vantat = ut.falt[nyckel], dokument.varden.get(nyckel)
    fick = fynd["varde"] if fynd else None
    ratta = _lika(nyckel, vantat, fick)
    gavs, finns = _antal(fick), _antal(vantat)
    falt.ratt += ratta
    falt.gavs += gavs
    falt.finns += finns
    hel = ratta == gavs == finns
    sakerhet = _tal(fynd["sakerhet"]) if fynd else 0.0
    if fynd and fick is not None:
        falt.spann += 1
        falt.spann_ratt += spannet_bar(dokument.text, nyckel, fick, fynd.get("spann"))
        if sakerhet >= SAKERT:
            falt.sakra += 1
            falt.sakra_ratt += hel
    if not hel:
        ut.missar.append(
            Miss(dokument=dokument.namn, nyckel=nyckel, vantat=vantat, fick=fick, sakerhet=sakerhet)
        )


def _tal(varde: object) -> float:
    return float(varde) if isinstance(varde, int | float) else 0.0


def _antal(varde: object) -> int:
    if isinstance(varde, list | tuple):
        return len(varde)
    return int(varde is not None)


def _lika(nyckel: str, vantat: Varde | None, fick: object) -> int:
    """How many items of the answer were given; 0 or 1 for what is no list."""
    if vantat is None or fick is None:
        return 0
    if nyckel not in LISTOR:
        if isinstance(vantat, bool) or not isinstance(fick, str):
            return int(vantat is fick)
        return int(isinstance(vantat, str) and jamn_for(nyckel, fick) in svar(nyckel, vantat))
    kvar = [jamn_for(nyckel, str(f)) for f in fick] if isinstance(fick, list | tuple) else []
    ratt = 0
    for ett in vantat if isinstance(vantat, tuple) else ():
        traff = next((k for k in kvar if k in svar(nyckel, ett)), None)
        if traff is not None:
            kvar.remove(traff)
            ratt += 1
    return ratt


def spannet_bar(text: str, nyckel: str, varde: object, spann: object) -> bool:
    """Whether the places pointed out in the text bear the value; a truth value needs only a place."""
    ytor = list(_ytor(text, spann))
    if not ytor or any(not yta.strip() for yta in ytor):
        return False
    if isinstance(varde, bool) or nyckel == "arendetyp":
        return True
    lagt = _ihop(" ".join(ytor))
    if nyckel in DATUM:
        dag = str(varde).rpartition("-")[2]
        return dag.lstrip("0") in lagt.replace("o", "0") or dag in lagt
    delar = varde if isinstance(varde, list | tuple) else [varde]
    return all(_ord_finns(nyckel, str(del_), lagt) for del_ in delar)


def _ord_finns(nyckel: str, varde: str, lagt: str) -> bool:
    """Whether the words of the value are in the text at the places; of a coordinated name, its own word."""
    finns = [
        _ihop(ord_)[:5] in lagt for ord_ in jamn_for(nyckel, varde).split() if _ihop(ord_) not in {"", "och"}
    ]
    return any(finns) if nyckel == "remissinstanser" else all(finns)


def _ihop(text: str) -> str:
    return "".join(tecken for tecken in jamn(text) if tecken.isalnum())


def _ytor(text: str, spann: object) -> Iterator[str]:
    for ett in spann if isinstance(spann, list | tuple) else ():
        start, slut = ett
        yield text[start:slut] if 0 <= start < slut <= len(text) else ""
