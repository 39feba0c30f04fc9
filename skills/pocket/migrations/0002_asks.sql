-- What a child spends above its limit, until a grown-up agrees; exactly this is noted then, as `entry_id`.
CREATE TABLE pocket_asks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL,
  minor INTEGER NOT NULL CHECK (minor > 0),
  currency TEXT NOT NULL,
  day TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'agreed', 'refused', 'lapsed')),
  decided_by INTEGER,
  entry_id INTEGER
) STRICT;
CREATE INDEX pocket_asks_open ON pocket_asks (status, created_at);
