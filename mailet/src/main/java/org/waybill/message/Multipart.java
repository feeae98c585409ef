package org.waybill.message;

import java.util.List;
import java.util.stream.Stream;

/** A part made of parts. */
public record Multipart(Headers headers, HeaderValue type, int start, int end, List<Part> children)
    implements Part {

  public Multipart {
    children = List.copyOf(children);
  }

  /** RFC 2045 section 6.4: a multipart has no encoding of its own. */
  public boolean isPlainlyEncoded() {
    return TransferEncoding.of(headers.value("content-transfer-encoding"))
        .filter(encoding -> encoding == TransferEncoding.IDENTITY)
        .isPresent();
  }

  @Override
  public Stream<Leaf> leaves() {
    return children.stream().flatMap(Part::leaves);
  }
}
