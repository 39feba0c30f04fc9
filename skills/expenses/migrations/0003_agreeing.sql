-- Expenses above what one grown-up may book alone, as JSON of the entry, until another one agrees or refuses.
-- `expense_id` is the expense that a correction would raise; `transaction_id` what was booked in the end.
-- `asked` is 0 where an answer was taken back, so that the question is put again.
CREATE TABLE proposals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry TEXT NOT NULL,
  expense_id INTEGER,
  member_id INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'agreed', 'refused')),
  decided_by INTEGER,
  transaction_id INTEGER,
  asked INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX proposals_open ON proposals (status, asked);

CREATE TABLE money_settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL
) STRICT;
CREATE INDEX transactions_by_to_account ON transactions (to_account_id, day);
