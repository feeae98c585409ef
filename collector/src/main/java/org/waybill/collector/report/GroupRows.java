package org.waybill.collector.report;

import java.time.LocalDate;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;

/**
 * The rows of the list of messages by sender, domain and the like: a name leads to a page of its
 * own, a count to the messages it counts.
 *
 * @param address of the list
 * @param period as it stands in an address that has no dates; a search by itself has all days
 */
record GroupRows(Frame frame, Address address, String period) {

  FigureRow row(Group group) {
    return group.subject().map(subject -> row(subject, group)).orElseGet(() -> day(group));
  }

  private FigureRow row(Subject subject, Group group) {
    SubjectPath of = path(subject.kind());
    Address messages = narrowed(list().with("q", of.search(group.name())));
    Address page = Address.of(of.path(subject, group.name()));
    for (String kept : Period.NAMES) {
      page = page.with(kept, address.value(kept));
    }
    return FigureRow.of(
            group,
            Shown.of(group.name()),
            Shown.of(""),
            page.with("tz", address.value("tz")).toString(),
            frame)
        .counting(messages.toString());
  }

  private static SubjectPath path(SubjectKind kind) {
    return switch (kind) {
      case SENDER -> SubjectPath.SENDERS;
      case RECIPIENT_DOMAIN -> SubjectPath.DOMAINS;
      case TAG -> SubjectPath.TAGS;
      case CAMPAIGN -> SubjectPath.CAMPAIGNS;
      case TARGET -> SubjectPath.LINKS;
      default -> throw new IllegalArgumentException("messages are not grouped by " + kind);
    };
  }

  private FigureRow day(Group group) {
    LocalDate day = LocalDate.parse(group.name().substring(0, 10));
    Address messages =
        list()
            .without("period")
            .with("from", day.toString())
            .with("to", day.plusDays(1).toString());
    return FigureRow.of(
        group,
        Shown.of(frame.at(group.at().orElse(0L)).text().split(",")[0]),
        Shown.of(""),
        messages.toString(),
        frame);
  }

  private Address list() {
    return address.without("by", "after");
  }

  private Address narrowed(Address list) {
    return list.with("period", list.value("from").isEmpty() ? period : "");
  }
}
