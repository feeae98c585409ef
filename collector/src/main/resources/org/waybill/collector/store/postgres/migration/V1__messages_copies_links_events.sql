-- Times are UTC milliseconds. Keys of 16 bytes are as in docs/wire.md; columns ending in _lookup hold the first
-- half of a SHA-256 of the lower-cased text, because an index cannot hold texts of any length. Texts are in the order
-- of their code points, whatever the database's language.
-- Keys begin with the message where a table is of messages, else with the copy: a hit and the news of a delivery name
-- no message. So a database that is spread over machines can distribute each table by one of both. No table refers to
-- another, numbers come from the row in progress, and nothing happens by trigger.
-- A fillfactor leaves room in a page of figures, so that a row that is added to stays in its page and no index changes.

CREATE TABLE messages (
  message_key       BYTEA NOT NULL PRIMARY KEY,
  message_id        TEXT COLLATE "C",
  message_id_lookup BYTEA,
  sender            TEXT COLLATE "C" NOT NULL,
  sender_lookup     BYTEA NOT NULL,
  from_address      TEXT COLLATE "C" NOT NULL,
  subject           TEXT COLLATE "C" NOT NULL,
  mode              SMALLINT NOT NULL,
  tag               TEXT COLLATE "C",
  campaign          TEXT COLLATE "C",
  variant           TEXT COLLATE "C",
  sent_at           BIGINT NOT NULL,
  copies            INT NOT NULL
);
CREATE INDEX messages_by_time ON messages (sent_at DESC, message_key DESC);
CREATE INDEX messages_by_message_id ON messages (message_id_lookup, sent_at DESC, message_key DESC);
CREATE INDEX messages_by_sender ON messages (sender_lookup, sent_at DESC, message_key DESC);

-- pixels is the most that any of its sendings carried.
-- sent_at is the message's (a recipient's messages are listed by it), first_sent_at and last_sent_at are this copy's own.
-- standing is what its judged hits and its delivery come to: classify.Standing has the bits.
-- open_delay is how long after delivery it was first opened by a person (store.Delay has the steps), NULL where it was not.
CREATE TABLE copies (
  message_key      BYTEA NOT NULL,
  copy_key         BYTEA NOT NULL,
  recipient        TEXT COLLATE "C" NOT NULL,
  recipient_lookup BYTEA NOT NULL,
  recipients       INT NOT NULL,
  pixels           SMALLINT NOT NULL,
  person           BIGINT NOT NULL,
  sent_at          BIGINT NOT NULL,
  first_sent_at    BIGINT NOT NULL,
  last_sent_at     BIGINT NOT NULL,
  standing         SMALLINT NOT NULL,
  open_delay       SMALLINT,
  CONSTRAINT copies_key PRIMARY KEY (message_key, copy_key)
);
CREATE INDEX copies_by_copy ON copies (copy_key);
CREATE INDEX copies_by_standing ON copies (message_key, standing, open_delay, copy_key);
CREATE INDEX copies_by_person ON copies (person, sent_at DESC, message_key DESC);
CREATE INDEX copies_by_recipient ON copies (recipient_lookup, sent_at DESC, message_key DESC);

-- Apart from copies, because the news may come before the copy's own record.
CREATE TABLE abandoned_copies (
  copy_key     BYTEA NOT NULL PRIMARY KEY,
  abandoned_at BIGINT NOT NULL,
  reason       TEXT COLLATE "C" NOT NULL
);
CREATE INDEX abandoned_copies_by_time ON abandoned_copies (abandoned_at);

-- Apart from copies for the same reason. bounced_recipients is of how many recipients the copy was refused at
-- bounced_at, told_at the later of both times.
CREATE TABLE deliveries (
  copy_key           BYTEA NOT NULL PRIMARY KEY,
  told_at            BIGINT NOT NULL,
  delivered_at       BIGINT,
  first_delivered_at BIGINT,
  bounced_at         BIGINT,
  bounced_recipients INT NOT NULL,
  bounce_reason      TEXT COLLATE "C" NOT NULL
);
CREATE INDEX deliveries_by_time ON deliveries (told_at);

-- url_key is the key of the url's subject, sent_at the message's: the messages that hold a link are listed by them.
CREATE TABLE links (
  message_key BYTEA NOT NULL,
  link        INT NOT NULL,
  url         TEXT COLLATE "C" NOT NULL,
  url_key     BYTEA NOT NULL,
  label       TEXT COLLATE "C" NOT NULL,
  sent_at     BIGINT NOT NULL,
  CONSTRAINT links_key PRIMARY KEY (message_key, link)
);
CREATE INDEX links_by_url ON links (url_key, sent_at DESC, message_key DESC);

