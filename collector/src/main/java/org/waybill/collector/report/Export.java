package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.openapi.Shape;

/**
 * A whole list in one form, page by page: no more than a page of it is in memory. For one reader.
 */
final class Export<T, C> implements Stream.Pieces {

  /** Where the pages come from. */
  @FunctionalInterface
  interface Pages<T, C> {
    Page<T, C> from(Optional<C> after);
  }

  /** What the form JSON amounts to; nobody ever holds it. */
  record Whole<T>(String about, List<T> items) {}

  private final Shape<T> row;
  private final Format format;
  private final ZoneId zone;
  private final Optional<String> about;
  private final Pages<T, C> pages;
  private Page<T, C> page;
  private boolean begun;
  private boolean ended;
  private boolean anyRow;

  /**
   * Goes on from a page.
   *
   * @param zone of times in tables
   * @param about what the list is, for its top
   * @param first the page it begins with
   */
  Export(
      Shape<T> row,
      Format format,
      ZoneId zone,
      Optional<String> about,
      Page<T, C> first,
      Pages<T, C> pages) {
    this.row = row;
    this.zone = zone;
    this.format = format;
    this.about = about;
    this.page = first;
    this.pages = pages;
  }

  @Override
  public Optional<Buffer> next() {
    if (ended) {
      return Optional.empty();
    }
    Buffer piece = Buffer.buffer();
    if (begun) {
      page = pages.from(page.next());
    } else {
      begun = true;
      piece.appendString(head());
    }
    page.items().forEach(item -> piece.appendBuffer(one(item)));
    if (page.next().isEmpty()) {
      ended = true;
      piece.appendString(format == Format.JSON ? "],\"next\":null}\n" : "");
    }
    return Optional.of(piece);
  }

  private String head() {
    return switch (format) {
      case CSV -> about.map(line -> Csv.row(List.of(line))).orElse("") + Csv.row(row.columns());
      case JSON -> "{\"about\":" + quoted(about.orElse("")) + ",\"items\":[";
      case NDJSON -> "";
    };
  }

  private Buffer one(T item) {
    if (format == Format.CSV) {
      return Buffer.buffer(Csv.row(row.row(item, zone)));
    }
    String before = format == Format.JSON && anyRow ? ",\n" : "";
    anyRow = true;
    Buffer line = Buffer.buffer(before).appendBytes(Json.bytes(json -> row.write(json, item)));
    return format == Format.NDJSON ? line.appendString("\n") : line;
  }

  private static String quoted(String text) {
    return new String(Json.bytes(json -> json.writeString(text)), StandardCharsets.UTF_8);
  }
}
