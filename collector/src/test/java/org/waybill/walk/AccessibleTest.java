package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Role;
import org.waybill.proof.week.SampleWeek;

/**
 * Every page can be read and used by everybody: axe finds nothing, and nothing scrolls sideways.
 */
class AccessibleTest {

  private static final String AXE = axe();

  /** Each violation as rule, place and what is wrong. */
  private static final String LOOK =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations']}).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(
          node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))),
        failure => done(['axe failed: ' + failure]));
      """;

  private static final String SIDEWAYS =
      """
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter(each => each.getBoundingClientRect().right > root.clientWidth && !each.closest('nav'))
        .slice(0, 3).map(each => 'sideways: ' + each.outerHTML.slice(0, 120))
        .concat('scrolls sideways by ' + (root.scrollWidth - root.clientWidth));
      """;

  @TempDir Path folder;

  @Test
  void pagesShouldBeAccessibleAtEveryWidthLightAndDark() throws Exception {
    try (Office office = Office.open(folder, SampleWeek.of(7, 1_500, Office.NOW, Office::person));
        Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.visit("/login");
      List<String> found = new ArrayList<>(look(guest, "/login"));
      guest.signIn(Role.ADMIN);
      block(guest, "evil.example");
      guest.visit("/recording");
      guest.type("domain", "news.example");
      guest.type("domain-why", "the works council asked");
      guest.follow("Switch off for this domain");
      Map<String, String> pages = PageShapes.from(guest, "/overview");
      for (String path : pages.values()) {
        guest.visit(path);
        found.addAll(look(guest, path));
      }
      assertThat(found).isEmpty();
      assertThat(guest.complaints()).isEmpty();
      assertThat(guest.strangers()).isEmpty();
      assertThat(pages)
          .containsKeys(
              "/overview",
              "/messages",
              "/messages/*",
              "/messages/*/recipients",
              "/messages/*/links",
              "/messages/*/events",
              "/links",
              "/links/*",
              "/recipients",
              "/recipients/*",
              "/recipients/*/recording",
              "/senders/*",
              "/domains/*",
              "/tags/*",
              "/campaigns",
              "/campaigns/*",
              "/machines",
              "/machines/*",
              "/live",
              "/health",
              "/access",
              "/exports",
              "/blocks",
              "/definitions",
              "/account",
              "/recording");
    }
  }

  /** An admin stops links to a host. */
  static void block(Guest guest, String host) {
    guest.visit("/blocks");
    guest.type("name", host);
    guest.type("why", "a spam wave");
    guest.follow("Block links");
  }

  /** What is wrong with the page on any screen. */
  static List<String> look(Guest guest, String path) {
    List<String> found = new ArrayList<>();
    for (Screen screen : Screen.all()) {
      guest.use(screen);
      String where = path + " at " + screen + ": ";
      strings(guest.run(SIDEWAYS)).forEach(said -> found.add(where + said));
      guest.run(AXE);
      strings(guest.runAsync(LOOK)).forEach(said -> found.add(where + said));
    }
    return found;
  }

  private static List<String> strings(Object list) {
    return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }

  private static String axe() {
    try (InputStream in =
        Optional.ofNullable(AccessibleTest.class.getResourceAsStream("/axe.min.js"))
            .orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
