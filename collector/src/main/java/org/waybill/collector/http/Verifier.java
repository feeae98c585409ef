package org.waybill.collector.http;

/** Knows the admin. Slow on purpose; takes the same time whether user or password is wrong. */
@FunctionalInterface
public interface Verifier {

  /** Whether these are the admin's. */
  boolean verify(String user, String password);
}
