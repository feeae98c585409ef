package org.waybill.collector.report;

import java.util.List;

/**
 * What can be taken away, and what this reader took, ready to be written out. Immutable.
 *
 * @param made newest first
 */
public record ExportsView(Frame frame, List<Row> lists, List<Made> made) {

  public ExportsView {
    lists = List.copyOf(lists);
    made = List.copyOf(made);
  }

  /** A list with the files it has; {@code page} is empty where programs only ask for it. */
  public record Row(String name, String page, String csv, String json, String ndjson) {}

  /** A file that was taken. */
  public record Made(Moment at, Shown path, String by, String persons) {}
}
