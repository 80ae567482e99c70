"""What a document is, what its answers are, and how they are kept beside it.

A document is a `.txt` with a `.toml` beside it that holds the answers by the keys of `NYCKLAR`. A key that
is not there is not stated in the document: to give it a value is wrong. ` | ` stands between answers of which
any is right. Three more keys may stand there:

- `fallor`: the traps in the document, by the names in `FALLOR`;
- `[oprovat]`: keys that are not scored there, and why: people would not agree on them;
- `[avviker]`: keys whose value does not stand in the text as it is written, and why.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

DOKUMENT = Path(__file__).with_name("dokument")

DATUM = ("svarstid", "forlangd_svarstid", "inkom_datum")
LISTOR = ("remissinstanser", "enheter", "forslag_till_beslut", "bilagor")
NUMMER = ("diarienummer", "avsandarens_dnr")
NYCKLAR = (
    *NUMMER,
    "avsandare",
    "till_namnd",
    "titel",
    "arendetyp",
    *DATUM,
    "remissinstanser",
    "enheter",
    "handlaggare",
    "omedelbar_justering",
    "forslag_till_beslut",
    "bilagor",
)
ARENDETYPER = frozenset(
    {
        *(
            f"remiss av {vad}"
            for vad in (
                "motion",
                "skrivelse",
                "betänkande",
                "promemoria",
                "plan",
                "program",
                "föreskrifter",
                "rapport",
            )
        ),
        *("skrivelse", "medborgarförslag", "redovisning", "lagrådsremiss", "övrigt"),
    }
)
FALLOR = frozenset(
    {
        *("annat nummer", "förlorade siffror", "dnr som datum", "vårt dnr"),
        *("senast om annat", "beslutsdatum", "utredning förlängd", "begärd förlängning", "bara förlängning"),
        *("år saknas", "intervall", "kort datum", "ordningstal", "vecka", "utan dag"),
        *("tom etikett", "tabell", "hopskrivet", "spärrat", "delade ord", "avstavning", "ocr-brus"),
        *("kedja", "underremiss", "att-satser", "ingen remiss"),
    }
)
"""The traps. Each is set at least three times, in different words."""

Varde = str | bool | tuple[str, ...]


@frozen(kw_only=True)
class Dokument:
    """A document with its answers; what is not in `varden` is not stated."""

    namn: str
    text: str
    varden: Mapping[str, Varde]
    fallor: tuple[str, ...] = ()
    oprovat: Mapping[str, str] = {}
    avviker: Mapping[str, str] = {}

    def provade(self) -> Iterator[str]:
        """The keys that are scored."""
        return (nyckel for nyckel in NYCKLAR if nyckel not in self.oprovat)


def las_mapp(mapp: Path = DOKUMENT) -> list[Dokument]:
    """Every document of a folder that has its answers beside it, by name."""
    return [
        av_tabell(fil.stem, fil.with_suffix(".txt").read_text("utf-8"), tomllib.loads(fil.read_text("utf-8")))
        for fil in sorted(mapp.glob("*.toml"))
    ]


def av_tabell(namn: str, text: str, tabell: dict[str, object]) -> Dokument:
    """A document of its text and the table of its `.toml`. Raises ValueError for a key that is none."""
    kvar = dict(tabell)
    fallor = _lista(kvar.pop("fallor", []))
    oprovat, avviker = (_ord(kvar.pop(namn_, {})) for namn_ in ("oprovat", "avviker"))
    if okanda := (set(kvar) | set(oprovat) | set(avviker)) - set(NYCKLAR):
        raise ValueError(f"{namn}: {', '.join(sorted(okanda))}")
    return Dokument(
        namn=namn,
        text=text,
        varden={nyckel: _varde(varde) for nyckel, varde in kvar.items()},
        fallor=fallor,
        oprovat=oprovat,
        avviker=avviker,
    )


def _varde(varde: object) -> Varde:
    if isinstance(varde, bool):
        return varde
    return _lista(varde) if isinstance(varde, list) else str(varde)


def _lista(varde: object) -> tuple[str, ...]:
    return tuple(map(str, varde)) if isinstance(varde, list) else ()


def _ord(varde: object) -> dict[str, str]:
    return {str(n): str(v) for n, v in varde.items()} if isinstance(varde, dict) else {}


_AVSTAVAT = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[a-zåäö])")
_ETIKETT = re.compile(r"^(?:bilaga|bil\.?)\s*\d*\s*[:.\-–]\s*|^\d{1,2}[.)]\s+|^[-–•*]\s+", re.IGNORECASE)
_SLUT = re.compile(r"[\s.,;:]+$|[\s,;]+(?:samt|och)$")
_CITAT = str.maketrans(dict.fromkeys("”“\"'’", ""))
_STRECK = str.maketrans(dict.fromkeys("–—‑−", "-"))


def jamn(text: str) -> str:
    """A text without what does not count: hyphenation, blanks, case, quotation marks, kinds of dashes."""
    utan = _AVSTAVAT.sub("", text).translate(_CITAT).translate(_STRECK)
    return " ".join(utan.split()).casefold()


def jamn_for(nyckel: str, text: str) -> str:
    """`jamn`, and besides: a number without blanks, an item without its own number, its "att" and its end."""
    ut = jamn(text)
    if nyckel in NUMMER:
        return re.sub(r"\s", "", ut).rstrip(".")
    if nyckel in LISTOR:
        ut = _ETIKETT.sub("", ut)
    while ut != (kort := _SLUT.sub("", ut)):
        ut = kort
    return ut.removeprefix("att ") if nyckel == "forslag_till_beslut" else ut


def svar(nyckel: str, varde: str) -> frozenset[str]:
    """The answers of which any is right, as `jamn_for` writes them."""
    return frozenset(jamn_for(nyckel, ett) for ett in varde.split(" | "))
