package org.waybill.message;

import java.util.List;
import java.util.Optional;

/**
 * The header of a message or part, in order. Immutable.
 *
 * @param fields the fields, malformed lines included
 * @param end where the body begins: behind the empty line, or at the part's end
 */
public record Headers(List<HeaderField> fields, int end) {

  public Headers {
    fields = List.copyOf(fields);
  }

  /**
   * The first field of a name.
   *
   * @param name in lower case
   */
  public Optional<HeaderField> first(String name) {
    for (HeaderField field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** The first field's value, or empty text. */
  public String value(String name) {
    return first(name).map(HeaderField::value).orElse("");
  }

  /** Whether a field of that name is there. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** Whether a field of that name is there more than once. */
  public boolean repeats(String name) {
    int count = 0;
    for (HeaderField field : fields) {
      count += field.name().equals(name) ? 1 : 0;
    }
    return count > 1;
  }

  /** Whether there is not one field: then it is no message (RFC 5322 section 3.6). */
  public boolean isBare() {
    return fields.stream().allMatch(HeaderField::isMalformed);
  }

  /**
   * Whether readers may differ on what the MIME fields say: a line that is no field ends the header
   * for some, so a {@code Content-} field behind it counts for some only.
   */
  boolean isTorn() {
    boolean malformed = false;
    for (HeaderField field : fields) {
      malformed |= field.isMalformed();
      if (malformed && field.name().startsWith("content-")) {
        return true;
      }
    }
    return false;
  }
}
