"""django-fsm-2 on Django's ORM: models of the same tables, the state in an FSMField.

Django gets what a production would give it: WAL, the same synchronous, BEGIN IMMEDIATE, DEBUG off. The case
is written with `filter(version=...).update(...)`: one statement that cannot overwrite.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

settings.configure(
    DEBUG=False,
    USE_TZ=True,
    INSTALLED_APPS=(),
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)

import django  # noqa: E402 - Django reads its settings when it is imported further

django.setup()

from django.db import connection, models, transaction  # noqa: E402
from django_fsm import FSMField, transition  # noqa: E402

from prestanda.andra.skrivning import Bas, Skrivning, kontrollera  # noqa: E402
from prestanda.handskrivet import Fel, Rader  # noqa: E402
from prestanda.handskrivna_baser import ANDRAS, BREVET, LAST, POSTEN, SVARET, roller  # noqa: E402

_HELTAL = frozenset({"version", "oppet", "hemligt", "utskick", "generation", "nummer", "forsok"})


def _modell(tabell: str, nyckel: str, kolumner: Iterable[str], bas: type = models.Model) -> Any:
    """A model of a table that is there; `nyckel` is what Django is to know its rows by."""
    falt = {
        namn: models.TextField(primary_key=True)
        if namn == nyckel
        else (models.IntegerField() if namn in _HELTAL else models.TextField(null=True))
        for namn in kolumner
        if namn != "tillstand" or bas is models.Model
    }
    meta = type("Meta", (), {"app_label": "remiss", "managed": False, "db_table": tabell})
    return type(tabell.capitalize(), (bas,), {"__module__": __name__, "Meta": meta, **falt})


def _far(arende: Any) -> bool:
    return bool(arende.skrivning.far(arende.namnd))


class _Flode(models.Model):
    """The state of a case and its two arrows."""

    tillstand = FSMField(protected=True)
    skrivning: Skrivning

    class Meta:
        abstract = True

    @transition(field=tillstand, source="forslag", target="namndbeslut", conditions=[_far])
    def besluta(self) -> None:
        """The nämnd decides."""

    @transition(field=tillstand, source="namndbeslut", target="justerad", conditions=[_far])
    def justera(self) -> None:
        """The paragraph is verified."""


_Arende = _modell("arende", "id", dict.fromkeys((*LAST, *ANDRAS)), _Flode)
_POSTEN, _BREVET, _SVARET = (tuple(kolumner.split(", ")) for kolumner in (POSTEN, BREVET, SVARET))
_Post = _modell("post", "hash", _POSTEN)
_Brev = _modell("brev", "id", _BREVET)
_Brevarende = _modell("brevarende", "brev", ("brev", "arende"))
_Idempotens = _modell("idempotens", "nyckel", _SVARET)


class PaDjango:
    """The arrow as a Django application takes it. One at a time: Django has one connection by default."""

    def __init__(self, bas: Bas) -> None:
        pragman = ("journal_mode=WAL", f"synchronous={bas.synkront}", "foreign_keys=ON")
        satt = "; ".join(f"PRAGMA {pragma}" for pragma in pragman)
        connection.close()
        connection.settings_dict["NAME"] = str(bas.fil)
        connection.settings_dict["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "init_command": satt}
        with connection.cursor() as markor:
            self._skrivning = Skrivning.till(bas, roller(markor.execute))

    def handla(self, arende: str, version: int, overgang: str, underlag: Any, nyckel: str) -> None:
        """Take the arrow. Raises TransitionNotAllowed, Fel."""
        with transaction.atomic():
            if _Idempotens.objects.filter(nyckel=nyckel).exists():
                raise Fel(nyckel)
            fall = _Arende.objects.get(id=arende)
            rad = tuple([getattr(fall, namn) for namn in LAST])
            fall.skrivning = self._skrivning
            getattr(fall, overgang)()
            rader = self._skrivning.rader(rad, version, overgang, underlag, nyckel)
            _skriv(rader, fall.tillstand)

    def stang(self) -> None:
        """Let go of the database."""
        connection.close()


def _skriv(rader: Rader, till: str) -> None:
    *andrat, id_, last = rader.arende
    varden = {**dict(zip(ANDRAS, andrat, strict=True)), "tillstand": till}
    kontrollera(_Arende.objects.filter(id=id_, version=last).update(**varden))
    _Post.objects.create(**dict(zip(_POSTEN, rader.post, strict=True)))
    _Brev.objects.bulk_create(
        [_Brev(**dict(zip(_BREVET, ett, strict=True))) for ett in rader.brev], ignore_conflicts=True
    )
    if rader.brevarende:
        _Brevarende.objects.bulk_create([_Brevarende(brev=b, arende=a) for b, a in rader.brevarende])
    _Idempotens.objects.create(**dict(zip(_SVARET, rader.idempotens, strict=True)))
