package org.waybill.proof.letters;

/** How the parts of a message lie in each other (RFC 2046, RFC 2387). */
enum Structure {
  SINGLE,
  ALTERNATIVE,
  MIXED,
  RELATED,
  RELATED_IN_ALTERNATIVE,
  ALTERNATIVE_IN_RELATED,
  ALL_NESTED,
  TWO_HTML,
  HTML_ATTACHED,
  MESSAGE_ATTACHED,
  CALENDAR,
  AMP,
  NO_END
}
