"""What alembic runs: the connection comes from `lager.migrering`, never from a file."""

from alembic import context

from arbetsflode.lager.tabeller import metadata

EGNA_INDEX = ("sok",)
"""Names that begin so belong to the databases' own search and stand in no metadata."""


def _ingar(_objekt: object, namn: str | None, _typ: str, _reflekterad: bool, _mot: object) -> bool:
    return not (namn or "").startswith(EGNA_INDEX) or namn == "sokrad"


context.configure(
    connection=context.config.attributes["anslutning"],
    target_metadata=metadata,
    render_as_batch=True,
    include_object=_ingar,
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
