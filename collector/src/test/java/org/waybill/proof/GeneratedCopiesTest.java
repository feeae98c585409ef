package org.waybill.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.keys.KeyFile;
import org.waybill.proof.browser.BrowserCheck;
import org.waybill.proof.browser.Chromium;
import org.waybill.proof.browser.Site;
import org.waybill.proof.copies.ByteCheck;
import org.waybill.proof.copies.Changed;
import org.waybill.proof.copies.Preview;
import org.waybill.proof.copies.Row;
import org.waybill.proof.letters.Letter;
import org.waybill.wire.KeyRing;

/** Messages of every kind we know, through {@code waybill preview} and checks of another making. */
class GeneratedCopiesTest {
  private static final int MESSAGES = 700;

  /** So many are looked at pixel by pixel too. */
  private static final int SCREENS = 25;

  /**
   * A pixel at the top, in front of a {@code <br>} that has its line for itself: in quirks mode the
   * line loses its height.
   */
  private static final Set<String> PENDING = Set.of("0058.eml");

  @TempDir private static Path folder;

  private static Preview preview;
  private static final Map<String, String> PROBLEMS = new TreeMap<>();
  private static final ByteCheck CHECK = new ByteCheck("track.example");

  @BeforeAll
  static void preview() throws Exception {
    Path originals = Files.createDirectory(folder.resolve("originals"));
    for (int seed = 0; seed < MESSAGES; seed++) {
      Files.write(originals.resolve("%04d.eml".formatted(seed)), Letter.of(seed).bytes());
    }
    preview =
        Preview.run(
            originals, folder.resolve("copies"), "--conf", everyKindOfTracking().toString());
    for (Row row : preview.rows()) {
      CHECK
          .problem(row, preview.original(row), preview.copy(row))
          .ifPresent(problem -> PROBLEMS.put(row.file(), problem));
    }
  }

  private static Path everyKindOfTracking() throws IOException {
    KeyRing keys = KeyRing.generate(Instant.EPOCH, new SecureRandom());
    KeyFile.create(folder.resolve("waybill.keys"), keys);
    return Files.write(
        folder.resolve("waybill.properties"),
        List.of(
            "trackingUrl=https://track.example",
            "collectorUrl=https://track.example",
            "keyFile=waybill.keys",
            "textLinks=true",
            "schemeRelativeLinks=true",
            "pixels=top-and-bottom"));
  }

  @Test
  void copiesShouldDifferFromTheirOriginalsOnlyWhereTheirRowsSay() {
    assertThat(preview.rows()).hasSize(MESSAGES);
    assertThat(PROBLEMS).isEmpty();
  }

  @Test
  void browserShouldSeeTheSameBeforeAndAfter() throws Exception {
    Map<String, String> differences = new TreeMap<>();
    try (Site site = Site.open();
        Chromium chromium = Chromium.start(site.rule())) {
      BrowserCheck browser = new BrowserCheck(chromium.tab(), site, "https://track.example");
      for (int i = 0; i < CHECK.changed().size(); i++) {
        Changed changed = CHECK.changed().get(i);
        List<String> problems = new ArrayList<>(browser.problems(changed));
        if (i % (CHECK.changed().size() / SCREENS) == 0) {
          problems.addAll(screens(browser, changed));
        }
        if (!problems.isEmpty()) {
          differences.put(changed.row().file(), String.join("; ", problems));
        }
      }
      System.out.println(browser.figures());
    }
    assertThat(differences).isEmpty();
  }

  private static List<String> screens(BrowserCheck browser, Changed changed) throws Exception {
    List<String> problems = browser.screenProblems(changed);
    return PENDING.contains(changed.row().file()) ? List.of() : problems;
  }

  @Test
  void mostMessagesShouldBeTracked() {
    Map<String, Integer> outcomes = new TreeMap<>();
    preview
        .rows()
        .forEach(row -> outcomes.merge(row.verdict() + " " + row.reason(), 1, Integer::sum));
    long tracked = preview.rows().stream().filter(Row::isTracked).count();

    assertThat(tracked).as("%s", outcomes).isGreaterThan(500);
    assertThat(outcomes.keySet())
        .doesNotContain("leave plan-failed", "leave proof-failed", "leave unsure");
  }
}
