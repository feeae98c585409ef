package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailetSettingsTest {

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void configShouldBeLookedForInTheConfFolder() throws Exception {
    Files.move(
        bench.conf().resolve("waybill.properties"), bench.conf().resolve("other.properties"));

    assertThat(bench.mailet(Map.of("config", "other.properties")).trouble()).isEmpty();
  }

  @Test
  void configShouldTakeAnAbsolutePathAndAJamesUrl() throws Exception {
    Path file = bench.conf().resolve("waybill.properties");

    assertThat(bench.mailet(Map.of("config", file.toString())).trouble()).isEmpty();
    assertThat(bench.mailet(Map.of("config", "file://conf/waybill.properties")).trouble())
        .isEmpty();
  }

  @Test
  void initShouldAskForTheFileWhenItIsAbsent() {
    assertThatThrownBy(() -> bench.start(Map.of("config", "nowhere.properties")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("nowhere.properties")
        .hasMessageContaining("copy conf/waybill.properties");
  }

  @Test
  void initShouldListEveryProblem() {
    assertThatThrownBy(() -> bench.start(Map.of("percent", "200", "shadow", "no", "maxCopy", "1")))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("percent is '200'; it takes a whole number from 0 to 100")
        .hasMessageContaining("shadow is 'no'; it takes true or false")
        .hasMessageContaining("maxCopy is unknown; did you mean maxCopies?");
  }

  @Test
  void parametersOfJamesItselfShouldBeAllowed() throws Exception {
    assertThat(bench.mailet(Map.of("onMailetException", "ignore")).trouble()).isEmpty();
  }
}
