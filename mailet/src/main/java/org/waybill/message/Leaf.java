package org.waybill.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part with content; {@code message/*} counts as one and is not looked into. */
public record Leaf(Headers headers, HeaderValue type, int start, int end) implements Part {

  @Override
  public Stream<Leaf> leaves() {
    return Stream.of(this);
  }

  /**
   * Whether an empty line stands between the header and the body. Without one nothing can be put
   * into an empty body: it would become part of the header.
   *
   * @param raw the message
   */
  public boolean hasBody(byte[] raw) {
    int line = start() == 0 ? 0 : Lines.start(raw, start() - 1, 0);
    return Lines.isEmpty(raw, line, start());
  }

  /** How the body is encoded; empty where the field says something unknown. */
  public Optional<TransferEncoding> encoding() {
    return TransferEncoding.of(headers().value("content-transfer-encoding"));
  }

  /** The declared charset, as spelled. */
  public Optional<String> charset() {
    return Optional.ofNullable(type().parameters().get("charset")).filter(c -> !c.isBlank());
  }

  /** Whether a reader shows it as part of the text: no attachment, no file name (RFC 2183). */
  public boolean isInline() {
    if (!headers().has("content-disposition")) {
      return !hasName(type(), "name");
    }
    HeaderValue disposition = HeaderValue.parse(headers().value("content-disposition"));
    boolean shown =
        disposition.value().isEmpty()
            || disposition.value().toLowerCase(Locale.ROOT).equals("inline");
    return shown
        && disposition.sound()
        && !hasName(disposition, "filename")
        && !hasName(type(), "name");
  }

  /** RFC 2231 section 3: {@code name*=}, {@code name*0=} and the like name a file as well. */
  private static boolean hasName(HeaderValue field, String parameter) {
    for (String name : field.parameters().keySet()) {
      if (name.equals(parameter) || name.startsWith(parameter + "*")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a field counts or digests the body's bytes, so that it may not change. */
  public boolean isMeasured() {
    return headers().has("content-md5") || headers().has("content-length");
  }
}
