package org.waybill.collector.search;

import java.util.Optional;

/**
 * A piece of a query.
 *
 * @param operator what stands before the colon, lower case
 * @param value what is left of the piece, unquoted
 * @param quoted whether it stood in quotes
 * @param from where it begins in the query
 * @param to where it ends, exclusive
 */
record Token(Kind kind, Optional<String> operator, String value, boolean quoted, int from, int to) {

  enum Kind {
    TERM,
    OPEN,
    CLOSE,
    MINUS,
    OR
  }
}
