package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Role;

/** Whatever strangers write stays text, on every page and for every browser. */
class HostileTextTest {

  /** What must not be on a page: a script that ran, something of a stranger's making, a way out. */
  static final String LOOK =
      """
      const found = [];
      if (window.hurt) found.push('a script ran');
      for (const each of document.querySelectorAll('*')) {
        for (const attribute of each.attributes) {
          if (/^on/i.test(attribute.name)) found.push('handler: ' + each.outerHTML.slice(0, 200));
          if (attribute.name === 'style') found.push('style: ' + each.outerHTML.slice(0, 200));
        }
      }
      if (document.querySelector('x-hurt, base, iframe:not([sandbox]), object, embed, meta[http-equiv]:not([http-equiv=refresh])'))
        found.push('an element of a stranger');
      for (const script of document.scripts)
        if (!script.src.startsWith(location.origin + '/')) found.push('script: ' + script.outerHTML);
      for (const link of document.querySelectorAll('a[href], form[action], area[href]')) {
        const to = new URL(link.getAttribute('href') ?? link.getAttribute('action'), location.href);
        if (to.origin !== location.origin) found.push('leads out: ' + link.outerHTML.slice(0, 200));
      }
      const control = /[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/;
      const shown = document.title + document.body.textContent;
      const at = shown.search(control);
      if (at >= 0) found.push('a control: U+' + shown.charCodeAt(at).toString(16) + ' in '
        + JSON.stringify(shown.slice(Math.max(0, at - 30), at + 30)));
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth)
        found.push('scrolls sideways');
      return found;
      """;

  @TempDir Path folder;

  @Test
  void textsShouldBeInertOnEveryPage() throws Exception {
    List<String> texts = HostileTexts.all();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    try (Office office = Office.open(folder, HostileWeek.of(texts));
        Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.signIn(Role.ADMIN);
      List<String> found = new ArrayList<>();
      Map<String, String> shapes = PageShapes.from(guest, "/overview");
      TreeSet<String> pages = new TreeSet<>(shapes.values());
      pages.addAll(messages(guest));
      for (String path : pages) {
        guest.visit(path);
        strings(guest.run(LOOK)).forEach(said -> found.add(path + ": " + said));
      }
      assertThat(found).isEmpty();
      assertThat(pages).hasSizeGreaterThan(texts.size());
      assertThat(guest.complaints()).isEmpty();
      assertThat(guest.strangers()).isEmpty();
    }
  }

  /** Every message there is, by the pages of the list, and these pages. */
  private static List<String> messages(Guest guest) {
    List<String> found = new ArrayList<>();
    Optional<String> page = Optional.of("/messages");
    while (page.isPresent()) {
      guest.visit(page.get());
      found.add(page.get());
      found.addAll(guest.links("th a[href^='/messages/']"));
      page = guest.links("a[rel=next]").stream().findFirst();
    }
    return found;
  }

  private static List<String> strings(Object list) {
    return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }
}
