-- What a member who left was called, for what they did before; NULL where that is to be forgotten, too. The name is free
-- again for somebody else.
ALTER TABLE members ADD COLUMN was_called TEXT;
