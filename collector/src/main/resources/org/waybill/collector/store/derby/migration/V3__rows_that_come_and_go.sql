-- Figures whose rows come and go under the same key have an index of another kind. Into that of a primary key Derby (10.17)
-- puts a key that is deleted and comes again in the old place; where that place is the first of a full page and the row's new
-- address is longer, it splits the page with a key that is in the tree already, and now and then finds the row no more. In
-- that of a unique constraint over columns of which one may be null, another address is another entry, and who inserts
-- compares with what stands beside it. None of these columns ever is null.
ALTER TABLE copy_rollups DROP CONSTRAINT copy_rollups_key;
ALTER TABLE copy_rollups ALTER COLUMN link NULL;
ALTER TABLE copy_rollups ADD CONSTRAINT copy_rollups_key UNIQUE (copy_key, event_type, verdict, link);
ALTER TABLE message_rollups DROP CONSTRAINT message_rollups_key;
ALTER TABLE message_rollups ALTER COLUMN link NULL;
ALTER TABLE message_rollups ADD CONSTRAINT message_rollups_key UNIQUE (message_key, event_type, verdict, link);
ALTER TABLE message_standings DROP CONSTRAINT message_standings_key;
ALTER TABLE message_standings ALTER COLUMN standing NULL;
ALTER TABLE message_standings ADD CONSTRAINT message_standings_key UNIQUE (message_key, standing);
ALTER TABLE message_delays DROP CONSTRAINT message_delays_key;
ALTER TABLE message_delays ALTER COLUMN open_delay NULL;
ALTER TABLE message_delays ADD CONSTRAINT message_delays_key UNIQUE (message_key, open_delay);
ALTER TABLE subject_sent DROP CONSTRAINT subject_sent_key;
ALTER TABLE subject_sent ALTER COLUMN sent_hour NULL;
ALTER TABLE subject_sent ADD CONSTRAINT subject_sent_key UNIQUE (subject_kind, subject_key, sent_hour);
ALTER TABLE subject_standings DROP CONSTRAINT subject_standings_key;
ALTER TABLE subject_standings ALTER COLUMN standing NULL;
ALTER TABLE subject_standings ADD CONSTRAINT subject_standings_key UNIQUE (subject_kind, subject_key, sent_hour, standing);
ALTER TABLE subject_delays DROP CONSTRAINT subject_delays_key;
ALTER TABLE subject_delays ALTER COLUMN open_delay NULL;
ALTER TABLE subject_delays ADD CONSTRAINT subject_delays_key UNIQUE (subject_kind, subject_key, sent_hour, open_delay);
ALTER TABLE subject_rollups DROP CONSTRAINT subject_rollups_key;
ALTER TABLE subject_rollups ALTER COLUMN verdict NULL;
ALTER TABLE subject_rollups ADD CONSTRAINT subject_rollups_key UNIQUE (subject_kind, subject_key, hit_hour, event_type, verdict);
ALTER TABLE subject_reasons DROP CONSTRAINT subject_reasons_key;
ALTER TABLE subject_reasons ALTER COLUMN verdict NULL;
ALTER TABLE subject_reasons ADD CONSTRAINT subject_reasons_key UNIQUE (subject_kind, subject_key, hit_hour, reason, verdict);
