CREATE TABLE later_figures (
  message_key BYTEA NOT NULL PRIMARY KEY,
  hits        BIGINT NOT NULL
);
