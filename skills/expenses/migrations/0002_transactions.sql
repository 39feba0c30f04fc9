-- Expenses become one ledger of what went out, came in and moved between accounts.
ALTER TABLE expenses RENAME TO transactions;
ALTER TABLE transactions ADD COLUMN kind TEXT NOT NULL DEFAULT 'expense'
  CHECK (kind IN ('expense', 'income', 'transfer'));
ALTER TABLE transactions ADD COLUMN home_minor INTEGER;
ALTER TABLE transactions ADD COLUMN home_currency TEXT;
ALTER TABLE transactions ADD COLUMN rate TEXT;
ALTER TABLE transactions ADD COLUMN account_id INTEGER;
ALTER TABLE transactions ADD COLUMN to_account_id INTEGER;
ALTER TABLE transactions ADD COLUMN tax_minor INTEGER;
ALTER TABLE transactions ADD COLUMN payment TEXT;
ALTER TABLE transactions ADD COLUMN source TEXT NOT NULL DEFAULT 'said';
ALTER TABLE transactions ADD COLUMN changed_at TEXT;
UPDATE transactions SET home_minor = minor, home_currency = currency;
UPDATE journal SET changes = replace(changes, '"table": "expenses"', '"table": "transactions"');
DROP INDEX expenses_by_day;
DROP INDEX expenses_by_category;
CREATE INDEX transactions_by_day ON transactions (kind, day);
CREATE INDEX transactions_by_category ON transactions (kind, category, day);
CREATE INDEX transactions_by_account ON transactions (account_id, day);

-- Where money lies. `opening_minor` is the balance before the first transaction that counts, on `opening_day`.
CREATE TABLE money_accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'bank' CHECK (kind IN ('bank', 'cash', 'card', 'savings')),
  currency TEXT NOT NULL,
  opening_minor INTEGER NOT NULL DEFAULT 0,
  opening_day TEXT NOT NULL,
  number TEXT,
  closed INTEGER NOT NULL DEFAULT 0,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
