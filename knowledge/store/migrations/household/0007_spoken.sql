-- Whether a member is answered aloud, and what of the briefs is read to them.
ALTER TABLE members ADD COLUMN spoken TEXT NOT NULL DEFAULT 'voice' CHECK (spoken IN ('never', 'voice', 'always'));
ALTER TABLE members ADD COLUMN brief_aloud INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN preview_aloud INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN week_aloud INTEGER NOT NULL DEFAULT 0;
