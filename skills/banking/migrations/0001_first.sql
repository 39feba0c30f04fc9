-- What came from bank files. The journal keeps the row of an import alone; what it added goes with that row.
CREATE TABLE bank_imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- A booking of an account. `added` tells whether the import wrote its transaction, `placed` whether it gave an account
-- to one that was there before. `minor` is negative for what goes out.
CREATE TABLE bank_rows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  text TEXT NOT NULL,
  counter_account TEXT NOT NULL,
  transaction_id INTEGER NOT NULL,
  added INTEGER NOT NULL,
  placed INTEGER NOT NULL
) STRICT;
CREATE INDEX bank_rows_by_import ON bank_rows (import_id);
CREATE INDEX bank_rows_by_day ON bank_rows (account_id, day);
CREATE INDEX bank_rows_by_transaction ON bank_rows (transaction_id);

-- How a booking looks in a family of files: the same one again is known by it. `nth` counts equal ones.
CREATE TABLE bank_seen (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  family TEXT NOT NULL,
  key TEXT NOT NULL,
  nth INTEGER NOT NULL,
  UNIQUE (account_id, family, key, nth)
) STRICT;
CREATE INDEX bank_seen_by_import ON bank_seen (import_id);
CREATE INDEX bank_seen_by_row ON bank_seen (row_id);

-- Accounts that an import opened, and the balances that statements close with.
CREATE TABLE bank_opened (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TABLE bank_balances (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  minor INTEGER NOT NULL
) STRICT;
CREATE INDEX bank_balances_by_account ON bank_balances (account_id, day);

-- Which columns of a bank's table hold what, by the fingerprint of its header, and the account its files are of.
CREATE TABLE bank_layouts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  layout TEXT NOT NULL,
  account_id INTEGER
) STRICT;
CREATE INDEX bank_layouts_by_fingerprint ON bank_layouts (fingerprint);

CREATE VIEW bank_effects AS
  SELECT account_id, day, currency, CASE kind WHEN 'income' THEN minor ELSE -minor END AS minor
    FROM transactions WHERE account_id IS NOT NULL
  UNION ALL
  SELECT to_account_id, day, currency, minor FROM transactions WHERE kind = 'transfer' AND to_account_id IS NOT NULL;

CREATE TRIGGER bank_import_undone BEFORE DELETE ON bank_imports BEGIN
  SELECT RAISE(ABORT, 'a booking of this import was changed since')
    WHERE EXISTS (SELECT 1 FROM bank_rows b LEFT JOIN transactions t ON t.id = b.transaction_id
      WHERE b.import_id = OLD.id AND b.added AND (t.id IS NULL OR t.changed_at IS NOT NULL));
  UPDATE transactions SET account_id = NULL
    WHERE account_id = (SELECT account_id FROM bank_rows
      WHERE import_id = OLD.id AND placed AND transaction_id = transactions.id);
  DELETE FROM transactions WHERE id IN (SELECT transaction_id FROM bank_rows WHERE import_id = OLD.id AND added);
  DELETE FROM bank_seen WHERE import_id = OLD.id OR row_id IN (SELECT id FROM bank_rows WHERE import_id = OLD.id);
  DELETE FROM bank_seen WHERE row_id IN (SELECT b.id FROM bank_rows b WHERE b.transaction_id IN
    (SELECT transaction_id FROM bank_rows WHERE import_id = OLD.id AND added));
  DELETE FROM bank_rows WHERE transaction_id IN
    (SELECT transaction_id FROM bank_rows WHERE import_id = OLD.id AND added);
  DELETE FROM bank_rows WHERE import_id = OLD.id;
  DELETE FROM bank_layouts WHERE import_id = OLD.id;
  DELETE FROM money_accounts WHERE id IN (SELECT account_id FROM bank_opened)
    AND id NOT IN (SELECT account_id FROM bank_rows)
    AND id NOT IN (SELECT account_id FROM bank_effects);
  DELETE FROM bank_opened WHERE account_id NOT IN (SELECT id FROM money_accounts);
  UPDATE money_accounts SET
      opening_day = coalesce((SELECT min(day) FROM bank_rows WHERE account_id = money_accounts.id), opening_day),
      opening_minor = CASE
        WHEN id NOT IN (SELECT account_id FROM bank_balances) THEN opening_minor
        ELSE coalesce((SELECT b.minor - coalesce((SELECT sum(e.minor) FROM bank_effects e
            WHERE e.account_id = money_accounts.id AND e.day <= b.day AND e.currency = money_accounts.currency), 0)
          FROM bank_balances b WHERE b.account_id = money_accounts.id AND b.import_id <> OLD.id
          ORDER BY b.day DESC, b.minor LIMIT 1), 0)
        END
    WHERE id IN (SELECT account_id FROM bank_opened);
  DELETE FROM bank_balances WHERE import_id = OLD.id;
END;
