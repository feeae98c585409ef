package org.waybill.collector.report;

/** Pages that say one thing: what went wrong, what holds, what to do. */
final class Sentences {

  private Sentences() {}

  static Answer of(Sheets sheets, Visit visit, int status, String heading, String text) {
    return Answer.page(status, sheets.sentence(visit, heading, text));
  }

  /** There is no such page. */
  static Answer absent(Sheets sheets, Visit visit) {
    return of(
        sheets,
        visit,
        404,
        visit.words().text("sentence.absent"),
        visit.words().text("sentence.absent.text"));
  }
}
