package org.waybill.collector.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.store.HitFigures;

/** By what the list of messages may be sorted; a share by its figure, not by its bounds. */
enum MessageSort {
  SENT,
  DELIVERED,
  OPENED,
  CLICKED,
  BOUNCED,
  MACHINE;

  private double of(MessageRow row) {
    return switch (this) {
      case SENT -> row.newest().sentAt();
      case DELIVERED -> row.cohort().arrived();
      case OPENED -> share(row.cohort().opened().figure(), row.cohort().arrived());
      case CLICKED -> share(row.cohort().clicked().figure(), row.cohort().arrived());
      case BOUNCED -> row.bounced().orElse(-1L);
      case MACHINE -> machine(row.hits());
    };
  }

  /** Its name in addresses. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns by name, those that may be left out. */
  static List<String> columns() {
    return Arrays.stream(values()).map(MessageSort::column).toList();
  }

  /** As it stands in an address: the column, with a minus before it where the largest is first. */
  record Order(MessageSort by, boolean falling) {

    /** The list's own. */
    static final Order NEWEST = new Order(SENT, true);

    static List<Order> all() {
      return Arrays.stream(values())
          .flatMap(by -> Stream.of(new Order(by, true), new Order(by, false)))
          .toList();
    }

    String word() {
      return (falling ? "-" : "") + by.column();
    }

    boolean isUsual() {
      return equals(NEWEST);
    }

    /** Rows alike stay as they are. */
    List<MessageRow> sorted(List<MessageRow> rows) {
      Comparator<MessageRow> order = Comparator.comparingDouble(by::of);
      return rows.stream().sorted(falling ? order.reversed() : order).toList();
    }
  }

  private static double share(long part, long whole) {
    return whole == 0 ? -1 : (double) part / whole;
  }

  private static double machine(HitFigures hits) {
    return share(hits.of(Verdict.MACHINE).total(), hits.total());
  }
}