-- What messages look like, where the mailet tells; the HTML in gzip. Apart from messages, for it is kept for another time.
CREATE TABLE message_html (
  message_key BYTEA NOT NULL PRIMARY KEY,
  sent_at     BIGINT NOT NULL,
  html        BYTEA NOT NULL
);
CREATE INDEX message_html_by_time ON message_html (sent_at);

-- event_no is given when the hit's copy becomes known, so that whoever reads on misses none;
-- segment and byte_offset are the hit's place in the journal; hits is more than 1 where a flood was folded.
-- verdict and reasons (bits) are as in the room classify, rules is the version of the rules that gave them, device the
-- program of a person (0 untold, 1 an image proxy, else as in devices); all are 0 until the hit is settled.
CREATE TABLE events (
  event_no    BIGINT NOT NULL,
  message_key BYTEA NOT NULL,
  verdict     SMALLINT NOT NULL,
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  hit_at      BIGINT NOT NULL,
  hits        BIGINT NOT NULL,
  event_type  SMALLINT NOT NULL,
  method      TEXT COLLATE "C" NOT NULL,
  mode        SMALLINT NOT NULL,
  copy_key    BYTEA NOT NULL,
  person      BIGINT NOT NULL,
  sealed_day  INT NOT NULL,
  link        INT NOT NULL,
  address     TEXT COLLATE "C" NOT NULL,
  user_agent  TEXT COLLATE "C" NOT NULL,
  headers     TEXT COLLATE "C" NOT NULL,
  reasons     BIGINT NOT NULL DEFAULT 0,
  rules       SMALLINT NOT NULL DEFAULT 0,
  device      INT NOT NULL DEFAULT 0,
  CONSTRAINT events_key PRIMARY KEY (message_key, copy_key, event_no)
);
CREATE INDEX events_by_number ON events (event_no);

-- What programs persons had, and where: as far as it was told, else ''. Of nobody in particular: it stays.
CREATE TABLE devices (
  device  INT NOT NULL CONSTRAINT devices_key PRIMARY KEY,
  client  TEXT COLLATE "C" NOT NULL,
  os      TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C" NOT NULL
);

-- What the hits of a copy were that are purged, as they were judged then: figures go on counting them.
CREATE TABLE purged_hits (
  copy_key   BYTEA NOT NULL,
  event_type SMALLINT NOT NULL,
  verdict    SMALLINT NOT NULL,
  reasons    BIGINT NOT NULL,
  device     INT NOT NULL,
  link       INT NOT NULL,
  hits       BIGINT NOT NULL,
  first_at   BIGINT NOT NULL,
  last_at    BIGINT NOT NULL,
  CONSTRAINT purged_hits_key PRIMARY KEY (copy_key, event_type, verdict, reasons, device, link)
);

-- From which networks (/24, IPv6 /48) altered versions of our links were asked for, by minutes since 1970.
CREATE TABLE tampering (
  site      TEXT COLLATE "C" NOT NULL,
  at_minute BIGINT NOT NULL,
  CONSTRAINT tampering_key PRIMARY KEY (site, at_minute)
);
CREATE INDEX tampering_by_time ON tampering (at_minute);

-- Hits whose copy is not known yet; they become events with its ledger record.
CREATE TABLE orphans (
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  hit_at      BIGINT NOT NULL,
  hits        BIGINT NOT NULL,
  event_type  SMALLINT NOT NULL,
  method      TEXT COLLATE "C" NOT NULL,
  mode        SMALLINT NOT NULL,
  copy_key    BYTEA NOT NULL,
  person      BIGINT NOT NULL,
  sealed_day  INT NOT NULL,
  link        INT NOT NULL,
  address     TEXT COLLATE "C" NOT NULL,
  user_agent  TEXT COLLATE "C" NOT NULL,
  headers     TEXT COLLATE "C" NOT NULL,
  CONSTRAINT orphans_key PRIMARY KEY (segment, byte_offset)
);
CREATE INDEX orphans_by_copy ON orphans (copy_key, segment, byte_offset);

-- Copies that have become known and still have orphans, which are joined some at a time.
CREATE TABLE joining (
  copy_key BYTEA NOT NULL PRIMARY KEY
);

