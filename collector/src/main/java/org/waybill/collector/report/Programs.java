package org.waybill.collector.report;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.openapi.Shape;

/** Answers programs, in the form of the whole API, for operations of other rooms. */
public final class Programs {

  private Programs() {}

  /** Answers with JSON; a question whose answer is known already with 304. */
  public static <T> void send(RoutingContext context, Shape<T> shape, T value) {
    Answer answer = Answer.json(Json.write(json -> shape.write(json, value)));
    Optional<String> ifNoneMatch =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.IF_NONE_MATCH));
    Ready.of(answer, ifNoneMatch).send(context);
  }

  /** Says that parameters cannot be taken. */
  public static void refuse(RoutingContext context, List<BadParameter> bad) {
    new Ready(Problem.of(bad).answer(), Optional.empty()).send(context);
  }

  /** Says what went wrong, in English. */
  public static void refuse(RoutingContext context, int status, String title, String detail) {
    new Ready(Problem.of(status, title, detail).answer(), Optional.empty()).send(context);
  }
}
