package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a collector looks for its database of countries. */
class CountriesTest {

  @TempDir Path folder;

  @Test
  void startShouldBeRefusedWhenTheFileIsNoDatabase() throws Exception {
    Settings settings = new Installation(folder).settings(Duration.ofSeconds(1));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/country.mmdb"), "no database");

    assertThatThrownBy(() -> Collector.start(settings, Clock.systemUTC()).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("country.mmdb is no database of countries");

    Files.delete(folder.resolve("data/country.mmdb"));
    try (Collector collector = Collector.start(settings, Clock.systemUTC())) {
      assertThat(collector.losses()).isZero();
    }
  }
}
