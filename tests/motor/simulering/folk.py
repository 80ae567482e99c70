"""Who is to read: the people as far as it has been written down, asked by hand."""

from collections.abc import Iterator
from datetime import date

from attrs import define, field

from tests.motor.simulering.regler import Fall


@define
class Folk:
    """Who holds what, and who is away, as far as it has been written down."""

    roller: dict[tuple[str, str, str, date], date] = field(factory=dict)
    borta: dict[tuple[str, date], tuple[date, str | None]] = field(factory=dict)
    over: dict[str, str] = field(factory=dict)

    def innehavare(self, roll: str, enhet: str, dag: date) -> list[str]:
        """Who holds a role that day."""
        alla = self.roller.items()
        return [p for (p, r, e, fran), till in alla if (r, e) == (roll, enhet) and fran <= dag <= till]

    def ar_borta(self, person: str, dag: date) -> bool:
        """Whether somebody is away that day."""
        return any(p == person and fran <= dag <= till for (p, fran), (till, _) in self.borta.items())

    def ersattare(self, person: str, dag: date) -> list[str]:
        """Who stands in for somebody that day."""
        alla = self.borta.items()
        return [e for (p, fran), (till, e) in alla if p == person and fran <= dag <= till and e]

    def laser(self, personer: list[str], dag: date, egna: set[str]) -> dict[str, str | None]:
        """Those who are there, and for those who are not, whoever stands in; each with for whom."""
        ut: dict[str, str | None] = {p: None for p in personer if p not in egna and not self.ar_borta(p, dag)}
        for person in personer:
            for ersattare in self.ersattare(person, dag) if self.ar_borta(person, dag) else ():
                if ersattare not in egna and not self.ar_borta(ersattare, dag):
                    ut.setdefault(ersattare, person)
        return ut

    def chefer_fran(self, enhet: str) -> Iterator[tuple[str, str]]:
        """The chef of an enhet, of the one above it, and so on."""
        while enhet:
            yield "chef", enhet
            enhet = self.over.get(enhet, "")

    def fordelare(self, dag: date) -> tuple[str, str]:
        """Who distributes: the one appointed, otherwise the förvaltningschef."""
        return ("fordelare" if self.innehavare("fordelare", "", dag) else "forvaltningschef"), ""

    def vem(self, roll: str, fall: Fall, dag: date) -> dict[str, str | None]:
        """Who is to read: whoever has the role, or else the next above who is there."""
        egna = {fall.begard_av} if roll == "vantar_pa" else set()
        for personer in self._uppat(roll, fall, dag):
            if funna := self.laser(personer, dag, egna):
                return funna
        return {}

    def _uppat(self, roll: str, fall: Fall, dag: date) -> Iterator[list[str]]:
        if roll == "handlaggare" and fall.handlaggare:
            yield [fall.handlaggare]
        led: list[tuple[str, str]]
        if roll == "vantar_pa":
            assert fall.vantar is not None
            roll_, _, enhet = fall.vantar.split(":")
            led = list(self.chefer_fran(enhet)) if roll_ == "chef" else [(roll_, enhet)]
        elif roll in ("handlaggare", "chef") and fall.handlaggare:
            led = list(self.chefer_fran(fall.enhet))
        elif roll in ("handlaggare", "chef", "fordelare"):
            led = [self.fordelare(dag)]
        else:
            led = [(roll, "")]
        for roll_, enhet in (*led, ("forvaltningschef", ""), ("administrator", "")):
            yield self.innehavare(roll_, enhet, dag)
