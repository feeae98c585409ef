package org.waybill.collector.store;

/** What a store keeps, told apart by how long it is kept. */
public enum StoredKind {
  /** Single hits: events, and hits whose copy is not known. */
  HITS,
  /** Messages, copies and links with their own figures. */
  MESSAGES,
  /** Figures by hour of senders, domains, tags and the like. */
  FIGURES,
  /** The engine's own: its transaction log and catalogues. */
  ENGINE
}
