"""The floor: what a handful of plain regular expressions reads. It is shown beside, to be above."""

import re
from collections.abc import Iterator, Mapping

from prestanda.intag.ordforrad import MANADER
from prestanda.intag.rattning import Lasning

_MANADER = {namn: nummer for nummer, namn in enumerate(MANADER, start=1)}
_DATUM = rf"(?:(\d{{4}})-(\d\d)-(\d\d)|(?:den )?(\d{{1,2}}) ({'|'.join(_MANADER)}) (\d{{4}}))"
_MONSTER: Mapping[str, re.Pattern[str]] = {
    "diarienummer": re.compile(r"\b(?:Dnr|Diarienummer):?[ \n]+(\S+(?: \d\S*)?)", re.IGNORECASE),
    "avsandare": re.compile(r"\b(\w+(?:styrelsen|departementet|nämnden|verket)) har \w*remitterat"),
    "till_namnd": re.compile(r"^(?:Till\s+)?([A-ZÅÄÖ].*(?:nämnd|nämnden|styrelsen))$", re.MULTILINE),
    "titel": re.compile(r"^((?:Svar på remiss|Remiss|Yttrande).{10,})$", re.MULTILINE),
    "svarstid": re.compile(rf"senast\s+{_DATUM}"),
    "forlangd_svarstid": re.compile(rf"förläng\w+[^.]*? till (?:och med )?{_DATUM}"),
    "inkom_datum": re.compile(rf"(?:Inkom|Ink\.|Ankom)\s+{_DATUM}"),
    "handlaggare": re.compile(r"Handläggare:?\s+([A-ZÅÄÖ]\S+ [A-ZÅÄÖ]\S+)"),
    "omedelbar_justering": re.compile(r"(omedelbar\w* juster\w*|justera\w* \w* ?omedelbart)", re.IGNORECASE),
    "forslag_till_beslut": re.compile(r"^\d\. (.+)$", re.MULTILINE),
    "bilagor": re.compile(r"^Bilaga ?\d?: ?(.+)$", re.MULTILINE),
}
_TYPER = ("motion", "skrivelse", "betänkande", "promemoria", "plan", "program", "föreskrifter", "rapport")


def golv(text: str) -> Lasning:
    """What the expressions find in a text."""
    return dict(_fynd(text))


def _fynd(text: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for nyckel, monster in _MONSTER.items():
        if traffar := list(monster.finditer(text)):
            forst = traffar[0]
            varde: object = forst.group(1)
            if nyckel == "omedelbar_justering":
                varde = True
            elif nyckel in {"forslag_till_beslut", "bilagor"}:
                varde = [t.group(1) for t in traffar]
            elif "(\\d{4})-" in monster.pattern:
                varde = _iso(forst)
            yield nyckel, {"varde": varde, "spann": [list(t.span()) for t in traffar], "sakerhet": 0.5}
    for typ in _TYPER:
        if traff := re.search(rf"\b{typ}", text):
            yield "arendetyp", {"varde": f"remiss av {typ}", "spann": [list(traff.span())], "sakerhet": 0.5}
            return


def _iso(traff: re.Match[str]) -> str:
    ar, manad, dag, dag2, namn, ar2 = traff.groups()
    return f"{ar}-{manad}-{dag}" if ar else f"{ar2}-{_MANADER[namn]:02}-{int(dag2):02}"
