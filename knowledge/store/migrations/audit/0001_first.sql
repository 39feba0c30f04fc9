-- Who changed what: one row for each change, chained by keyed digests. Nothing of what was changed is in it.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  member_id INTEGER,
  what TEXT NOT NULL,
  journal INTEGER,
  message TEXT,
  approved_by INTEGER,
  facts TEXT NOT NULL,
  prev BLOB NOT NULL,
  mac BLOB NOT NULL
) STRICT;

-- How long the chain is and where it ends, sealed, so that a row which was taken off its end is missed.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  count INTEGER NOT NULL,
  mac BLOB NOT NULL,
  seal BLOB NOT NULL
) STRICT;
