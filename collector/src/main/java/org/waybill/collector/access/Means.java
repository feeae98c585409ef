package org.waybill.collector.access;

/** How somebody showed who he is. */
public sealed interface Means {

  /** One word for the access log. */
  String word();

  /**
   * Signed in with a browser.
   *
   * @param formToken what every form of this session carries, against forms of other sites
   */
  record Session(String formToken) implements Means {
    @Override
    public String word() {
      return "session";
    }

    /** Shows nothing. */
    @Override
    public String toString() {
      return word();
    }
  }

  /** Name and password with the request. */
  record Basic() implements Means {
    @Override
    public String word() {
      return "basic";
    }
  }

  /**
   * A token of the API.
   *
   * @param id which, no secret
   */
  record Token(String id) implements Means {
    @Override
    public String word() {
      return "token " + id;
    }
  }
}
