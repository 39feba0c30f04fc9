-- Who bears how much of a transaction besides whoever paid it, as it was said: what that comes to is worked out from the
-- transaction's present amount, so that a corrected amount is split anew and a deleted one leaves no debts. Of what waits
-- for a second grown-up's word the proposal is known, and the transaction only once it was agreed on.
CREATE TABLE expense_shares (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  transaction_id INTEGER,
  proposal_id INTEGER,
  member_id INTEGER,
  person TEXT,
  numerator INTEGER,
  denominator INTEGER,
  minor INTEGER,
  CHECK ((transaction_id IS NULL) <> (proposal_id IS NULL)),
  CHECK ((member_id IS NULL) <> (person IS NULL)),
  CHECK ((numerator IS NULL) = (denominator IS NULL))
) STRICT;
CREATE INDEX expense_shares_by_transaction ON expense_shares (transaction_id);

-- Debts that no transaction explains, and what was paid back ('settlement': the debtor column is who got the money).
CREATE TABLE debts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('debt', 'settlement')),
  debtor_id INTEGER,
  debtor_name TEXT,
  creditor_id INTEGER,
  creditor_name TEXT,
  minor INTEGER NOT NULL CHECK (minor > 0),
  currency TEXT NOT NULL,
  note TEXT,
  day TEXT NOT NULL,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL,
  CHECK ((debtor_id IS NULL) <> (debtor_name IS NULL)),
  CHECK ((creditor_id IS NULL) <> (creditor_name IS NULL))
) STRICT;
