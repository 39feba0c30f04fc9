-- One row for each table that was taken in or rate that was said; undoing it takes out what came with it.
CREATE TABLE rate_imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  said INTEGER NOT NULL DEFAULT 0,
  member_id INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- `rates` is JSON: how many units of each currency one unit of `base` is worth on that day, {"USD": "1.0825"}.
CREATE TABLE rate_days (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES rate_imports (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  base TEXT NOT NULL,
  rates TEXT NOT NULL
) STRICT;
CREATE INDEX rate_days_by_day ON rate_days (day);
CREATE INDEX rate_days_by_import ON rate_days (import_id);

-- Transactions that had no amount in the household's currency until these rates came, and what they had instead.
CREATE TABLE rate_fills (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES rate_imports (id) ON DELETE CASCADE,
  transaction_id INTEGER NOT NULL,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  home_minor INTEGER NOT NULL,
  home_currency TEXT NOT NULL,
  rate TEXT,
  was_minor INTEGER,
  was_currency TEXT,
  was_rate TEXT
) STRICT;
CREATE INDEX rate_fills_by_import ON rate_fills (import_id);
CREATE TRIGGER rate_fills_taken_back AFTER DELETE ON rate_fills BEGIN
  UPDATE transactions SET home_minor = old.was_minor, home_currency = old.was_currency, rate = old.was_rate
  WHERE id = old.transaction_id AND minor = old.minor AND currency = old.currency
    AND home_minor = old.home_minor AND home_currency = old.home_currency AND rate IS old.rate;
END;
