package org.waybill.collector.http;

import org.waybill.collector.hit.JournalRecord;

/** What becomes of a request, decided before anything is done. */
sealed interface Decision {

  /** Write the record, then answer. */
  record Keep(JournalRecord entry, Answer answer) implements Decision {}

  /** Answer at once. */
  record Tell(Answer answer) implements Decision {}
}
