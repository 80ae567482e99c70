"""What a list is narrowed to, as it stands in the address: read with patience, written cleanly."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from urllib.parse import urlencode

from attrs import frozen

from arbetsflode.motor import Listrad, Plats, Urval
from arbetsflode.webb.formular.bygge import personval
from arbetsflode.webb.fraga import Fraga
from tillstand.rimligt import FORSTA_DAG, SISTA_DAG

VAG = "/lista"
LANGSTA_SOKNING = 200
OPPNA, STANGDA, ALLA = "oppna", "stangda", "alla"
VISA = {OPPNA: "Öppna", STANGDA: "Avslutade", ALLA: "Öppna och avslutade"}
JA = "ja"
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_LIKA = ("namnd", "tillstand", "handlaggare", "enhet")
_ETIKETTER = {
    "sok": "Sökning",
    "namnd": "Nämnd",
    "tillstand": "Läge",
    "handlaggare": "Handläggare",
    "enhet": "Enhet",
    "fran": "Svar från",
    "till": "Svar till",
}


@frozen(kw_only=True)
class Listfilter:
    """The filters that hold, by name, as they stand in the address; and what was wrong with the others."""

    skrivet: Mapping[str, str]
    fel: Mapping[str, str]
    val: Mapping[str, Mapping[str, str]]
    """What there is to choose in each list: the value and what it is called."""
    visa: str
    efter: Plats | None
    idag: date

    def text(self, namn: str) -> str:
        """What a filter says, empty when it is not there."""
        return self.skrivet.get(namn, "")

    def adress(self, vag: str = VAG, *, utan: str = "", **andrat: str) -> str:
        """The address of a page with these filters, without one of them or with others instead."""
        alla = {n: v for n, v in {**self.skrivet, **andrat}.items() if n != utan and v}
        return f"{vag}?{urlencode(alla)}" if alla else vag

    def nasta(self, sist: Listrad) -> str:
        """The address of the page after a row."""
        return self.adress(efter=f"{sist.slutdag or ''},{sist.id}")

    def brickor(self) -> Iterator[tuple[str, str]]:
        """Each filter in words, with the address of the list without it."""
        for namn, etikett in _ETIKETTER.items():
            if varde := self.text(namn):
                yield f"{etikett}: {self.val.get(namn, {}).get(varde, varde)}", self.adress(utan=namn)
        if self.text("forsenade"):
            yield "Bara försenade", self.adress(utan="forsenade")
        if self.text("visa"):
            yield VISA[self.visa], self.adress(utan="visa")

    def urval(self, antal: int) -> Urval:
        """The same as the engine is asked."""
        dag = {n: date.fromisoformat(v) for n in ("fran", "till") if (v := self.text(n))}
        return Urval(
            namnd=self.text("namnd") or None,
            tillstand=self.text("tillstand") or None,
            handlaggare=self.text("handlaggare") or None,
            enhet=self.text("enhet") or None,
            oppna={OPPNA: True, STANGDA: False, ALLA: None}[self.visa],
            fran_dag=dag.get("fran"),
            till_dag=dag.get("till"),
            forsenade=self.idag if self.text("forsenade") else None,
            text=self.text("sok") or None,
            efter=self.efter,
            antal=antal,
        )


def las_filter(fraga: Fraga) -> Listfilter:
    """The filters of the address. What is malformed, or says nothing that there is, narrows nothing."""
    varden = {n: v[-1].strip() for n, v in fraga.request.query_params.dict().items()}
    skrivet: dict[str, str] = {}
    fel: dict[str, str] = {}
    val = {namn: dict(par) for namn, par in _val(fraga, varden)}
    if sok := _rensad(varden.get("sok", "")):
        skrivet["sok"] = sok
    for namn in (*_LIKA, "visa"):
        _ett_av(namn, varden.get(namn, ""), val.get(namn, VISA), skrivet, fel)
    for namn in ("fran", "till"):
        _dagen(namn, varden.get(namn, ""), skrivet, fel)
    if skrivet.get("fran", "") > skrivet.get("till", "9"):
        fel["till"] = "Dagen kommer före den första dagen och räknas inte med."
        del skrivet["till"]
    vanlig = ALLA if sok else OPPNA
    visa = skrivet.get("visa", vanlig)
    if visa == vanlig:
        skrivet.pop("visa", None)
    if varden.get("forsenade") == JA and visa == STANGDA:
        fel["forsenade"] = "Avslutade ärenden är aldrig försenade, så valet räknas inte med."
    elif varden.get("forsenade") == JA:
        skrivet["forsenade"] = JA
    return Listfilter(
        skrivet=skrivet,
        fel=fel,
        val=val,
        visa=visa,
        efter=_platsen(varden.get("efter", "")),
        idag=fraga.idag,
    )


def _val(fraga: Fraga, varden: Mapping[str, str]) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """The choices: my own nämnder, their enheter; all of them for somebody who holds no role in any."""
    namnder = fraga.namnder or tuple(fraga.program.kommun.namnder)
    yield "namnd", ((kod, fraga.namnd(kod)) for kod in namnder)
    yield "tillstand", iter(fraga.program.floden["remiss"].flode.rubriker.items())
    vald = varden.get("namnd", "")
    personer = ((kod, namn.removesuffix(" (borta i dag)")) for kod, namn in personval(fraga, vald))
    yield "handlaggare", personer
    yield "enhet", ((e.kod, e.namn) for e in fraga.organisation.enheter.values() if e.namnd in namnder)


def _rensad(text: str) -> str:
    """A search text on one line, without signs that cannot be written."""
    return " ".join("".join(t if t.isprintable() else " " for t in text).split())[:LANGSTA_SOKNING]


def _ett_av(
    namn: str, varde: str, val: Mapping[str, str], skrivet: dict[str, str], fel: dict[str, str]
) -> None:
    if varde in val:
        skrivet[namn] = varde
    elif varde:
        fel[namn] = "Valet finns inte här och räknas inte med."


def _dagen(namn: str, varde: str, skrivet: dict[str, str], fel: dict[str, str]) -> None:
    if varde:
        dag = las_dagen(varde)
        if dag is None:
            fel[namn] = "Dagen går inte att läsa och räknas inte med. Skriv den som 2026-11-28."
        else:
            skrivet[namn] = dag.isoformat()


def las_dagen(text: str) -> date | None:
    """A day written as ÅÅÅÅ-MM-DD that a paper may have; None for anything else."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(ValueError):
            dag = date.fromisoformat(text)
            return dag if FORSTA_DAG <= dag <= SISTA_DAG else None
    return None


def _platsen(text: str) -> Plats | None:
    """Where the page begins; an address that has been changed by hand begins at the beginning."""
    dag, komma, id_ = text.partition(",")
    if not komma or not _ID.fullmatch(id_) or (dag and las_dagen(dag) is None):
        return None
    return (dag or None, id_)
