package org.waybill.collector.notice;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.waybill.collector.words.Words;

/**
 * Writes these pages: each is complete in one answer, with no script, no cookie and nothing from
 * elsewhere, and its one style is allowed by its digest. Thread-safe.
 */
final class Sheet {

  private static final String TEMPLATE = "notice.jte";
  private static final String STYLE = "<style>";
  private static final String STYLE_END = "</style>";

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final MultiMap fields;

  Sheet() {
    String any = html(NoticeView.of(Words.english(), "", "", List.of()));
    String style = any.substring(any.indexOf(STYLE) + STYLE.length(), any.indexOf(STYLE_END));
    fields =
        HttpHeaders.headers()
            .add("content-type", "text/html; charset=utf-8")
            .add("content-security-policy", policy(style))
            .add("referrer-policy", "no-referrer")
            .add("x-content-type-options", "nosniff")
            .add("x-frame-options", "DENY")
            .add("cross-origin-opener-policy", "same-origin")
            .add("cross-origin-resource-policy", "same-origin")
            .add("permissions-policy", "camera=(), geolocation=(), microphone=()")
            .add("x-robots-tag", "noindex")
            .add("cache-control", "no-store")
            .copy(false);
  }

  /** A client that has gone meanwhile gets no answer. */
  void send(HttpServerRequest request, int status, NoticeView view) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(status).headers().setAll(fields);
    byte[] page = html(view).getBytes(StandardCharsets.UTF_8);
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(page.length)).end();
    } else {
      response.end(io.vertx.core.buffer.Buffer.buffer(page));
    }
  }

  String html(NoticeView view) {
    StringOutput out = new StringOutput();
    templates.render(TEMPLATE, view, out);
    return out.toString();
  }

  /** CSP Level 3 section 6.7.3.3: the digest of what stands between the tags. */
  private static String policy(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
