-- What follows from the events. Triggers keep it in step with whatever writes them, undo included; it is not journalled.

-- When single events are, and recurring ones from `begins` until `covered` of their state. `length` is 0 for up to a day
-- (26 hours, for clock changes), 1 for up to 40 days, 2 for more: how far back one has to look for what goes on.
CREATE TABLE event_times (
  event_id INTEGER NOT NULL,
  instance TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (event_id, instance)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_times_by_start ON event_times (length, start, end);

-- Of recurring events and those with alarms. An empty `covered` says that the rest has to be derived anew.
-- `alarmed`: alarms up to here were given; it outlives the event, so that a cancelling undone does not ring again.
CREATE TABLE event_state (
  event_id INTEGER PRIMARY KEY,
  covered TEXT NOT NULL DEFAULT '',
  begins TEXT NOT NULL DEFAULT '',
  ends TEXT NOT NULL DEFAULT '9999',
  next_alarm TEXT,
  alarmed TEXT NOT NULL
) STRICT;
CREATE INDEX event_state_by_covered ON event_state (covered);
CREATE INDEX event_state_by_begins ON event_state (begins);
CREATE INDEX event_state_by_ends ON event_state (ends);
CREATE INDEX event_state_by_alarm ON event_state (next_alarm) WHERE next_alarm IS NOT NULL;

CREATE INDEX events_by_end ON events (end) WHERE rule IS NULL;
CREATE INDEX event_changes_by_start ON event_changes (start);

CREATE TRIGGER event_added AFTER INSERT ON events BEGIN
  INSERT INTO event_times
    SELECT NEW.id, NEW.start, NEW.start, NEW.end, (julianday(NEW.end) - julianday(NEW.start) > 1.09) + (julianday(NEW.end) - julianday(NEW.start) > 39)
    WHERE NEW.rule IS NULL;
  INSERT INTO event_state (event_id, alarmed)
    SELECT NEW.id, NEW.changed_at WHERE NEW.rule IS NOT NULL OR NEW.alarms <> '[]'
    ON CONFLICT (event_id) DO UPDATE SET covered = '', ends = '9999', next_alarm = NULL;
END;

CREATE TRIGGER event_changed AFTER UPDATE OF start, end, zone, rule, skipped, alarms ON events BEGIN
  DELETE FROM event_times WHERE event_id = NEW.id;
  INSERT INTO event_times
    SELECT NEW.id, NEW.start, NEW.start, NEW.end, (julianday(NEW.end) - julianday(NEW.start) > 1.09) + (julianday(NEW.end) - julianday(NEW.start) > 39)
    WHERE NEW.rule IS NULL;
  INSERT INTO event_state (event_id, alarmed)
    SELECT NEW.id, NEW.changed_at WHERE NEW.rule IS NOT NULL OR NEW.alarms <> '[]'
    ON CONFLICT (event_id) DO UPDATE SET covered = '', ends = '9999', next_alarm = NULL;
  UPDATE event_state SET covered = '9999', ends = '', next_alarm = NULL
    WHERE event_id = NEW.id AND NEW.rule IS NULL AND NEW.alarms = '[]';
END;

CREATE TRIGGER event_removed AFTER DELETE ON events BEGIN
  DELETE FROM event_times WHERE event_id = OLD.id;
  UPDATE event_state SET covered = '9999', ends = '', next_alarm = NULL WHERE event_id = OLD.id;
END;

CREATE TRIGGER turn_added AFTER INSERT ON event_changes BEGIN
  DELETE FROM event_times WHERE event_id = NEW.event_id AND (SELECT rule FROM events WHERE id = NEW.event_id) IS NOT NULL;
  UPDATE event_state SET covered = '', ends = '9999', next_alarm = NULL WHERE event_id = NEW.event_id;
END;

CREATE TRIGGER turn_changed AFTER UPDATE ON event_changes BEGIN
  DELETE FROM event_times WHERE event_id = NEW.event_id AND (SELECT rule FROM events WHERE id = NEW.event_id) IS NOT NULL;
  UPDATE event_state SET covered = '', ends = '9999', next_alarm = NULL WHERE event_id = NEW.event_id;
END;

CREATE TRIGGER turn_removed AFTER DELETE ON event_changes BEGIN
  DELETE FROM event_times WHERE event_id = OLD.event_id AND (SELECT rule FROM events WHERE id = OLD.event_id) IS NOT NULL;
  UPDATE event_state SET covered = '', ends = '9999', next_alarm = NULL WHERE event_id = OLD.event_id;
END;

INSERT INTO event_times
  SELECT id, start, start, end, (julianday(end) - julianday(start) > 1.09) + (julianday(end) - julianday(start) > 39)
  FROM events WHERE rule IS NULL;
INSERT INTO event_state (event_id, alarmed)
  SELECT id, changed_at FROM events WHERE rule IS NOT NULL;
