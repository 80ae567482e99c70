"""A stored part is an envelope, `{"slag": record name, "v": 1, "data": ...}`; the name picks the class.

msgspec decodes the envelope with `data` raw and then the class directly: validators run, so a row that the
house could not have written is refused as Datafel.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import msgspec

from tillstand.arende import Arende, Arendeslag, Begaran, SenastePil, Utskick
from tillstand.fel import Datafel

GEMENSAMMA: Mapping[str, type] = {"begaran": Begaran, "utskick": Utskick, "senaste": SenastePil}
"""What every kind of case may carry beside its parts."""

_VERSION = 1


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


class Delarlasare:
    """Reads the parts of one kind of case; the tables of classes are made once."""

    def __init__(self, slag: Arendeslag) -> None:
        klasser = {k.__name__: k for k in (*slag.delar.values(), *slag.underlag.values())}
        self._slag = slag
        self._avkodare: dict[str, msgspec.json.Decoder[Any]] = {
            namn: msgspec.json.Decoder(klass) for namn, klass in klasser.items()
        }
        self._delnamn = {namn: klass.__name__ for namn, klass in {**slag.delar, **GEMENSAMMA}.items()}

    def las(self, text: str) -> tuple[dict[str, Any], dict[str, msgspec.Raw]]:
        """The parts by name, and their bytes. Raises Datafel."""
        try:
            raa = _AVKODARE.decode(text)
            return {namn: self._del(namn, ett) for namn, ett in raa.items()}, raa
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as fel:
            raise Datafel(f"En del av ärendet går inte att läsa: {fel}") from fel

    def _del(self, namn: str, raa: msgspec.Raw) -> Any:
        kuvert = _KUVERT.decode(raa)
        if self._delnamn.get(namn) != kuvert.slag:
            raise Datafel(f"Delen ”{namn}” har slaget ”{kuvert.slag}”, som inte hör dit.")
        if namn in GEMENSAMMA:
            _krav_pa_version(kuvert)
            return self._gemensam(namn, kuvert.data)
        return self._kuvert(kuvert)

    def _kuvert(self, kuvert: _Kuvert) -> Any:
        _krav_pa_version(kuvert)
        if kuvert.slag not in self._avkodare:
            raise Datafel(f"Okänt slag: {kuvert.slag}.")
        return self._avkodare[kuvert.slag].decode(kuvert.data)

    def _gemensam(self, namn: str, data: msgspec.Raw) -> Any:
        falt = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        packad = "tidigare" if namn == "senaste" else "underlag"
        inre = falt.pop(packad)
        klass = GEMENSAMMA[namn]
        ytliga = msgspec.json.encode({**falt, packad: {} if namn == "senaste" else None})
        yttre: Any = msgspec.json.decode(ytliga, type=klass)
        if namn == "senaste":
            tidigare = msgspec.json.decode(inre, type=dict[str, _Kuvert | None])
            packat = {n: self._kuvert(k) if k is not None else None for n, k in tidigare.items()}
        else:
            packat = self._kuvert(_KUVERT.decode(inre))
        return attrs.evolve(yttre, **{packad: packat})


def _krav_pa_version(kuvert: _Kuvert) -> None:
    if kuvert.v != _VERSION:
        raise Datafel(f"Okänd version av {kuvert.slag}: {kuvert.v}.")
