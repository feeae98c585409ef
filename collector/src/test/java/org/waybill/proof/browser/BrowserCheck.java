package org.waybill.proof.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.waybill.proof.Json;
import org.waybill.proof.copies.Changed;
import org.waybill.proof.copies.Row;

/**
 * Whether a browser sees the same document before and after: the same DOM and text but for tracked
 * links and pixels, links that lead where they led, the same screen.
 */
public final class BrowserCheck {
  private static final List<Integer> WIDTHS = List.of(375, 700);
  private static final int HEIGHT = 1_500;

  /** Takes the block out again. */
  private static final String TOLD =
      """
      (host => {
        const blocks = [...document.querySelectorAll('body a[href]')]
            .filter(a => a.getAttribute('href').startsWith(host + '/w/'))
            .map(a => a.closest('div[lang][dir=auto]'));
        const seen = blocks.filter(b => b.getBoundingClientRect().height > 8
            && b.innerText.trim().length > 20).length;
        blocks.forEach(b => b.remove());
        return { blocks: blocks.length, seen };
      })
      """;

  private final Tab tab;
  private final Site site;
  private final String host;

  private int links;
  private int tracked;
  private int pixels;

  /**
   * Makes a check.
   *
   * @param host scheme and host of tracked URLs
   */
  public BrowserCheck(Tab tab, Site site, String host) {
    this.tab = tab;
    this.site = site;
    this.host = host;
  }

  /** What differs; empty where nothing does. */
  public List<String> problems(Changed changed) throws Exception {
    Seen before = look(changed.original(), changed.charset());
    Seen after = look(changed.copy(), changed.charset());
    List<String> problems = new ArrayList<>(links(changed, before, after));
    pixels += after.pixels();
    if (after.pixels() != after.inBody() || after.pixels() > changed.row().pixels().size()) {
      problems.add(after.pixels() + " pixels, " + after.inBody() + " in body");
    }
    if (!before.dom().equals(after.dom())) {
      problems.add("DOM differs: " + difference(before.dom(), after.dom()));
    }
    if (!before.text().equals(after.text())) {
      problems.add("visible text differs: " + difference(before.text(), after.text()));
    }
    return problems;
  }

  /**
   * What differs besides the block that tells the recipient; empty where that is seen, once, and
   * nothing else has changed.
   */
  public List<String> toldProblems(Changed changed) throws Exception {
    Seen before = look(changed.original(), changed.charset());
    tab.show(site.serve(changed.copy(), changed.charset()));
    Json told = tab.evaluate(TOLD.strip() + "(" + Json.quote(host) + ")");
    Seen after = Seen.in(tab, host);
    List<String> problems = new ArrayList<>();
    if (told.get("blocks").number() != 1 || told.get("seen").number() != 1) {
      problems.add(told.get("blocks").number() + " blocks, seen " + told.get("seen").number());
    }
    if (!before.dom().equals(after.dom())) {
      problems.add("DOM differs: " + difference(before.dom(), after.dom()));
    }
    if (!before.text().equals(after.text())) {
      problems.add("visible text differs: " + difference(before.text(), after.text()));
    }
    return problems;
  }

  /** What differs on the screen. */
  public List<String> screenProblems(Changed changed) throws Exception {
    List<String> problems = new ArrayList<>();
    for (int width : WIDTHS) {
      byte[] before = shot(changed.original(), changed.charset(), width);
      byte[] after = shot(changed.copy(), changed.charset(), width);
      int differing = Arrays.equals(before, after) ? 0 : differing(decoded(before), decoded(after));
      if (differing > 0) {
        problems.add(differing + " screen pixels differ at width " + width);
      }
    }
    return problems;
  }

  /** Links seen, tracked among them, pixels seen. */
  public String figures() {
    return "links %d, tracked %d, pixels %d".formatted(links, tracked, pixels);
  }

  private List<String> links(Changed changed, Seen before, Seen after) throws Exception {
    if (before.hrefs().size() != after.hrefs().size()) {
      return List.of(before.hrefs().size() + " links became " + after.hrefs().size());
    }
    Map<String, String> targets =
        changed.row().links().stream()
            .collect(Collectors.toMap(Row.Link::tracked, Row.Link::target, (a, b) -> a));
    List<String> problems = new ArrayList<>();
    List<Led> led = new ArrayList<>();
    for (int i = 0; i < before.hrefs().size(); i++) {
      String old = before.hrefs().get(i);
      String target = targets.get(after.hrefs().get(i));
      links++;
      if (target == null && !old.equals(after.hrefs().get(i))) {
        problems.add("link " + old + " became " + after.hrefs().get(i));
      } else if (target != null) {
        tracked++;
        led.add(new Led(old, wanted(old, before.resolved().get(i)), target));
      }
    }
    problems.addAll(astray(led));
    return problems;
  }

  /** A tracked link: what stood there, where that led, and where the copy's leads. */
  private record Led(String href, String wanted, String target) {}

  /** An ASCII target is kept as written; a browser writes both in one form, all in one call. */
  private List<String> astray(List<Led> led) throws Exception {
    List<Led> rewritten =
        led.stream().filter(link -> !link.target().equals(link.href().strip())).toList();
    if (rewritten.isEmpty()) {
      return List.of();
    }
    String urls =
        rewritten.stream().map(link -> Json.quote(link.target())).collect(Collectors.joining(","));
    List<String> resolved =
        tab.evaluate("[%s].map(u => URL.canParse(u) ? new URL(u).href : 'no URL')".formatted(urls))
            .texts();
    return IntStream.range(0, rewritten.size())
        .filter(i -> !resolved.get(i).equals(rewritten.get(i).wanted()))
        .mapToObj(i -> rewritten.get(i) + " leads to " + resolved.get(i))
        .toList();
  }

  /** Mail has no scheme of its own: one that the link leaves out is https, whatever we serve by. */
  private static String wanted(String href, String resolved) {
    return href.strip().startsWith("//") ? resolved.replaceFirst("^http:", "https:") : resolved;
  }

  private Seen look(byte[] html, String charset) throws Exception {
    tab.show(site.serve(html, charset));
    return Seen.in(tab, host);
  }

  private byte[] shot(byte[] html, String charset, int width) throws Exception {
    tab.showWhole(site.serve(html, charset));
    return tab.screenshot(width, HEIGHT);
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int differing(BufferedImage one, BufferedImage two) {
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += one.getRGB(x, y) == two.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  private static String difference(String one, String two) {
    int at = Arrays.mismatch(one.toCharArray(), two.toCharArray());
    return "at %d: %s | %s".formatted(at, around(one, at), around(two, at));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 60));
  }
}
