-- Why nobody's word counts for a proposal any more: nobody answered in `time`, or the expense it was about is `changed`.
ALTER TABLE proposals ADD COLUMN lapsed TEXT CHECK (lapsed IN ('time', 'changed'));

-- Limits of spending that are to be raised or ended, until a second grown-up agrees. `about` is whose limit it is, NULL
-- for the household's; without an amount the limit is to be ended.
CREATE TABLE limit_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  about INTEGER,
  minor INTEGER,
  currency TEXT,
  member_id INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'agreed', 'refused', 'lapsed')),
  decided_by INTEGER
) STRICT;
CREATE INDEX limit_changes_open ON limit_changes (status, created_at);
