"""The peers by name: those that the demand is about, and one that is shown beside them."""

from collections.abc import Mapping

from prestanda.andra.djangos import PaDjango
from prestanda.andra.maskinen import PaBarSqlite, PaCore
from prestanda.andra.skrivning import Slag
from prestanda.andra.spiffs import PaSpiff

KAMRATER: Mapping[str, Slag] = {
    "django-fsm-2, Django's ORM": PaDjango,
    "python-statemachine, SQLAlchemy Core": PaCore,
    "SpiffWorkflow, BPMN as JSON, bare driver": PaSpiff,
}
"""Each with the storage that it has, or that is usual beside it."""

UTAN_LAGER: Mapping[str, Slag] = {"python-statemachine, bare driver": PaBarSqlite}
"""The hand-written limit with somebody's library in the middle."""
