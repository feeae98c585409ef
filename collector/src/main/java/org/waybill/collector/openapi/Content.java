package org.waybill.collector.openapi;

import java.util.Optional;

/**
 * What a good answer holds. Immutable.
 *
 * @param mediaType of the whole
 * @param type of the whole, or of each line where the media type is one of lines; empty for tables
 * @param description a sentence
 */
public record Content(String mediaType, Optional<Type<?>> type, String description) {

  /** JSON, one value a line. */
  public static final String LINES = "application/x-ndjson";

  /** One JSON value. */
  public static Content json(Type<?> type, String description) {
    return new Content("application/json", Optional.of(type), description);
  }

  /** One JSON value a line. */
  public static Content lines(Type<?> type, String description) {
    return new Content(LINES, Optional.of(type), description);
  }

  /** A table of RFC 4180. */
  public static Content table(String description) {
    return new Content("text/csv", Optional.empty(), description);
  }
}
