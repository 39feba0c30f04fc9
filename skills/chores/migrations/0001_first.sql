CREATE TABLE chores (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL,
  due TEXT,
  zone TEXT NOT NULL,
  rule TEXT,
  first TEXT,
  who TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE chores_done (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chore_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;
