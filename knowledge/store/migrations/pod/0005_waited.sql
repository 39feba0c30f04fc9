-- Until when a row was let wait on purpose, e.g. for the end of quiet hours: before that it was not late.
ALTER TABLE outbox ADD COLUMN waited_until TEXT;
