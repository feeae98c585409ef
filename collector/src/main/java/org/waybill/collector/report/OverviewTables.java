package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
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
    return subjects(SubjectKind.TARGET, LINKS).stream()
        .map(link -> row(SubjectPath.LINKS, link))
        .toList();
  }

  /** Recipients' domains, senders, tags or campaigns by copies sent. */
  List<FigureRow> subjects(String by) {
    return switch (by) {
      case "campaign" -> subjects(SubjectPath.CAMPAIGNS);
      case "sender" -> subjects(SubjectPath.SENDERS);
      case "tag" -> subjects(SubjectPath.TAGS);
      default -> subjects(SubjectPath.DOMAINS);
    };
  }

  private List<FigureRow> subjects(SubjectPath of) {
    return subjects(of.kind(), SUBJECTS).stream().map(subject -> row(of, subject)).toList();
  }

  /** Leads to a page of its own. */
  private FigureRow row(SubjectPath of, Subject subject) {
    Group group = group(subject, of != SubjectPath.LINKS);
    return FigureRow.of(
        group,
        Shown.of(group.name()),
        Shown.of(""),
        period.in(Address.of(of.path(subject, group.name()))).toString(),
        frame);
  }

  private List<Group> largest(SubjectKind kind, int most) {
    return subjects(kind, most).stream().map(subject -> group(subject, true)).toList();
  }

  private List<Subject> subjects(SubjectKind kind, int most) {
    return reports.largest(kind, period.since(), period.untilHour(), most);
  }

  private Group group(Subject subject, boolean isSent) {
    SubjectFigures figures = reports.sums(subject, period.since(), period.untilHour());
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
