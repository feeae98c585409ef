package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.collector.access.Role;
import org.waybill.collector.store.Batch;
import org.waybill.proof.week.SampleWeek;

/** An admin switches recording off and on again, and everybody sees it. */
class RecordingSwitchTest {

  private static final String EVENTS = "/live?tz=UTC";

  @TempDir Path folder;
  private List<Batch> week;
  private Office office;

  @BeforeEach
  void open() throws Exception {
    week = SampleWeek.of(7, 200, Office.NOW, Office::person);
    office = Office.open(folder, week);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void nothingShouldBeStoredWhileItIsOff(Way way) throws Exception {
    try (Guest guest = Guest.of(office, way)) {
      guest.signIn(Role.ADMIN);
      newest(guest);
      String before = rows(guest);

      guest.follow("Recording");
      guest.type("why", "the works council asked");
      guest.follow("Switch recording off");
      assertThat(guest.steps()).as("a link and a button").isEqualTo(2);
      office.load(LivePageTest.copy(week));
      assertThat(newest(guest)).contains("Not recording since");
      assertThat(rows(guest)).isEqualTo(before);

      guest.followLike("Not recording since");
      guest.follow("Switch recording on");
      office.load(LivePageTest.copy(week));
      LivePageTest.await(
          () -> {
            newest(guest);
            return !rows(guest).equals(before);
          });
      assertThat(office.get("/access")).contains("the works council asked");
      assertThat(guest.complaints()).isEmpty();
      assertThat(guest.strangers()).isEmpty();
    }
  }

  /** The page of the newest hits, all of it. */
  private static String newest(Guest guest) {
    guest.visit(EVENTS);
    return guest.text();
  }

  private static String rows(Guest guest) {
    return guest.text("#live-rows");
  }
}
