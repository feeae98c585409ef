-- How far the journal of each collector is stored; here there is one, without a name. ripe_to and heard_at are told by
-- several collectors on one database: up to when their hits are ripe, and when they said so.
CREATE TABLE journals (
  node        VARCHAR(16) NOT NULL PRIMARY KEY,
  journal     INT NOT NULL,
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  ripe_to     BIGINT NOT NULL,
  heard_at    BIGINT NOT NULL
);
INSERT INTO journals SELECT '', 0, segment, byte_offset, 0, 0 FROM progress;
ALTER TABLE progress DROP COLUMN segment;
ALTER TABLE progress DROP COLUMN byte_offset;
