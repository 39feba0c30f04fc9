CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  zone TEXT NOT NULL,
  all_day INTEGER NOT NULL,
  rule TEXT,
  who TEXT NOT NULL DEFAULT '[]',
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_start ON events (start);
