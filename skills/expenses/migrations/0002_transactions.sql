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
-- Amounts were kept in whole forints and in hundredths of a dinar; ISO 4217 has hundredths and thousandths of them.
UPDATE transactions SET minor = minor * CASE WHEN currency = 'HUF' THEN 100
  WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 10 ELSE 1 END;
UPDATE transactions SET home_minor = minor, home_currency = currency;

-- A change in the journal is [table, id, row before, row after]. Its rows get what the rows above got, so that an old
-- change can still be undone and leaves the row as it would be now.
UPDATE journal SET changes = (
  SELECT json_group_array(json(CASE json_extract(change.value, '$[0]') WHEN 'expenses' THEN (
    SELECT json_group_array(json(CASE
      WHEN part.key = 0 THEN '"transactions"'
      WHEN part.type != 'object' THEN json_quote(part.atom)
      ELSE json_set(
        part.value,
        '$.minor', json_extract(part.value, '$.minor') * factor,
        '$.home_minor', json_extract(part.value, '$.minor') * factor,
        '$.home_currency', json_extract(part.value, '$.currency')
      ) END))
    FROM (
      SELECT key, type, atom, value, CASE WHEN type != 'object' THEN 1
        WHEN json_extract(value, '$.currency') = 'HUF' THEN 100
        WHEN json_extract(value, '$.currency') IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 10
        ELSE 1 END AS factor
      FROM json_each(change.value) ORDER BY key
    ) AS part
  ) ELSE change.value END))
  FROM (SELECT value FROM json_each(journal.changes) ORDER BY key) AS change
) WHERE changes LIKE '%["expenses", %';

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
