package org.waybill.collector.http;

import io.vertx.core.http.HttpHeaders;

/** Names and values of header fields, encoded once. */
final class Headers {

  static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("referrer-policy");
  static final CharSequence X_ROBOTS_TAG = HttpHeaders.createOptimized("x-robots-tag");
  static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("www-authenticate");
  static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  static final CharSequence NOINDEX = HttpHeaders.createOptimized("noindex");
  static final CharSequence IMAGE_GIF = HttpHeaders.createOptimized("image/gif");
  static final CharSequence TEXT_PLAIN = HttpHeaders.createOptimized("text/plain;charset=utf-8");
  static final CharSequence GET_HEAD = HttpHeaders.createOptimized("GET, HEAD");

  static final CharSequence GET_HEAD_POST = HttpHeaders.createOptimized("GET, HEAD, POST");

  private Headers() {}
}
