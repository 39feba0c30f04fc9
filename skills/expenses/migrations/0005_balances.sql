-- A balance adds up an account by currency, from the index alone.
DROP INDEX transactions_by_account;
CREATE INDEX transactions_by_account
  ON transactions (account_id, currency, day, kind, minor, home_currency, home_minor);

-- Undoing that an account was added must not leave what was booked on it since without one.
CREATE TRIGGER money_accounts_in_use BEFORE DELETE ON money_accounts
WHEN EXISTS (SELECT 1 FROM transactions WHERE account_id = OLD.id)
  OR EXISTS (SELECT 1 FROM transactions WHERE to_account_id = OLD.id) BEGIN
  SELECT RAISE(ABORT, 'something is booked on this account');
END;
