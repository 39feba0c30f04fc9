CREATE TABLE expenses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  merchant TEXT,
  category TEXT NOT NULL,
  note TEXT,
  day TEXT NOT NULL,
  paid_by INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX expenses_by_day ON expenses (day);
CREATE INDEX expenses_by_category ON expenses (category, day);
