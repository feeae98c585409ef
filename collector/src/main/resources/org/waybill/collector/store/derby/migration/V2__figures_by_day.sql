-- Figures of subjects stand in their tables twice: by hour, and of days that are over by day (days since 1970, UTC) under
-- the subject's kind + 100, so that a long period is read in few rows. They are there of all days before summed_day, and of
-- that day itself of the subjects up to summed_kind and summed_key.
ALTER TABLE progress ADD COLUMN summed_day INT NOT NULL DEFAULT -2147483648;
ALTER TABLE progress ADD COLUMN summed_kind SMALLINT NOT NULL DEFAULT 1;
ALTER TABLE progress ADD COLUMN summed_key CHAR(16) FOR BIT DATA NOT NULL DEFAULT X'00000000000000000000000000000000';
