package org.waybill.collector.hit;

/**
 * How a hit was asked for; only a GET can be an open or a click. The number stands in the journal.
 */
public enum Method {
  /** Any method without a number of its own. */
  OTHER(0),
  GET(1),
  HEAD(2),
  POST(3),
  OPTIONS(4),
  PUT(5),
  DELETE(6),
  PATCH(7);

  private final int code;

  Method(int code) {
    this.code = code;
  }

  /** The byte in the journal. */
  public int code() {
    return code;
  }

  /** The method with that name, spelled as in HTTP (RFC 9110 section 9.1: case counts). */
  public static Method named(String name) {
    for (Method method : values()) {
      if (method != OTHER && method.name().equals(name)) {
        return method;
      }
    }
    return OTHER;
  }

  /** The method with that byte. */
  static Method of(int code) {
    for (Method method : values()) {
      if (method.code == code) {
        return method;
      }
    }
    return OTHER;
  }
}
