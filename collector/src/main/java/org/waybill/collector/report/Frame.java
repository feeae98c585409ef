package org.waybill.collector.report;

import java.util.Optional;

/**
 * What every page has round its content.
 *
 * @param title of the window; may hold anything, is escaped
 * @param stylesheet the path of the style sheet
 * @param made when the page was made
 * @param reader who reads it, where that is known
 */
public record Frame(String title, String stylesheet, Moment made, Optional<Reader> reader) {

  /** {@code light} or {@code dark} where the reader has chosen, else empty. */
  public String theme() {
    return reader.map(Reader::theme).orElse("");
  }

  /** Whether recipients stand on it by name, and the look is in the access log. */
  public boolean names() {
    return reader.map(Reader::seesPersons).orElse(false);
  }
}
