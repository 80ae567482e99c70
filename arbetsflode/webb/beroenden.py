"""What a page may ask for by name: the question itself, and the form that came with it."""

from typing import Any, TypeAlias

from litestar import Request
from litestar.datastructures import FormMultiDict, State
from litestar.di import NamedDependency, Provide
from litestar.params import SkipValidation

from arbetsflode.sakerhet import Session
from arbetsflode.webb.fraga import Fraga

MedFraga: TypeAlias = NamedDependency[SkipValidation[Fraga]]
MedFormular: TypeAlias = NamedDependency[SkipValidation[FormMultiDict]]


def _fraga(request: Request[Session | None, Any, State]) -> Fraga:
    return fraga_for(request)


def fraga_for(request: Request[Any, Any, State]) -> Fraga:
    """The question of a request; nobody asks when the login has not been tried."""
    return Fraga(
        request=request,
        program=request.app.state.program,
        demo=request.app.state.demo,
        session=request.scope.get("user"),
    )


async def _formular(request: Request[Session | None, Any, State]) -> FormMultiDict:
    return await request.form()


BEROENDEN = {"fraga": Provide(_fraga, sync_to_thread=False), "formular": Provide(_formular)}
