"""Storage: tables, statements, transactions, files, migrations. The only room that knows SQL."""
