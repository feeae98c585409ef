package org.waybill.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file of every module is as google-java-format writes it. */
class FormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("format"));

  @Test
  void sourcesShouldBeFormatted() throws IOException, FormatterException {
    List<String> unformatted = new ArrayList<>();
    for (Path file : Sources.all()) {
      String found = Sources.read(file);
      String formatted = new Formatter().formatSourceAndFixImports(found);
      if (!formatted.equals(found)) {
        unformatted.add(Sources.fromRoot(file));
        if (WRITE) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!WRITE) {
      assertThat(unformatted)
          .as("unformatted; mvn test -pl mailet -Dtest=FormatTest -Dformat=write rewrites them")
          .isEmpty();
    }
  }
}
