package org.waybill.collector.host;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.waybill.collector.http.Notice;
import org.waybill.collector.http.Notices;
import org.waybill.collector.http.OwnFile;

/**
 * Answers with what a tracking host says of itself; everything else is another's. Used by the event
 * loop, on which it waits for nothing.
 */
public final class HostPages implements Notices {

  private static final String MINUTES = "max-age=300";

  private final Notices others;
  private final Optional<SecurityText> security;
  private final HostFiles files;
  private final InstantSource clock;

  /**
   * Wires it.
   *
   * @param others shows everything else
   * @param contact whom to tell of abuse; without one there is no {@code security.txt}
   * @param hosts under which names the world asks
   */
  public HostPages(
      Notices others,
      Optional<Contact> contact,
      Collection<String> hosts,
      HostFiles files,
      InstantSource clock) {
    this.others = others;
    this.security = contact.map(known -> SecurityText.of(known, hosts));
    this.files = files;
    this.clock = clock;
  }

  @Override
  public void show(Notice notice, HttpServerRequest request) {
    if (!(notice instanceof Notice.Own own)) {
      others.show(notice, request);
      return;
    }
    Optional<byte[]> content =
        own.file() == OwnFile.SECURITY
            ? security.map(text -> text.at(clock.instant()).getBytes(StandardCharsets.UTF_8))
            : files.find(host(request), own.file());
    content.ifPresentOrElse(
        bytes -> send(request, own.file(), bytes),
        () -> request.response().setStatusCode(404).end());
  }

  /** As it is asked for, without the port; empty where the request names none. */
  private static String host(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static void send(HttpServerRequest request, OwnFile file, byte[] content) {
    HttpServerResponse response = request.response();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length))
        .putHeader(HttpHeaders.CACHE_CONTROL, MINUTES)
        .putHeader("x-content-type-options", "nosniff");
    if (HttpMethod.HEAD.equals(request.method())) {
      response.end();
    } else {
      response.end(Buffer.buffer(content));
    }
  }
}
