package org.waybill.collector.http;

import io.vertx.core.http.HttpServerRequest;

/** Shows pages to persons who got mail. Used by the event loop. */
@FunctionalInterface
public interface Notices {

  /** There are none. */
  Notices NONE = (notice, request) -> request.response().setStatusCode(404).end();

  /** Answers the request, now or soon; returns at once. */
  void show(Notice notice, HttpServerRequest request);
}