-- Figures of a message and of a copy. Link 0 is the pixel; copies counts those that have such a row of their own.
-- A message has a row more for its clicks, link -1: the hits of all its links, and the copies that clicked any.
-- Of verdict 0 (not settled) the times of a message may lie further apart than its hits: those move on to other verdicts.
CREATE TABLE message_rollups (
  message_key BYTEA NOT NULL,
  event_type  SMALLINT NOT NULL,
  verdict     SMALLINT NOT NULL,
  link        INT NOT NULL,
  hits        BIGINT NOT NULL,
  copies      BIGINT NOT NULL,
  first_at    BIGINT NOT NULL,
  last_at     BIGINT NOT NULL,
  CONSTRAINT message_rollups_key PRIMARY KEY (message_key, event_type, verdict, link)
) WITH (fillfactor = 80);
CREATE TABLE copy_rollups (
  copy_key    BYTEA NOT NULL,
  event_type  SMALLINT NOT NULL,
  verdict     SMALLINT NOT NULL,
  link        INT NOT NULL,
  hits        BIGINT NOT NULL,
  first_at    BIGINT NOT NULL,
  last_at     BIGINT NOT NULL,
  CONSTRAINT copy_rollups_key PRIMARY KEY (copy_key, event_type, verdict, link)
) WITH (fillfactor = 80);

-- How many copies of a message stand where.
CREATE TABLE message_standings (
  message_key BYTEA NOT NULL,
  standing    SMALLINT NOT NULL,
  copies      BIGINT NOT NULL,
  CONSTRAINT message_standings_key PRIMARY KEY (message_key, standing)
) WITH (fillfactor = 80);

-- How many copies of a message were opened how long after delivery.
CREATE TABLE message_delays (
  message_key BYTEA NOT NULL,
  open_delay  SMALLINT NOT NULL,
  copies      BIGINT NOT NULL,
  CONSTRAINT message_delays_key PRIMARY KEY (message_key, open_delay)
);

-- Figures by hour (hours since 1970, UTC) of senders, domains, tags and the like: SubjectKind has the kinds.
-- subject_key is as the columns ending in _lookup. Days are sums of hours, in the zone of whoever reads; of days of UTC
-- that are over figures stand in these tables a second time, by day (days since 1970) under the subject's kind + 100, so
-- that a long period is read in few rows.
CREATE TABLE subjects (
  subject_kind SMALLINT NOT NULL,
  subject_key  BYTEA NOT NULL,
  name         TEXT COLLATE "C" NOT NULL,
  CONSTRAINT subjects_key PRIMARY KEY (subject_kind, subject_key)
);
-- What was sent: in the hour of the message's sent_at.
CREATE TABLE subject_sent (
  subject_kind SMALLINT NOT NULL,
  subject_key  BYTEA NOT NULL,
  sent_hour    INT NOT NULL,
  messages     BIGINT NOT NULL,
  copies       BIGINT NOT NULL,
  recipients   BIGINT NOT NULL,
  CONSTRAINT subject_sent_key PRIMARY KEY (subject_kind, subject_key, sent_hour)
) WITH (fillfactor = 80);
CREATE INDEX subject_sent_by_hour ON subject_sent (subject_kind, sent_hour DESC, subject_key);
-- Where the copies stand that were sent: in the same hour.
CREATE TABLE subject_standings (
  subject_kind SMALLINT NOT NULL,
  subject_key  BYTEA NOT NULL,
  sent_hour    INT NOT NULL,
  standing     SMALLINT NOT NULL,
  copies       BIGINT NOT NULL,
  CONSTRAINT subject_standings_key PRIMARY KEY (subject_kind, subject_key, sent_hour, standing)
) WITH (fillfactor = 80);
-- How long after delivery those were opened that a person opened: in the same hour.
CREATE TABLE subject_delays (
  subject_kind SMALLINT NOT NULL,
  subject_key  BYTEA NOT NULL,
  sent_hour    INT NOT NULL,
  open_delay   SMALLINT NOT NULL,
  copies       BIGINT NOT NULL,
  CONSTRAINT subject_delays_key PRIMARY KEY (subject_kind, subject_key, sent_hour, open_delay)
);
-- hits are those of the hour, copies those whose earliest hit of that type and verdict falls into it.
CREATE TABLE subject_rollups (
  subject_kind SMALLINT NOT NULL,
  subject_key  BYTEA NOT NULL,
  hit_hour     INT NOT NULL,
  event_type   SMALLINT NOT NULL,
  verdict      SMALLINT NOT NULL,
  hits         BIGINT NOT NULL,
  copies       BIGINT NOT NULL,
  CONSTRAINT subject_rollups_key PRIMARY KEY (subject_kind, subject_key, hit_hour, event_type, verdict)
) WITH (fillfactor = 80);
CREATE INDEX subject_rollups_by_hour ON subject_rollups (subject_kind, hit_hour DESC, subject_key);

