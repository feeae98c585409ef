package org.waybill.collector.http;

import org.waybill.collector.hit.Recordable;

/** What becomes of a request, decided before anything is done. */
public sealed interface Decision {

  /** What the client is told. */
  Answer answer();

  /** Write the record, then answer. */
  record Keep(Recordable entry, Answer answer) implements Decision {}

  /** Answer at once. */
  record Tell(Answer answer) implements Decision {}
}
