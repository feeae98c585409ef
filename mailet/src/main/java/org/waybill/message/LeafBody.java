package org.waybill.message;

import java.util.List;
import java.util.Optional;

/** A leaf's body, decoded, and the way back into its encoded form. Immutable, thread-safe. */
public sealed interface LeafBody permits IdentityBody, QuotedPrintableBody, Base64Body {

  /** The transfer-decoded bytes; shared, nobody may change them. */
  byte[] decoded();

  /**
   * Whether every reader decodes {@code [start, end)} alike, so that it may be replaced.
   *
   * @param start offset into the decoded bytes
   * @param end behind the last one
   */
  boolean isCertain(int start, int end);

  /**
   * Whether a text may be put in between two bytes: every reader then finds the same bytes around
   * it as before.
   *
   * @param place offset into the decoded bytes
   */
  default boolean isCertain(int place) {
    return true;
  }

  /** Whether one line can hold the text between any two of the splice's breaks. */
  boolean hasRoom(Splice splice);

  /**
   * Puts splices in. Bytes of untouched lines stay as they are.
   *
   * @param splices ascending, not overlapping, inside the decoded bytes
   * @return the encoded body; empty where a line would become longer than RFC 5322 allows and was
   *     not so before
   */
  Optional<Spliced> splice(List<Splice> splices);

  /**
   * Decodes a leaf; {@link Message#body} keeps what comes of it.
   *
   * @param raw the message
   * @return empty where the encoding is unknown or broken, so that readers may differ
   */
  static Optional<LeafBody> of(byte[] raw, Leaf leaf) {
    return leaf.encoding()
        .flatMap(
            encoding ->
                switch (encoding) {
                  case IDENTITY -> Optional.of(IdentityBody.of(raw, leaf.start(), leaf.end()));
                  case QUOTED_PRINTABLE ->
                      Optional.of(QuotedPrintableBody.of(raw, leaf.start(), leaf.end()));
                  case BASE64 -> Base64Body.of(raw, leaf.start(), leaf.end());
                });
  }
}
