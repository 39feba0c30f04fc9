"""SQLite as the store of everything: connections, transactions, migrations."""
