-- `ends` is the last day. `next_at` is when it is said next; NULL when nothing more is to be said. What was renewed
-- without a new day is 'renewed' and waits for one.
CREATE TABLE expiries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  sort TEXT NOT NULL,
  ends TEXT NOT NULL,
  notice_months INTEGER NOT NULL DEFAULT 0,
  notice_days INTEGER NOT NULL DEFAULT 0,
  document_id INTEGER,
  line TEXT NOT NULL DEFAULT '',
  page INTEGER,
  zone TEXT NOT NULL,
  next_at TEXT,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'renewed')),
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX expiries_next ON expiries (next_at);
