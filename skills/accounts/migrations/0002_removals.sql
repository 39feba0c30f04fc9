-- Where a server suddenly lists far less than before. `held`: the hrefs (JSON) that are gone there and not removed here
-- until somebody says what is to become of them; `removals`: what was said.
ALTER TABLE remote_calendars ADD COLUMN held TEXT NOT NULL DEFAULT '[]';
ALTER TABLE remote_calendars ADD COLUMN removals TEXT CHECK (removals IN ('accept', 'keep'));
