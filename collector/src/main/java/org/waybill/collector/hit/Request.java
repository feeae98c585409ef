package org.waybill.collector.hit;

/**
 * What of an HTTP request says how to answer it and what to keep of it: plain values, so that what
 * is decided about a request is decided without a server. Text is as the client sent it, every
 * character below U+0100; what is absent is the empty text. Used by one thread, and not beyond the
 * answer: an implementation may read on demand.
 */
public interface Request {

  /** How it is asked for. */
  Method method();

  /** The path of its target, without the query. */
  String path();

  /** The client's address as text. */
  String address();

  /** The value of User-Agent. */
  String userAgent();

  /** Whether it says so. */
  boolean carries(PrivacySignal signal);

  /** The value of one of the headers that are kept besides. */
  String header(HitHeader header);
}
