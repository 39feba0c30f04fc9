-- What is played where it stands in the conversation.
ALTER TABLE conversation_files ADD COLUMN sound TEXT;     -- the media type by which browsers play it, NULL for what is none
ALTER TABLE conversation_files ADD COLUMN seconds REAL;   -- how long it is, NULL where nobody said
