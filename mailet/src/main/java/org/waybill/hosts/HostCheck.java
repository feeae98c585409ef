package org.waybill.hosts;

/** How far a tracking host is looked into before mail is tracked with it. */
public enum HostCheck {
  /** Name and certificate, and that a link sealed with our key leads on there. */
  FULL,
  /** Name and certificate, without a request; of a host without TLS only that it takes a call. */
  TLS,
  /** Nothing: it counts as working whatever happens. */
  OFF
}
