-- Times are UTC milliseconds. Keys of 16 bytes are as in docs/wire.md; columns ending in _lookup hold the first
-- half of a SHA-256 of the lower-cased text, because an index cannot hold texts of any length.

CREATE TABLE messages (
  message_key       CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
  message_id        VARCHAR(2000),
  message_id_lookup CHAR(16) FOR BIT DATA,
  sender            VARCHAR(1000) NOT NULL,
  sender_lookup     CHAR(16) FOR BIT DATA NOT NULL,
  from_address      VARCHAR(1000) NOT NULL,
  subject           VARCHAR(1000) NOT NULL,
  mode              SMALLINT NOT NULL,
  tag               VARCHAR(200),
  sent_at           BIGINT NOT NULL,
  copies            INT NOT NULL
);
CREATE INDEX messages_by_time ON messages (sent_at DESC, message_key DESC);
CREATE INDEX messages_by_message_id ON messages (message_id_lookup, sent_at DESC, message_key DESC);
CREATE INDEX messages_by_sender ON messages (sender_lookup, sent_at DESC, message_key DESC);

-- sent_at is the message's (a recipient's messages are listed by it), last_sent_at this copy's latest.
CREATE TABLE copies (
  copy_key         CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
  message_key      CHAR(16) FOR BIT DATA NOT NULL,
  recipient        VARCHAR(1000) NOT NULL,
  recipient_lookup CHAR(16) FOR BIT DATA NOT NULL,
  recipients       INT NOT NULL,
  person           BIGINT NOT NULL,
  sent_at          BIGINT NOT NULL,
  last_sent_at     BIGINT NOT NULL
);
CREATE INDEX copies_by_message ON copies (message_key, copy_key);
CREATE INDEX copies_by_recipient ON copies (recipient_lookup, sent_at DESC, message_key DESC);

-- Apart from copies, because the news may come before the copy's own record.
CREATE TABLE abandoned_copies (
  copy_key     CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
  abandoned_at BIGINT NOT NULL,
  reason       VARCHAR(200) NOT NULL
);

CREATE TABLE links (
  message_key CHAR(16) FOR BIT DATA NOT NULL,
  link        INT NOT NULL,
  url         VARCHAR(4000) NOT NULL,
  label       VARCHAR(1000) NOT NULL,
  CONSTRAINT links_key PRIMARY KEY (message_key, link)
);

-- event_no is given when the hit's copy becomes known, so that whoever reads on misses none;
-- segment and byte_offset are the hit's place in the journal; hits is more than 1 where a flood was folded.
CREATE TABLE events (
  event_no    BIGINT NOT NULL CONSTRAINT events_key PRIMARY KEY,
  message_key CHAR(16) FOR BIT DATA NOT NULL,
  verdict     SMALLINT NOT NULL,
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  hit_at      BIGINT NOT NULL,
  hits        BIGINT NOT NULL,
  event_type  SMALLINT NOT NULL,
  method      VARCHAR(20) NOT NULL,
  mode        SMALLINT NOT NULL,
  copy_key    CHAR(16) FOR BIT DATA NOT NULL,
  person      BIGINT NOT NULL,
  sealed_day  INT NOT NULL,
  link        INT NOT NULL,
  address     VARCHAR(100) NOT NULL,
  user_agent  VARCHAR(1000) NOT NULL,
  headers     VARCHAR(8000) NOT NULL
);
CREATE INDEX events_by_message ON events (message_key, event_no);

-- Hits whose copy is not known yet; they become events with its ledger record.
CREATE TABLE orphans (
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  hit_at      BIGINT NOT NULL,
  hits        BIGINT NOT NULL,
  event_type  SMALLINT NOT NULL,
  method      VARCHAR(20) NOT NULL,
  mode        SMALLINT NOT NULL,
  copy_key    CHAR(16) FOR BIT DATA NOT NULL,
  person      BIGINT NOT NULL,
  sealed_day  INT NOT NULL,
  link        INT NOT NULL,
  address     VARCHAR(100) NOT NULL,
  user_agent  VARCHAR(1000) NOT NULL,
  headers     VARCHAR(8000) NOT NULL,
  PRIMARY KEY (segment, byte_offset)
);
CREATE INDEX orphans_by_copy ON orphans (copy_key, segment, byte_offset);

-- Copies that have become known and still have orphans, which are joined some at a time.
CREATE TABLE joining (
  copy_key CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY
);

-- Link 0 is the pixel. A message's totals are the sum over its rows, of which there are few.
CREATE TABLE message_rollups (
  message_key CHAR(16) FOR BIT DATA NOT NULL,
  event_type  SMALLINT NOT NULL,
  link        INT NOT NULL,
  verdict     SMALLINT NOT NULL,
  hits        BIGINT NOT NULL,
  first_at    BIGINT NOT NULL,
  last_at     BIGINT NOT NULL,
  CONSTRAINT message_rollups_key PRIMARY KEY (message_key, event_type, link, verdict)
);
CREATE TABLE copy_rollups (
  copy_key    CHAR(16) FOR BIT DATA NOT NULL,
  event_type  SMALLINT NOT NULL,
  link        INT NOT NULL,
  verdict     SMALLINT NOT NULL,
  hits        BIGINT NOT NULL,
  first_at    BIGINT NOT NULL,
  last_at     BIGINT NOT NULL,
  CONSTRAINT copy_rollups_key PRIMARY KEY (copy_key, event_type, link, verdict)
);

-- By which a ledger record that comes twice is known.
CREATE TABLE ledger_records (
  record_id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
  record_at BIGINT NOT NULL
);

-- Where each mailet's ledger goes on after what is stored of it.
CREATE TABLE ledger_nodes (
  node        CHAR(16) NOT NULL PRIMARY KEY,
  segment     BIGINT NOT NULL,
  byte_offset BIGINT NOT NULL
);

-- One row: the journal position up to which everything is stored, and the next event's number.
CREATE TABLE progress (
  id          SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  next_event  BIGINT NOT NULL
);
INSERT INTO progress VALUES (1, 0, 0, 1);
