package org.waybill.collector.openapi;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The cells of a row of a table, with times in one zone. For one thread. */
public final class Cells {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  private final List<String> cells = new ArrayList<>();
  private final ZoneId zone;

  /** An empty row whose times are in that zone. */
  public Cells(ZoneId zone) {
    this.zone = zone;
  }

  /** One more. */
  public void add(String cell) {
    cells.add(cell);
  }

  /** One more, a point in time: RFC 3339 with the zone's offset. Takes UTC milliseconds. */
  void addTime(long millis) {
    cells.add(TIME.format(Instant.ofEpochMilli(millis).atZone(zone)));
  }

  /** All so far. */
  public List<String> list() {
    return List.copyOf(cells);
  }
}
