-- When a member is not disturbed, and when the day and the week are told: local times "HH:MM", NULL for never.
ALTER TABLE members ADD COLUMN quiet_from TEXT;
ALTER TABLE members ADD COLUMN quiet_to TEXT;
ALTER TABLE members ADD COLUMN brief_at TEXT;
ALTER TABLE members ADD COLUMN preview_at TEXT;
ALTER TABLE members ADD COLUMN week_at TEXT;
