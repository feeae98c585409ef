package org.waybill.wire;

import java.util.Optional;

/**
 * A Message-ID (RFC 5322 section 3.6.4) without its angle brackets; the one place that decides
 * about them.
 *
 * @param value as it stands between the brackets; never empty
 */
public record MessageId(String value) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException for an empty value or one with brackets left round it
   */
  public MessageId {
    if (value.isEmpty() || (value.startsWith("<") && value.endsWith(">"))) {
      throw new IllegalArgumentException(
          "Message-ID is empty or still in brackets; use MessageId.of(header value)");
    }
  }

  /** Reads a header value, with or without brackets; empty where nothing is left. */
  public static Optional<MessageId> of(String header) {
    String text = header.strip();
    while (text.startsWith("<") && text.endsWith(">")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new MessageId(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
