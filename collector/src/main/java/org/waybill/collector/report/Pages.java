package org.waybill.collector.report;

import java.time.Instant;
import java.util.Optional;
import org.waybill.collector.store.Reports;

/** Answers for people. Blocks on the store: for worker threads. */
final class Pages {

  private final Reports reports;
  private final Visit visit;
  private final Sheets sheets;

  /** The page one request asks for, from reports as its reader may see them. */
  Pages(Reports reports, Visit visit, Sheets sheets) {
    this.reports = reports;
    this.visit = visit;
    this.sheets = sheets;
  }

  Answer overview() {
    Instant now = sheets.clock().instant();
    Checked asked = Checked.of(visit, OverviewSteps.parameters(), query -> Period.read(query, now));
    Frame frame = frame(visit.words().text("page.overview"));
    Overview view =
        new Overviews(reports, frame, Period.read(asked.query(), now), asked.query())
            .of(asked.problems(), sheets.health().findings(frame.words()));
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("overview.jte", view));
  }

  Answer messages() {
    return FilterForm.sent(visit)
        .map(there -> Answer.seeOther(there.toString()))
        .orElseGet(this::listed);
  }

  private Answer listed() {
    MessageTable table = new MessageTable(sheets.clock().instant());
    MessageGroups groups = new MessageGroups(sheets.clock().instant());
    Checked asked = Checked.of(visit, MessageGroups.parameters(), groups::check);
    Optional<String> only = new ByMessageId(reports).only(table.read(asked.query()).query());
    if (only.isPresent()) {
      return Answer.seeOther(only.get());
    }
    MessagesView view =
        new MessagesViews(frame(visit.words().text("page.messages")), table, groups, asked.query())
            .view(asked.isBad() ? Optional.empty() : Optional.of(reports), asked.problems());
    return Answer.page(asked.isBad() ? 400 : 200, sheets.render("messages.jte", view));
  }

  /** Leads to the message of a Message-ID, as it stands in a log or a ticket. */
  Answer byMessageId() {
    return Answer.seeOther(new ByMessageId(reports).path(visit.address().value("id")));
  }

  /** The pages of one message. */
  MessagePages ofMessage() {
    return new MessagePages(reports, visit, sheets);
  }

  private Frame frame(String title) {
    return sheets.frame(title, visit);
  }
}
