-- `was` is the expense, as JSON of the entry, when a correction of it was proposed: what the correction left alone may
-- change until somebody agrees.
ALTER TABLE proposals ADD COLUMN was TEXT;
