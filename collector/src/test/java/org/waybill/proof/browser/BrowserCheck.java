package org.waybill.proof.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.waybill.proof.copies.Changed;
import org.waybill.proof.copies.Row;

/**
 * Whether a browser sees the same document before and after: the same DOM and text but for tracked
 * links and pixels, links that lead where they led, the same screen.
 */
public final class BrowserCheck {
  private static final List<Integer> WIDTHS = List.of(375, 700);
  private static final int HEIGHT = 1_500;

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

  /** What differs on the screen. */
  public List<String> screenProblems(Changed changed) throws Exception {
    List<String> problems = new ArrayList<>();
    for (int width : WIDTHS) {
      BufferedImage before = shot(changed.original(), changed.charset(), width);
      BufferedImage after = shot(changed.copy(), changed.charset(), width);
      int differing = differing(before, after);
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

  private List<String> links(Changed changed, Seen before, Seen after) {
    if (before.hrefs().size() != after.hrefs().size()) {
      return List.of(before.hrefs().size() + " links became " + after.hrefs().size());
    }
    Map<String, String> targets =
        changed.row().links().stream()
            .collect(Collectors.toMap(Row.Link::tracked, Row.Link::target, (a, b) -> a));
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < before.hrefs().size(); i++) {
      String old = before.hrefs().get(i);
      String target = targets.get(after.hrefs().get(i));
      links++;
      if (target == null && !old.equals(after.hrefs().get(i))) {
        problems.add("link " + old + " became " + after.hrefs().get(i));
      } else if (target != null) {
        tracked++;
        // an ASCII target is kept as written; a browser writes both in one form
        String wanted = wanted(old, before.resolved().get(i));
        if (!target.equals(old.strip()) && !resolved(target).equals(wanted)) {
          problems.add("%s (%s) leads to %s".formatted(old, wanted, target));
        }
      }
    }
    return problems;
  }

  /** Mail has no scheme of its own: one that the link leaves out is https, whatever we serve by. */
  private static String wanted(String href, String resolved) {
    return href.strip().startsWith("//") ? resolved.replaceFirst("^http:", "https:") : resolved;
  }

  private String resolved(String target) {
    try {
      return tab.evaluate("new URL(" + org.waybill.proof.Json.quote(target) + ").href").text();
    } catch (Exception e) {
      return "unresolved: " + e.getMessage();
    }
  }

  private Seen look(byte[] html, String charset) throws Exception {
    tab.show(site.serve(html, charset));
    return Seen.in(tab, host);
  }

  private BufferedImage shot(byte[] html, String charset, int width) throws Exception {
    tab.showWhole(site.serve(html, charset));
    return decoded(tab.screenshot(width, HEIGHT));
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
