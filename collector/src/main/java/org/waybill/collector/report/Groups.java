package org.waybill.collector.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.VariantName;

/** Makes rows of figures out of what the store has by the hour. Blocks on the store. */
final class Groups {

  private final Reports reports;
  private final FigureQuery query;

  Groups(Reports reports, FigureQuery query) {
    this.reports = reports;
    this.query = query;
  }

  /** All rows: stretches of time in their order, the others the largest first. */
  List<Group> rows() {
    return switch (query.by()) {
      case ALL -> List.of(whole("all", query.of()));
      case DAY, HOUR -> stretches();
      case REASON -> reasons();
      case SENDER -> largest(SubjectKind.SENDER);
      case DOMAIN -> largest(SubjectKind.RECIPIENT_DOMAIN);
      case TAG -> largest(SubjectKind.TAG);
      case CAMPAIGN -> largest(SubjectKind.CAMPAIGN);
      case VARIANT -> largest(SubjectKind.VARIANT);
      case LINK -> largest(SubjectKind.TARGET);
      case CLIENT -> largest(SubjectKind.CLIENT);
      case SYSTEM -> largest(SubjectKind.SYSTEM);
      case COUNTRY -> largest(SubjectKind.COUNTRY);
    };
  }

  private Group whole(String name, Subject subject) {
    SubjectFigures figures = reports.sums(subject, query.since(), query.until());
    return Group.of(name, Optional.empty(), query.isSent(), figures, hour -> true);
  }

  private List<Group> stretches() {
    List<Integer> edges = edges();
    SubjectFigures figures =
        query.by() == FigureQuery.By.HOUR
            ? reports.subject(query.of(), query.since(), query.until())
            : reports.sums(query.of(), edges);
    List<Group> rows = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i++) {
      int from = edges.get(i);
      int to = edges.get(i + 1);
      Instant at = Instant.ofEpochMilli(Hour.begin(from));
      rows.add(
          Group.of(
              at.atZone(query.zone()).toOffsetDateTime().toString(),
              Optional.of(at.toEpochMilli()),
              query.isSent(),
              figures,
              hour -> hour >= from && hour < to));
    }
    return rows;
  }

  /** Where a stretch begins, and where the last one ends. */
  private List<Integer> edges() {
    List<Integer> edges = new ArrayList<>();
    for (int begin = query.since(); begin < query.until(); begin = end(begin)) {
      edges.add(begin);
    }
    edges.add(query.until());
    return edges;
  }

  /** Where a stretch ends; a day of the zone that begins within an hour begins with it. */
  private int end(int begin) {
    if (query.by() == FigureQuery.By.HOUR) {
      return begin + 1;
    }
    ZoneId zone = query.zone();
    ZonedDateTime at = Instant.ofEpochMilli(Hour.begin(begin)).atZone(zone);
    ZonedDateTime next = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
    int end = Hour.of(next.toInstant().toEpochMilli());
    return end > begin ? end : Hour.of(next.plusDays(1).toInstant().toEpochMilli());
  }

  private List<Group> reasons() {
    return Arrays.stream(Reason.values())
        .map(reason -> whole(reason.word(), Subject.of(SubjectKind.REASON, reason.word())))
        .filter(row -> row.opens().total() + row.clicks().total() > 0)
        .sorted(
            Comparator.comparingLong((Group row) -> -row.opens().total() - row.clicks().total()))
        .toList();
  }

  private List<Group> largest(SubjectKind kind) {
    int from = reports.largestFrom(kind, query.since(), query.until());
    return reports.largest(kind, query.since(), query.until()).stream()
        .map(subject -> whole(name(reports.nameOf(subject).orElse(""), kind), subject).of(subject))
        .map(group -> from > query.since() ? group.rankedSince(from) : group)
        .toList();
  }

  private static String name(String stored, SubjectKind kind) {
    return kind == SubjectKind.VARIANT ? VariantName.parse(stored).shown() : stored;
  }
}
