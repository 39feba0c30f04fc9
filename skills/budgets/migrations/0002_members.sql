-- Budgets may be over everything (no category) and for what one member pays.
CREATE TABLE budgets_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  category TEXT,
  member_id INTEGER,
  minor INTEGER NOT NULL CHECK (minor > 0),
  currency TEXT NOT NULL,
  period TEXT NOT NULL DEFAULT 'month' CHECK (period IN ('week', 'month')),
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO budgets_new (id, category, minor, currency, period, owner, audience, created_at)
  SELECT id, category, max(minor, 1), currency, period, owner, audience, created_at FROM budgets;
DROP TABLE budgets;
ALTER TABLE budgets_new RENAME TO budgets;
CREATE UNIQUE INDEX budgets_once ON budgets (ifnull(category, ''), period, ifnull(member_id, 0));

-- What the others were told in a period ("nearly", "passed"), so that they hear it once.
CREATE TABLE budget_warnings (
  id INTEGER PRIMARY KEY,
  budget_id INTEGER NOT NULL,
  start TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('nearly', 'passed')),
  UNIQUE (budget_id, start, step)
) STRICT;
