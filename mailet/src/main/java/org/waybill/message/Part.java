package org.waybill.message;

import java.util.Optional;
import java.util.stream.Stream;

/** A message or one of its parts (RFC 2046). */
public sealed interface Part permits Leaf, Multipart {

  Headers headers();

  /** The content type, its value as type/subtype in lower case. */
  HeaderValue type();

  /** Where the body begins in the raw message. */
  int start();

  /** Behind the body's last byte; the line end in front of a boundary is no part of the body. */
  int end();

  /** The leaves below, or the leaf itself, in the order of the message. */
  Stream<Leaf> leaves();

  /** Why readers may differ on what this part is, if they may. */
  default Optional<String> defect() {
    if (headers().repeats("content-type")) {
      return Optional.of("Content-Type stands twice");
    }
    if (headers().repeats("content-transfer-encoding")) {
      return Optional.of("Content-Transfer-Encoding stands twice");
    }
    if (headers().isTorn()) {
      return Optional.of("a Content- field behind a line that is no field");
    }
    return type().sound() ? Optional.empty() : Optional.of("a malformed Content-Type");
  }
}
