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
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
  private static final int SCREENS = 40;

  /** Always among them: a pixel at the top, in front of a {@code <br>} with a line for itself. */
  private static final String LINE = "0058.eml";

  private static final List<String> EVERY_KIND =
      List.of(
          "trackingUrl=https://track.example",
          "collectorUrl=https://track.example",
          "keyFile=waybill.keys",
          "textLinks=true",
          "schemeRelativeLinks=true",
          "pixels=top-and-bottom");

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
    return Files.write(folder.resolve("waybill.properties"), EVERY_KIND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void copiesShouldTellTheirRecipientsAndDifferNowhereElse(String language) throws Exception {
    List<String> keys = new ArrayList<>(EVERY_KIND);
    keys.addAll(List.of("disclosure=true", "disclosureLanguage=" + language));
    Path conf = Files.write(folder.resolve(language + ".properties"), keys);
    Preview told =
        Preview.run(
            preview.originals(), folder.resolve("told-" + language), "--conf", conf.toString());
    ByteCheck check = new ByteCheck("track.example");
    Map<String, String> problems = new TreeMap<>();
    for (Row row : told.rows()) {
      check
          .problem(row, told.original(row), told.copy(row))
          .ifPresent(problem -> problems.put(row.file(), problem));
      if (row.isTracked() == row.disclosures().isEmpty()) {
        problems.put(row.file(), row.disclosures().size() + " disclosures");
      }
    }

    browse(check, language, problems);
    assertThat(problems).isEmpty();
    assertThat(told.rows().stream().filter(Row::isTracked).count()).isGreaterThan(500);
    assertThat(told.rows().stream().map(Row::reason))
        .doesNotContain("plan-failed", "proof-failed", "unsure");
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
        if (i % (CHECK.changed().size() / SCREENS) == 0 || changed.row().file().equals(LINE)) {
          problems.addAll(browser.screenProblems(changed));
        }
        if (!problems.isEmpty()) {
          differences.put(changed.row().file(), String.join("; ", problems));
        }
      }
      System.out.println(browser.figures());
    }
    assertThat(differences).isEmpty();
  }

  /** Of the HTML that tells, some in each language: not the same ones. */
  private static void browse(ByteCheck check, String language, Map<String, String> problems)
      throws Exception {
    List<Changed> telling =
        check.changed().stream()
            .filter(changed -> ByteCheck.isTold(changed.copy(), "track.example"))
            .toList();
    try (Site site = Site.open();
        Chromium chromium = Chromium.start(site.rule())) {
      BrowserCheck browser = new BrowserCheck(chromium.tab(), site, "https://track.example");
      for (int i = language.equals("en") ? 0 : 4; i < telling.size(); i += 8) {
        List<String> found = browser.toldProblems(telling.get(i));
        if (!found.isEmpty()) {
          problems.put(telling.get(i).row().file(), String.join("; ", found));
        }
      }
    }
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
