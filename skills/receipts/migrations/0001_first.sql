-- What was read on receipts. `sure`, `items` and `because` are JSON; amounts are in `currency`. A booked one belongs to
-- `transaction_id`, or to the row of `proposals` that waits for a second grown-up.
CREATE TABLE receipts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'booked', 'dropped')),
  merchant TEXT,
  day TEXT NOT NULL,
  minor INTEGER,
  currency TEXT NOT NULL,
  tax_minor INTEGER,
  payment TEXT,
  category TEXT NOT NULL,
  reason TEXT NOT NULL,
  because TEXT NOT NULL,
  paid_by INTEGER NOT NULL,
  items TEXT NOT NULL,
  adds_up INTEGER NOT NULL,
  sure TEXT NOT NULL,
  warranty_item TEXT,
  warranty_years INTEGER,
  transaction_id INTEGER,
  proposal_id INTEGER,
  attached INTEGER NOT NULL DEFAULT 0,
  message TEXT,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX receipts_by_total ON receipts (minor, currency, day);
CREATE INDEX receipts_by_transaction ON receipts (transaction_id);

CREATE TABLE receipt_pictures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  receipt_id INTEGER NOT NULL,
  path TEXT NOT NULL,
  digest TEXT NOT NULL,
  fingerprint TEXT,
  shown TEXT
) STRICT;
CREATE INDEX receipt_pictures_by_receipt ON receipt_pictures (receipt_id);
CREATE INDEX receipt_pictures_by_digest ON receipt_pictures (digest);

-- Reminders before the warranty of something ends.
CREATE TABLE warranties (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  receipt_id INTEGER NOT NULL,
  item TEXT NOT NULL,
  ends TEXT NOT NULL,
  remind_at TEXT NOT NULL,
  told INTEGER NOT NULL DEFAULT 0,
  member_id INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  audience TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX warranties_to_tell ON warranties (told, remind_at);