-- Why hits of some subjects count as they do (SubjectKind says of which kinds): hits of the hour by reason and verdict;
-- of everything it stands in subject_rollups. reason is the code of classify.Reason.
CREATE TABLE subject_reasons (
  subject_kind SMALLINT NOT NULL,
  subject_key  BYTEA NOT NULL,
  hit_hour     INT NOT NULL,
  reason       SMALLINT NOT NULL,
  verdict      SMALLINT NOT NULL,
  hits         BIGINT NOT NULL,
  CONSTRAINT subject_reasons_key PRIMARY KEY (subject_kind, subject_key, hit_hour, reason, verdict)
);
-- What hangs on a reason, of the copies sent in an hour: store.Stake says what is counted.
CREATE TABLE reason_stakes (
  reason    SMALLINT NOT NULL,
  sent_hour INT NOT NULL,
  touched   BIGINT NOT NULL,
  decided   BIGINT NOT NULL,
  opened    BIGINT NOT NULL,
  clicked   BIGINT NOT NULL,
  CONSTRAINT reason_stakes_key PRIMARY KEY (reason, sent_hour)
);

-- By which a ledger record that comes twice is known.
CREATE TABLE ledger_records (
  record_id BYTEA NOT NULL PRIMARY KEY,
  record_at BIGINT NOT NULL
);
CREATE INDEX ledger_records_by_time ON ledger_records (record_at);

-- Where each mailet's ledger goes on after what is stored of it.
CREATE TABLE ledger_nodes (
  node        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  segment     BIGINT NOT NULL,
  byte_offset BIGINT NOT NULL
);

-- One row, which every transaction that writes locks first: the next event's number. Of events before
-- blank_to client address, user agent and headers are blanked where they were due; of messages sent before messages_from
-- a part may be purged; figures by hour are kept from figures_from on. Events before settled_to are judged;
-- those before reclassify_to again, by rules of the version reclassify_rules; 0 where that is not under way.
-- reclassified_at is when that came to its end last, 0 where it never did. Figures by day are there of all days before
-- summed_day, and of that day itself of the subjects up to summed_kind and summed_key. deletions grows with what is
-- deleted; keeper is the collector that judges and purges, and keeper_at when it gave a sign last.
CREATE TABLE progress (
  id          SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  next_event  BIGINT NOT NULL,
  blank_to    BIGINT NOT NULL,
  messages_from BIGINT NOT NULL,
  figures_from INT NOT NULL,
  settled_to  BIGINT NOT NULL,
  reclassify_to    BIGINT NOT NULL,
  reclassify_rules INT NOT NULL,
  reclassified_at  BIGINT NOT NULL,
  summed_day  INT NOT NULL,
  summed_kind SMALLINT NOT NULL,
  summed_key  BYTEA NOT NULL,
  deletions   BIGINT NOT NULL,
  keeper      TEXT COLLATE "C" NOT NULL,
  keeper_at   BIGINT NOT NULL
);
INSERT INTO progress
VALUES (1, 1, 1, -9223372036854775808, -2147483648, 1, 0, 0, 0, -2147483648, 1, '\x00000000000000000000000000000000', 0, '', 0);

-- How far the journal of each collector is stored, up to when its hits are ripe to be judged, and when it said so.
-- journal is a number from 0: in orphans and events it stands in the segment's bits from the 48th on.
CREATE TABLE journals (
  node        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  journal     INT NOT NULL,
  segment     BIGINT NOT NULL,
  byte_offset INT NOT NULL,
  ripe_to     BIGINT NOT NULL,
  heard_at    BIGINT NOT NULL
);

-- What people decided at one collector and holds at all of them: of each subject the last decision, with the time at
-- which it was made; store.Noticeboard has the rest. Each change takes a larger decision_no, from the one row of
-- decision_numbers and under its lock, so that nobody who reads on by number misses one that is committed later.
CREATE TABLE decision_numbers (
  last_no BIGINT NOT NULL
);
INSERT INTO decision_numbers (last_no) VALUES (0);
CREATE TABLE decisions (
  topic       TEXT COLLATE "C" NOT NULL,
  subject     TEXT COLLATE "C" NOT NULL,
  made_at     BIGINT NOT NULL,
  body        TEXT NOT NULL,
  decision_no BIGINT NOT NULL,
  CONSTRAINT decisions_key PRIMARY KEY (topic, subject)
);
CREATE UNIQUE INDEX decisions_by_number ON decisions (decision_no);
