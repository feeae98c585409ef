package org.waybill.message;

import java.util.List;
import java.util.stream.Stream;

/** A part made of parts. */
public record Multipart(Headers headers, HeaderValue type, int start, int end, List<Part> children)
    implements Part {

  public Multipart {
    children = List.copyOf(children);
  }

  @Override
  public Stream<Leaf> leaves() {
    return children.stream().flatMap(Part::leaves);
  }
}
