ALTER TABLE events ADD COLUMN client_hints TEXT COLLATE "C";
CREATE INDEX events_by_hints ON events (client_hints, event_no);
