"""A stored part is an envelope, `{"slag": record name, "v": 1, "data": ...}`; the name picks the class.

msgspec decodes the envelope with `data` raw and then the class directly: validators run, so a row that the
house could not have written is refused as Datafel.
"""

from collections.abc import Mapping
from typing import Any, Literal, get_type_hints

import attrs
import msgspec

from tillstand.arende import Arende, Arendeslag, Begaran, SenastePil, Utskick
from tillstand.fel import Datafel

GEMENSAMMA: Mapping[str, type] = {"begaran": Begaran, "utskick": Utskick, "senaste": SenastePil}
"""What every kind of case may carry beside its parts."""

_VERSION = 1
_INGET = msgspec.Raw(b"null")


class _Kuvert(msgspec.Struct, forbid_unknown_fields=True):
    slag: str
    v: int
    data: msgspec.Raw


_KODARE = msgspec.json.Encoder(order="deterministic")
_AVKODARE = msgspec.json.Decoder(dict[str, msgspec.Raw])
_KUVERT = msgspec.json.Decoder(_Kuvert)


def packa(varde: Any) -> msgspec.Raw:
    """Put a part in its envelope."""
    kuvert = {"slag": type(varde).__name__, "v": _VERSION, "data": _inre(varde)}
    return msgspec.Raw(_KODARE.encode(kuvert))


def _inre(varde: Any) -> Any:
    if isinstance(varde, (Begaran, Utskick)):
        return {**_ytligt(varde), "underlag": packa(varde.underlag)}
    if isinstance(varde, SenastePil):
        tidigare = {namn: packa(v) if v is not None else None for namn, v in varde.tidigare.items()}
        return {**_ytligt(varde), "tidigare": tidigare}
    return varde


def _ytligt(varde: Any) -> dict[str, Any]:
    return {a.name: getattr(varde, a.name) for a in attrs.fields(type(varde))}


def skriv_delar(
    arende: Arende, *, fore: Arende | None = None, raa: Mapping[str, msgspec.Raw] | None = None
) -> str:
    """The JSON text of all parts; parts that are untouched since `fore` keep their bytes."""
    ut: dict[str, msgspec.Raw] = {}
    for namn in (*arende.DELAR, *GEMENSAMMA):
        varde = getattr(arende, namn)
        if varde is None:
            continue
        oandrad = fore is not None and raa is not None and namn in raa and getattr(fore, namn) is varde
        ut[namn] = raa[namn] if oandrad and raa is not None else packa(varde)
    return _KODARE.encode(ut).decode()


def _kuvertlasare(klass: type) -> msgspec.json.Decoder[Any]:
    """Reads the envelope of one class whole, and takes no other."""
    falt: list[tuple[str, Any]] = [
        ("slag", Literal[klass.__name__]),
        ("v", Literal[_VERSION]),
        ("data", klass),
    ]
    return msgspec.json.Decoder(msgspec.defstruct("Kuvert", falt, forbid_unknown_fields=True))


def _ytlasare(klass: type, packad: str, typ: Any) -> msgspec.json.Decoder[Any]:
    """Reads what every case may carry, with its envelopes still closed."""
    typer = get_type_hints(klass)
    falt = [(a.name, typ if a.name == packad else typer[a.name]) for a in attrs.fields(klass)]
    return msgspec.json.Decoder(msgspec.defstruct(klass.__name__, falt))


_YTTRE = {
    "begaran": _ytlasare(Begaran, "underlag", msgspec.Raw),
    "utskick": _ytlasare(Utskick, "underlag", msgspec.Raw),
    "senaste": _ytlasare(SenastePil, "tidigare", dict[str, msgspec.Raw]),
}


class Delarlasare:
    """Reads the parts of one kind of case; the tables of classes are made once."""

    def __init__(self, slag: Arendeslag) -> None:
        klasser = {k.__name__: k for k in (*slag.delar.values(), *slag.underlag.values())}
        self._lasare = {namn: _kuvertlasare(klass) for namn, klass in klasser.items()}
        self._delnamn = {namn: klass.__name__ for namn, klass in {**slag.delar, **GEMENSAMMA}.items()}

    def las(self, text: str) -> tuple[dict[str, Any], dict[str, msgspec.Raw]]:
        """The parts by name, and their bytes. Raises Datafel."""
        try:
            raa = _AVKODARE.decode(text)
            return {namn: self._del(namn, ett) for namn, ett in raa.items()}, raa
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as fel:
            raise Datafel(f"En del av ärendet går inte att läsa: {fel}") from fel

    def _del(self, namn: str, raa: msgspec.Raw) -> Any:
        if namn in GEMENSAMMA:
            return self._gemensam(namn, self._oppna(namn, raa))
        try:
            return self._lasare[self._delnamn[namn]].decode(raa).data
        except (msgspec.ValidationError, KeyError):
            self._oppna(namn, raa)
            raise

    def _oppna(self, namn: str, raa: msgspec.Raw) -> _Kuvert:
        """The envelope of a part, if it is one that belongs there."""
        kuvert = _KUVERT.decode(raa)
        if self._delnamn.get(namn) != kuvert.slag:
            raise Datafel(f"Delen ”{namn}” har slaget ”{kuvert.slag}”, som inte hör dit.")
        _krav_pa_version(kuvert)
        return kuvert

    def _kuvert(self, raa: msgspec.Raw) -> Any:
        kuvert = _KUVERT.decode(raa)
        _krav_pa_version(kuvert)
        if kuvert.slag not in self._lasare:
            raise Datafel(f"Okänt slag: {kuvert.slag}.")
        return self._lasare[kuvert.slag].decode(raa).data

    def _gemensam(self, namn: str, kuvert: _Kuvert) -> Any:
        yttre = msgspec.structs.asdict(_YTTRE[namn].decode(kuvert.data))
        if namn == "senaste":
            tidigare = yttre["tidigare"]
            yttre["tidigare"] = {n: None if r == _INGET else self._kuvert(r) for n, r in tidigare.items()}
        else:
            yttre["underlag"] = self._kuvert(yttre["underlag"])
        return GEMENSAMMA[namn](**yttre)


def _krav_pa_version(kuvert: _Kuvert) -> None:
    if kuvert.v != _VERSION:
        raise Datafel(f"Okänd version av {kuvert.slag}: {kuvert.v}.")
