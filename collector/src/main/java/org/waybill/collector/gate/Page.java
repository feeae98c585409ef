package org.waybill.collector.gate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.report.Visit;
import org.waybill.collector.words.Words;

/** Writes the answers of this room's own routes. */
final class Page {

  private static final String HTML = "text/html; charset=utf-8";

  private Page() {}

  static void send(RoutingContext context, int status, String html) {
    context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, HTML).end(html);
  }

  /** After a form: what the browser shows then can be reloaded. */
  static void seeOther(RoutingContext context, String path) {
    context.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, path).end();
  }

  /** The request as a page of the report. */
  static Visit visit(RoutingContext context) {
    return Visit.of(Gate.viewer(context), Gate.preferences(context), context.normalizedPath());
  }

  /** The texts in the reader's language. */
  static Words words(RoutingContext context) {
    return Words.of(Gate.preferences(context).language());
  }

  /** The same with the parameters of its query. */
  static Visit visitWithQuery(RoutingContext context) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String name : context.queryParams().names()) {
      parameters.put(name, context.queryParam(name));
    }
    return new Visit(
        Gate.viewer(context), Gate.preferences(context), context.normalizedPath(), parameters);
  }

  /** A field of the form that was sent, or nothing. */
  static String field(RoutingContext context, String name) {
    String value = context.request().getFormAttribute(name);
    return value == null ? "" : value;
  }
}
