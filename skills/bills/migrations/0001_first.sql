-- `first` and `due` are instants on the bill's days: its first turn, and the one that is or comes next. `next_at` is when
-- it is said next. `unpaid_since` is the day of the oldest turn before `due` that nobody said was paid.
CREATE TABLE bills (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  minor INTEGER,
  currency TEXT,
  category TEXT NOT NULL,
  rule TEXT,
  first TEXT NOT NULL,
  due TEXT NOT NULL,
  next_at TEXT,
  zone TEXT NOT NULL,
  unpaid_since TEXT,
  automatic INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'paid')),
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL,
  CHECK ((minor IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX bills_next ON bills (status, next_at);
