package org.waybill.collector.report;

import java.util.List;

/** Parameters that can be taken singly do not go together. */
@SuppressWarnings("serial") // never serialized
final class ParameterException extends RuntimeException {

  private final List<BadParameter> bad;

  ParameterException(BadParameter... bad) {
    super(List.of(bad).toString());
    this.bad = List.of(bad);
  }

  List<BadParameter> bad() {
    return bad;
  }
}
