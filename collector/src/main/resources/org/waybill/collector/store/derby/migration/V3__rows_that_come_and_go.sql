-- Figures whose rows come and go under the same key are found by an index that is not unique. Into a unique one Derby
-- (10.17) puts a key that is deleted and comes again in the old place; where that place is the first of a full page and the
-- row's new address is longer, it splits the page with a key that is in the tree already, and now and then finds the row no
-- more. That a key stands once is seen to by who writes, who is one, and looked at by waybill check-store.
ALTER TABLE copy_rollups DROP CONSTRAINT copy_rollups_key;
CREATE INDEX copy_rollups_by_key ON copy_rollups (copy_key, event_type, verdict, link);
ALTER TABLE message_rollups DROP CONSTRAINT message_rollups_key;
CREATE INDEX message_rollups_by_key ON message_rollups (message_key, event_type, verdict, link);
ALTER TABLE message_standings DROP CONSTRAINT message_standings_key;
CREATE INDEX message_standings_by_key ON message_standings (message_key, standing);
ALTER TABLE message_delays DROP CONSTRAINT message_delays_key;
CREATE INDEX message_delays_by_key ON message_delays (message_key, open_delay);
ALTER TABLE subject_sent DROP CONSTRAINT subject_sent_key;
CREATE INDEX subject_sent_by_key ON subject_sent (subject_kind, subject_key, sent_hour);
ALTER TABLE subject_standings DROP CONSTRAINT subject_standings_key;
CREATE INDEX subject_standings_by_key ON subject_standings (subject_kind, subject_key, sent_hour, standing);
ALTER TABLE subject_delays DROP CONSTRAINT subject_delays_key;
CREATE INDEX subject_delays_by_key ON subject_delays (subject_kind, subject_key, sent_hour, open_delay);
ALTER TABLE subject_rollups DROP CONSTRAINT subject_rollups_key;
CREATE INDEX subject_rollups_by_key ON subject_rollups (subject_kind, subject_key, hit_hour, event_type, verdict);
ALTER TABLE subject_reasons DROP CONSTRAINT subject_reasons_key;
CREATE INDEX subject_reasons_by_key ON subject_reasons (subject_kind, subject_key, hit_hour, reason, verdict);
