package org.waybill.proof.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.proof.browser.Chromium;
import org.waybill.proof.browser.Tab;
import org.waybill.proof.copies.Preview;
import org.waybill.proof.copies.Row;

/**
 * A server sees the same request whether a link is followed in the original or the copy's link is
 * redirected to its target.
 */
class RequestLineTest {
  private static final Map<String, String> WORDS =
      Map.of("utf-8", "süß日本", "windows-1252", "süß€", "shift_jis", "表示ソ");

  /** Of each charset; in Shift_JIS links are left alone whose target is not all ASCII. */
  private static final int FEWEST = 30;

  /** In each an {@code @} stands for a word of the document's charset. */
  private static final List<String> LINKS =
      List.of(
          "http://a.example/@",
          "http://a.example/@/@?q=@",
          "http://a.example/?@",
          "http://a.example?@=@&amp;x=1",
          "http://a.example/?q=@#@",
          "http://a.example/p;@=@?x",
          "http://a.example/?e=&euro;&eacute;&#x8868;",
          "http://a.example/&euro;&eacute;&#x8868;?x",
          "http://a.example/?q=%E8%A1%A8+@",
          "http://b&uuml;cher.example/?q=@",
          "http://xn--bcher-kva.example/@",
          "http://stra&szlig;e.example/",
          "HTTP://UPPER.Example/Path?Q=@",
          "http://a.example:8080/@",
          "http://a.example:80/x",
          "http://192.0.2.1/x",
          "http://a.example/a b/c d?e f=g h",
          "http://a.example/\ta\nb?c\td",
          "  http://a.example/trimmed  ",
          "http://a.example/./a/../b/%2e%2E/c",
          "http://a.example/a//b/",
          "http://a.example",
          "http://a.example/?",
          "http://a.example/?#x",
          "http://a.example/x#",
          "http://a.example/'(!*)~$,;:@",
          "http://a.example/?'=(!*)~$,;:",
          "http://a.example/{a}|b^c`d",
          "http://a.example/?{a}|b^c`d",
          "http://a.example/[a]?[b]",
          "http://a.example/&quot;&lt;&gt;?&quot;&lt;&gt;",
          "http://a.example/%zz%4?%zz%4",
          "http://a.example/?a=1&b=2&copy=3&not=4&notin=5",
          "http://a.example/?a=1&amp;b=2&amp;amp;=3",
          "http://a.example/a&#47;b&#x2e;&#x2E;/c",
          "http://a.example./dot",
          "http://a.example/?x=" + "y".repeat(400),
          "http://a.example/@.html",
          "http://a.example/@?",
          "http://a.example/?@=",
          "http://a.example/?a=@;b=@",
          "http://a.example/?@&amp;@",
          "http://a.example/a+b/@?c+d",
          "http://a.example/%E8%A1%A8/@",
          "http://a.example/?%95%5C=@",
          "http://a.example/~user/@",
          "http://a.example/&#9731;?&#9731;",
          "http://a.example/&#x1F600;?&#x1F600;",
          "http://a.example/&nbsp;&shy;?&nbsp;",
          "http://a.example/?q=&#128;&#8211;",
          "http://A.B-C.example/@",
          "http://a.example/#@",
          "http://a.example/?x=1#a?b#c",
          "http://a.example:00080/x",
          "http://a.example/%2F%2f/%41?%2F%2f&amp;%41",
          "http://a.example/?u=http://b.example/x?y=1&amp;z",
          "http://a.example/?u=http%3A%2F%2Fb.example%2F",
          "http://a.example/;a=1;b=2/c;d?e;f",
          "http://a.example/...?..",
          "http://a.example/a/..?b/..",
          "http://a.example/?a[]=1&amp;a[]=2",
          "http://a.example/?+%20 +",
          "http://a.example/:@:/x:y",
          "http://a.example?no-slash",
          "http://a.example#only-a-fragment",
          "http://a_b.example/x",
          "http://a.example/?&amp;&amp;=&amp;",
          "http://a.example/!$&amp;()*+,;=:@-._~",
          "http://a.example/index.html?x=1&amp;y=2#z",
          "http://a.example/?q=a%00b");

  @TempDir private Path folder;

  @Test
  void serverShouldSeeTheSameRequestFromOriginalAndCopy() throws Exception {
    Map<String, Integer> followed = new TreeMap<>();
    try (RawServer server = new RawServer();
        Chromium chromium = Chromium.start(server.rule())) {
      Tab tab = chromium.tab();
      for (String charset : WORDS.keySet()) {
        followed.put(charset, follow(charset, server, tab));
      }
    }
    System.out.println("links followed twice: " + followed);
    assertThat(followed.values())
        .as("%s", followed)
        .hasSize(WORDS.size())
        .allMatch(links -> links >= FEWEST);
    assertThat(followed.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThanOrEqualTo(100);
  }

  private int follow(String charset, RawServer server, Tab tab) throws Exception {
    List<String> links = LINKS.stream().map(link -> link.replace("@", WORDS.get(charset))).toList();
    Map<String, String> targets = targets(charset, links);
    List<String> tracked =
        links.stream().filter(link -> targets.containsKey(raw(link, charset))).toList();
    server.page("/original", charset, document(tracked, charset));
    server.page(
        "/copy",
        charset,
        document(IntStream.range(0, tracked.size()).mapToObj(i -> "/to/" + i).toList(), charset));
    for (int i = 0; i < tracked.size(); i++) {
      server.redirect("/to/" + i, targets.get(raw(tracked.get(i), charset)));
    }
    List<String> original = requests("/original", tracked.size(), server, tab);
    List<String> copy = requests("/copy", tracked.size(), server, tab);
    assertThat(
            IntStream.range(0, tracked.size())
                .filter(i -> !copy.get(i).equals(original.get(i)))
                .mapToObj(i -> tracked.get(i) + ": " + original.get(i) + " became " + copy.get(i)))
        .as(charset)
        .isEmpty();
    return tracked.size();
  }

  private static List<String> requests(String page, int links, RawServer server, Tab tab)
      throws Exception {
    tab.show("http://" + RawServer.OWN + page);
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < links; i++) {
      tab.evaluate("document.querySelectorAll('a')[" + i + "].click()");
      requests.add(server.next());
    }
    return requests;
  }

  /** What {@code waybill preview} says where each source leads. */
  private Map<String, String> targets(String charset, List<String> links) throws Exception {
    Path originals = Files.createDirectories(folder.resolve(charset));
    String head =
        "From: a@b.example\r\nContent-Type: text/html; charset=%s\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            .formatted(charset);
    byte[] html = document(links, charset);
    Files.writeString(originals.resolve("a.eml"), head + new String(html, ISO_8859_1), ISO_8859_1);
    Row row = Preview.run(originals, folder.resolve(charset + "-copies")).rows().getFirst();
    return row.links().stream().collect(Collectors.toMap(Row.Link::source, Row.Link::target));
  }

  private static byte[] document(List<String> links, String charset) {
    String anchors =
        links.stream().map("<a href=\"%s\">x</a>"::formatted).collect(Collectors.joining("\n"));
    return ("<!DOCTYPE html><html><body>\n" + anchors + "\n</body></html>\n")
        .getBytes(Charset.forName(charset));
  }

  private static String raw(String link, String charset) {
    return new String(link.getBytes(Charset.forName(charset)), ISO_8859_1);
  }
}
