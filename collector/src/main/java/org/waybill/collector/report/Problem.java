package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;

/**
 * An error for a program (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what went wrong, the same for every case of its kind
 * @param detail this case, and what to do next
 * @param errors the parameters at fault, if any
 */
record Problem(int status, String title, String detail, List<BadParameter> errors) {

  private static final Shape<BadParameter> ERROR =
      Shape.<BadParameter>named("BadParameter", "A parameter that cannot be taken.")
          .with("parameter", "Its name as given.", Types.TEXT, BadParameter::name)
          .with("found", "Its value as given.", Types.TEXT, BadParameter::found)
          .with("allowed", "What it takes.", Types.TEXT, BadParameter::allowed)
          .build();

  /** What every error of the API holds. */
  static final Shape<Problem> SHAPE =
      Shape.<Problem>named("Problem", "An error (RFC 9457).")
          .with("type", "Always about:blank.", Types.TEXT, problem -> "about:blank")
          .with("title", "What went wrong, by its kind.", Types.TEXT, Problem::title)
          .with("status", "The HTTP status.", Types.COUNT, problem -> (long) problem.status())
          .with("detail", "This case, and what to do next.", Types.TEXT, Problem::detail)
          .with("errors", "The parameters at fault.", Types.list(ERROR), Problem::errors)
          .build();

  Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of());
  }

  static Problem of(List<BadParameter> errors) {
    String detail =
        errors.stream().map(BadParameter::toString).collect(Collectors.joining(". ", "", "."));
    return new Problem(400, "A parameter cannot be taken", detail, errors);
  }

  Answer answer() {
    return new Answer(
        status,
        Map.of("Content-Type", "application/problem+json"),
        Buffer.buffer(Json.write(json -> SHAPE.write(json, this))));
  }
}
