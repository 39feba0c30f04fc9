CREATE TABLE budgets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  category TEXT NOT NULL,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  period TEXT NOT NULL DEFAULT 'month' CHECK (period IN ('week', 'month')),
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (category, period)
) STRICT;
