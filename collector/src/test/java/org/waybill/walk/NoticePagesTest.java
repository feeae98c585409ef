package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.collector.access.Role;
import org.waybill.proof.week.SampleWeek;

/** A recipient looks at the pages of the tracking host, and stops recording. */
class NoticePagesTest {

  @TempDir Path folder;
  private Office office;

  @BeforeEach
  void open() throws Exception {
    office = Office.open(folder, SampleWeek.of(7, 200, Office.NOW, Office::person));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void recipientShouldStopAndResumeWithOneButton(Way way) throws Exception {
    try (Guest guest = Guest.of(office, way)) {
      guest.visitUrl(office.withdrawal("anna@there.example"));
      guest.follow("Stop recording");
      assertThat(guest.text()).contains("Recording is stopped", "Nothing is recorded of you.");
      guest.visitUrl(office.withdrawal("anna@there.example"));
      assertThat(guest.text()).contains("Nothing is recorded of you.");
      guest.visitUrl(office.withdrawal("bert@there.example"));
      assertThat(guest.text()).contains("Recording is on for mail to you.");

      guest.visitUrl(office.withdrawal("anna@there.example"));
      guest.follow("Record again");
      assertThat(guest.text()).contains("Recording goes on", "Recording is on for mail to you.");
      assertThat(guest.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void blockedLinkShouldLeadToAPageWithoutAWayThrough(Way way) throws Exception {
    try (Guest guest = Guest.of(office, way)) {
      guest.signIn(Role.ADMIN);
      AccessibleTest.block(guest, "evil.example");
      guest.visitUrl(office.link("https://www.evil.example/prize?a=b"));
      assertThat(guest.text())
          .contains("This link is stopped", "It led to www.evil.example.")
          .doesNotContain("prize");
      assertThat(guest.has("a, form, button, script, img, iframe")).as("a way through").isFalse();
      guest.visitUrl(office.preview("https://www.evil.example/prize?a=b"));
      assertThat(guest.text()).contains("This link is stopped");

      guest.visit("/blocks");
      guest.follow("Unblock");
      assertThat(guest.text()).contains("Nothing is blocked.");
    }
  }

  @Test
  void pagesShouldSpeakTheReadersLanguage() throws Exception {
    try (Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.signIn(Role.ADMIN);
      AccessibleTest.block(guest, "evil.example");
      guest.speak("de-AT,de;q=0.9,en;q=0.5");
      for (String page : pages()) {
        guest.visitUrl(page);
        assertThat(guest.run("return document.documentElement.lang")).as(page).isEqualTo("de");
        assertThat(guest.run("return document.scripts.length")).isEqualTo(0L);
      }
      assertThat(guest.text()).contains("Dieser Link");
      guest.speak("fr");
      guest.visitUrl(office.home());
      assertThat(guest.text()).contains("About this host");
    }
  }

  /** The stopped one last. */
  private List<String> pages() {
    return List.of(
        office.home(),
        office.withdrawal("anna@there.example"),
        office.preview("https://shop.example/a"),
        office.link("https://evil.example/prize"));
  }

  @Test
  void scannerThatFollowsEverythingShouldWithdrawNobody() throws Exception {
    String mine = office.withdrawal("anna@there.example");
    Scanner scanner = new Scanner(office.home());
    scanner.scan(
        List.of(
            mine,
            mine + "?do=stop",
            office.link(office.home()),
            office.preview(office.home()),
            office.home()));
    assertThat(scanner.followed()).as("what it found on its way").hasSizeGreaterThan(5);
    try (Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.visitUrl(mine);
      assertThat(guest.text()).contains("Recording is on for mail to you.");
    }
  }

  @Test
  void pagesShouldBeAccessibleAtEveryWidthLightAndDark() throws Exception {
    String hostile = "https://" + "a".repeat(60) + ".example/" + "b".repeat(900) + "?\"><script>";
    try (Guest guest = Guest.of(office, Way.MOUSE)) {
      guest.signIn(Role.ADMIN);
      AccessibleTest.block(guest, "evil.example");
      for (String page :
          List.of(
              office.withdrawal("anna@there.example"),
              office.preview("https://shop.example/a"),
              office.preview(hostile),
              office.home(),
              office.link("https://evil.example/prize"),
              office.link("https://" + "a".repeat(200) + ".evil.example/"))) {
        guest.visitUrl(page);
        assertThat(AccessibleTest.look(guest, page)).isEmpty();
      }
      guest.visitUrl(office.withdrawal("anna@there.example"));
      guest.follow("Stop recording");
      assertThat(AccessibleTest.look(guest, "stopped")).isEmpty();
    }
  }
}
