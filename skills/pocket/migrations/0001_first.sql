CREATE TABLE pocket_allowances (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL UNIQUE,
  minor INTEGER NOT NULL CHECK (minor > 0),
  currency TEXT NOT NULL,
  rule TEXT NOT NULL,
  first TEXT NOT NULL,
  next_at TEXT,
  zone TEXT NOT NULL,
  owner INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX pocket_allowances_next ON pocket_allowances (next_at);

-- The ledger of each child: what came in is positive, what was spent negative. `kind` tells what was paid in by itself
-- from what somebody noted.
CREATE TABLE pocket_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('allowance', 'given', 'spent')),
  minor INTEGER NOT NULL CHECK (minor <> 0 AND (minor < 0) = (kind = 'spent')),
  currency TEXT NOT NULL,
  day TEXT NOT NULL,
  note TEXT,
  owner INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX pocket_entries_by_member ON pocket_entries (member_id, day);
