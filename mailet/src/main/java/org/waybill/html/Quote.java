package org.waybill.html;

/** How an attribute value is delimited in the source; a splice keeps it as it is. */
public enum Quote {
  DOUBLE,
  SINGLE,
  NONE
}
