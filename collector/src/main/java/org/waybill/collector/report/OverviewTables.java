package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.search.Quoting;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;

/** The tables of the overview: what is largest in a period. Blocks on the store. */
record OverviewTables(Reports reports, Frame frame, Period period) {

  /** What the second table may be of. */
  static final List<String> BY = List.of("domain", "sender", "tag", "campaign");

  private static final int MESSAGES = 10;
  private static final int LINKS = 5;
  private static final int SUBJECTS = 7;

  /**
   * Messages by copies sent; those of one tag, or of one sender and much the same subject, as one.
   */
  List<FigureRow> messages() {
    return largest(SubjectKind.FOLD, MESSAGES).stream()
        .map(
            fold -> {
              String[] parts = fold.name().split("\n", 3);
              boolean isTag = parts[0].equals("tag") || parts.length < 3;
              return FigureRow.of(
                  fold,
                  Shown.of(isTag ? fold.name().substring(fold.name().indexOf('\n') + 1) : parts[2]),
                  Shown.of(isTag ? frame.words().text("messages.by.tag") : parts[1]),
                  list(period, MessagesViews.folded(fold.name())).with("fold", "0").toString(),
                  frame);
            })
        .toList();
  }

  /** Targets of links by hits. */
  List<FigureRow> links() {
    return largest(SubjectKind.TARGET, LINKS).stream().map(link -> row("link", link)).toList();
  }

  /** Recipients' domains, senders or tags by copies sent. */
  List<FigureRow> subjects(String by) {
    SubjectKind kind =
        switch (by) {
          case "sender" -> SubjectKind.SENDER;
          case "tag" -> SubjectKind.TAG;
          case "campaign" -> SubjectKind.CAMPAIGN;
          default -> SubjectKind.RECIPIENT_DOMAIN;
        };
    String operator = by.equals("sender") ? "from" : by;
    return largest(kind, SUBJECTS).stream().map(subject -> row(operator, subject)).toList();
  }

  private FigureRow row(String operator, Group group) {
    return FigureRow.of(
        group,
        Shown.of(group.name()),
        Shown.of(""),
        list(period, operator + ":" + Quoting.value(group.name())).toString(),
        frame);
  }

  private List<Group> largest(SubjectKind kind, int most) {
    return reports.largest(kind, period.since(), period.untilHour()).stream()
        .limit(most)
        .map(subject -> group(subject, kind != SubjectKind.TARGET))
        .toList();
  }

  private Group group(Subject subject, boolean isSent) {
    SubjectFigures figures = reports.subject(subject, period.since(), period.untilHour());
    String name = reports.nameOf(subject).orElse("");
    return Group.of(name, Optional.empty(), isSent, figures, hour -> true);
  }

  /** The list of a period's messages that match; a search by itself would have all days. */
  static Address list(Period period, String search) {
    Address all = period.in(Address.of(MessageTable.PATH));
    boolean isUsual = period.word().equals(Period.USUAL);
    return search.isEmpty()
        ? all
        : all.with("q", search).with("period", isUsual ? Period.USUAL : all.value("period"));
  }
}
