package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer that is whole before it is sent.
 *
 * @param status the HTTP status
 * @param headers besides those every answer has
 * @param body ready to be sent, may be empty; text is UTF-8
 */
record Answer(int status, Map<String, String> headers, Buffer body) implements Reply {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer page(int status, String html) {
    return text(status, "text/html; charset=utf-8", html);
  }

  static Answer json(byte[] body) {
    return new Answer(200, Map.of("Content-Type", "application/json"), Buffer.buffer(body));
  }

  static Answer lines(byte[] body) {
    return new Answer(200, Map.of("Content-Type", "application/x-ndjson"), Buffer.buffer(body));
  }

  static Answer seeOther(String path) {
    return new Answer(303, Map.of("Location", path), Buffer.buffer());
  }

  static Answer text(int status, String type, String text) {
    return new Answer(status, Map.of("Content-Type", type), Buffer.buffer(text));
  }

  /** The same with a header more, or another value of one. */
  Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
