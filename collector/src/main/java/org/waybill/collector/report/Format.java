package org.waybill.collector.report;

import java.util.Locale;

/** The forms a whole list is given out in. */
enum Format {
  /** RFC 4180. */
  CSV("text/csv; charset=utf-8; header=present"),
  /** One object with all rows. */
  JSON("application/json"),
  /** One row a line. */
  NDJSON("application/x-ndjson");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** What a path ends in, without the dot. */
  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
