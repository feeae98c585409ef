package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can read what lies in data.dir. */
class DataFolderTest {

  @TempDir Path folder;

  @Test
  void madeOneShouldBeItsOwnersAlone() throws IOException {
    DataFolder made = new DataFolder(folder.resolve("a/data"));
    made.make();
    assertThat(Files.getPosixFilePermissions(made.path()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(made.warning()).isEmpty();
  }

  @Test
  void warningShouldSayWhatToDoWhenOthersMayEnter() throws IOException {
    for (String open : new String[] {"rwxr-xr-x", "rwx-----x"}) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(open));
      assertThat(new DataFolder(folder).warning().orElseThrow())
          .contains("data.dir " + folder, open, "chmod 700 " + folder)
          .hasLineCount(1);
    }
  }
}
