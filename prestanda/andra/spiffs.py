"""SpiffWorkflow: the case is a BPMN process, its tasks are kept as JSON beside it and read at each step.

It gets the bare driver, and a converter of its own for what never changes: the specification is shared, as
its documentation lets one do, and not read from JSON at each step.
"""

import json
from pathlib import Path
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.helpers import BpmnConverter
from SpiffWorkflow.bpmn.specs import BpmnProcessSpec
from SpiffWorkflow.util.task import TaskState

from prestanda.andra.bar_sqlite import BarSqlite
from prestanda.andra.skrivning import Bas
from prestanda.handskrivet import Fel


def _las_processen() -> Any:
    tolk = BpmnParser()
    tolk.add_bpmn_file(str(Path(__file__).with_name("remiss.bpmn")))
    return tolk.get_spec("remiss")


_PROCESSEN = _las_processen()


class _Delad(BpmnConverter):
    """One specification for every case."""

    def to_dict(self, _spec: Any) -> dict[str, str]:
        """Nothing of it is stored with a case."""
        return {}

    def from_dict(self, _sparad: dict[str, str]) -> Any:
        """The one that there is."""
        return _PROCESSEN


_OMVANDLARE = BpmnWorkflowSerializer(
    BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, BpmnProcessSpec: _Delad})
)
_NYTT_TILLSTAND = {"besluta": "namndbeslut", "justera": "justerad"}


def _som_text(fall: Any) -> str:
    return json.dumps(_OMVANDLARE.to_dict(fall))


def _vid_forslag() -> str:
    fall = BpmnWorkflow(_PROCESSEN)
    fall.do_engine_steps()
    return _som_text(fall)


class PaSpiff(BarSqlite):
    """The process on the bare driver, with its tasks in a table of their own."""

    def __init__(self, bas: Bas) -> None:
        super().__init__(bas)
        self.f.execute("CREATE TABLE spiff (arende TEXT PRIMARY KEY, uppgifter TEXT NOT NULL)")
        self.f.execute("INSERT INTO spiff SELECT id, ? FROM arende", (_vid_forslag(),))

    def ta(self, arende: str, namnd: str, tillstand: str, overgang: str) -> str:
        """Run the task of the process and store how far it has come. Raises Fel."""
        (sparat,) = self.f.execute("SELECT uppgifter FROM spiff WHERE arende = ?", (arende,)).fetchone()
        fall = _OMVANDLARE.from_dict(json.loads(sparat))
        uppgift = fall.get_next_task(state=TaskState.READY, spec_name=overgang)
        if uppgift is None or not self.skrivning.far(namnd):
            raise Fel(overgang)
        uppgift.run()
        fall.do_engine_steps()
        self.f.execute("UPDATE spiff SET uppgifter = ? WHERE arende = ?", (_som_text(fall), arende))
        return _NYTT_TILLSTAND[overgang]
