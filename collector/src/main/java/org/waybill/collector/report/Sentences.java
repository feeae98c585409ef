package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.collector.access.Viewer;

/** Pages that say one thing: what went wrong, what holds, what to do. */
final class Sentences {

  private Sentences() {}

  static Answer of(
      Sheets sheets, Optional<Viewer> viewer, int status, String heading, String text) {
    return Answer.page(status, sheets.sentence(viewer, heading, text));
  }

  /** There is no such page. */
  static Answer absent(Sheets sheets, Optional<Viewer> viewer) {
    return of(
        sheets,
        viewer,
        404,
        "No such page",
        "There is nothing under this address. A message may be found by its Message-ID, sender,"
            + " recipient or subject.");
  }
}
