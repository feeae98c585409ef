package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Role;
import org.waybill.proof.week.SampleWeek;

/**
 * Takes pictures of the pages that only a whole collector has, for whoever looks at them: {@code
 * mvn -Pscreenshots}.
 */
@EnabledIfSystemProperty(named = "waybill.screenshots", matches = ".+")
class ScreenshotsTest {

  private static final Path FOLDER = Path.of(System.getProperty("waybill.screenshots", "target"));
  private static final List<Screen> SCREENS = List.of(Screen.DESK, new Screen(390, true));

  /** None of these pages shows a figure, so a small week will do. */
  private static final int COPIES = 1_500;

  /** Of a long page its beginning will do. */
  private static final int HEIGHT = 2_400;

  @TempDir Path folder;

  @Test
  void pagesOfAWholeCollectorShouldBeTaken() throws Exception {
    Files.createDirectories(FOLDER);
    try (Office office = Office.open(folder, SampleWeek.of(7, COPIES, Office.NOW, Office::person));
        Guest guest = Guest.of(office, Way.MOUSE)) {
      take(guest, "login");
      guest.signIn(Role.ADMIN);
      AccessibleTest.block(guest, "evil.example");
      for (String page : List.of("live", "health", "access", "account", "recording", "blocks")) {
        take(guest, page);
      }
    }
  }

  private static void take(Guest guest, String page) throws IOException {
    for (Screen screen : SCREENS) {
      guest.use(screen);
      guest.visit("/" + page);
      Path file = FOLDER.resolve("%s-%d-%s.png".formatted(page, screen.width(), screen.scheme()));
      Files.write(file, guest.picture(screen, HEIGHT));
      assertThat(file).isNotEmptyFile();
    }
  }
}
