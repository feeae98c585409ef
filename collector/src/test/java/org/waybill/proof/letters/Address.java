package org.waybill.proof.letters;

/** Draws what stands in an {@code href}, as found in real mail: written into HTML, unquoted. */
final class Address {
  private Address() {}

  static String pick(Pick pick, Tongue tongue) {
    return pick.chance(75) ? web(pick, tongue) : other(pick);
  }

  /** What a browser requests over HTTP. */
  static String web(Pick pick, Tongue tongue) {
    String path = "/" + pick.word(1 + pick.below(9));
    String host = pick.of("shop.example", "WWW.Example.org", "a-b.c.example:8443", "x.example.");
    String scheme = pick.of("https://", "http://", "https://", "HtTpS://");
    String base = scheme + host + path;
    return switch (pick.below(16)) {
      case 0 -> base + "?a=1&amp;b=2&amp;c=" + pick.word(4) + "#top";
      case 1 -> base + "?a=1&b=2&copy=3&not=4&amp=5";
      case 2 -> base + "?q=%C3%A4%20+%2F&amp;u=https%3A%2F%2Fother.example%2F";
      case 3 -> base + "?x=" + pick.word(pick.of(200, 500, 880, 940, 1150, 1700));
      case 4 -> scheme + host + "/" + tongue.phrase(pick, 1) + "?q=" + tongue.phrase(pick, 1);
      case 5 -> "https://b&uuml;cher.example/&#252;?&#x20AC;=&quot;1&quot;";
      case 6 -> base + "/it's?(a)[b]{c}|d^e`f";
      case 7 -> "  " + base + "\n";
      case 8 -> base.substring(0, 12) + "\t\n" + base.substring(12) + "/a b/c";
      case 9 -> "https:&#47;&#x2f;coded.example" + path + "?a&#61;b";
      case 10 -> "https://track.example" + path;
      case 11 -> "http://192.0.2.7:8080" + path + "?#";
      case 12 -> base + "?utm_source=n&amp;utm_medium=email&amp;e=" + pick.word(40);
      case 13 -> base + "/./a/../b//c;d=e?";
      default -> base + "/";
    };
  }

  private static String other(Pick pick) {
    return pick.of(
        "mailto:a@b.example?subject=x&amp;body=https://in.example/",
        "tel:+49123",
        "#top",
        "",
        "relative/path?x=1",
        "//cdn.example/x",
        "javascript:void(0)",
        "cid:part1@x",
        "data:text/html,<p>x",
        "ftp://files.example/a",
        "about:blank",
        "{{ unsubscribe_url }}",
        "https://x.example/{{ id }}",
        "*|UNSUB|*",
        "%%click%%",
        "${link}",
        "https://user:pass@shop.example/",
        "http:shop.example",
        "https:\\\\shop.example\\x",
        "https://",
        "http:///x",
        "https://[2001:db8::1]/x",
        "https://a b.example/",
        "https://%zz.example/",
        "https://shop.example:99999/",
        "urn:x",
        "https://sho\u0000p.example/");
  }
}
