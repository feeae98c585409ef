package org.waybill.proof.week;

import java.util.List;

/**
 * Where recipients have their mail, and what looks at it there. Immutable.
 *
 * @param domain of the addresses
 * @param weight how many of a hundred recipients have theirs there
 * @param looks what looks at a message before the recipient does
 * @param agent the user agent of a reader's pixel; empty where pictures are off
 * @param network the network a reader's pixel comes from, the last number left out
 */
record Mailbox(String domain, int weight, Looks looks, String agent, String network) {

  /** What looks at a message before its reader. */
  enum Looks {
    NOBODY,
    /** Gmail fetches pictures on arrival. */
    PREFETCH,
    /** Apple Mail fetches every picture, read or not, and the reader none. */
    APPLE,
    /** A scanner follows every link within seconds, the picture before. */
    SCANNER,
    /** The same for some messages only. */
    SOME_SCANNER
  }

  static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
  static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
  static final String THUNDERBIRD =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.4.0";
  private static final String GMAIL =
      "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

  static List<Mailbox> all() {
    return List.of(
        new Mailbox("gmail.com", 30, Looks.PREFETCH, GMAIL, "66.249.84."),
        new Mailbox("outlook.com", 19, Looks.SOME_SCANNER, FIREFOX, "203.0.113."),
        new Mailbox("t-online.example", 13, Looks.NOBODY, THUNDERBIRD, "198.51.100."),
        new Mailbox("icloud.com", 11, Looks.APPLE, "", "17.58.0."),
        new Mailbox("kommun.example", 5, Looks.SCANNER, FIREFOX, "192.0.2."),
        new Mailbox("uni-hall.example", 6, Looks.NOBODY, THUNDERBIRD, "198.51.101."),
        new Mailbox("gmx.example", 6, Looks.NOBODY, IPHONE, "203.0.114."),
        new Mailbox("acme.example", 4, Looks.SCANNER, FIREFOX, "192.0.3."),
        new Mailbox("mairie.example", 3, Looks.APPLE, "", "17.58.1."),
        new Mailbox("textonly.example", 3, Looks.NOBODY, "", "198.51.102."));
  }
}
