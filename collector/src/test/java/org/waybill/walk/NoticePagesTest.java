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

  @Test
  void pagesShouldBeAccessibleAtEveryWidthLightAndDark() throws Exception {
    String hostile = "https://" + "a".repeat(60) + ".example/" + "b".repeat(900) + "?\"><script>";
    try (Guest guest = Guest.of(office, Way.MOUSE)) {
      for (String page :
          List.of(
              office.withdrawal("anna@there.example"),
              office.preview("https://shop.example/a"),
              office.preview(hostile))) {
        guest.visitUrl(page);
        assertThat(AccessibleTest.look(guest, page)).isEmpty();
      }
      guest.visitUrl(office.withdrawal("anna@there.example"));
      guest.follow("Stop recording");
      assertThat(AccessibleTest.look(guest, "stopped")).isEmpty();
      assertThat(guest.complaints()).isEmpty();
    }
  }
}
