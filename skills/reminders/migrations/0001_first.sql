CREATE TABLE reminders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL,
  first TEXT NOT NULL,
  due TEXT NOT NULL,
  next_at TEXT,
  zone TEXT NOT NULL,
  rule TEXT,
  who TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done', 'cancelled')),
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX reminders_next ON reminders (status, next_at);
