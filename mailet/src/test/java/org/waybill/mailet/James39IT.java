package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our jar in the mailet container of James 3.9, loaded as James loads it. */
class James39IT {
  @TempDir Path james;

  private Apart apart;
  private AutoCloseable collector;
  private Function<String, List<String>> opened;
  private Supplier<List<String>> told;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void installAsAnAdminWould() throws Exception {
    Path conf = Files.createDirectory(james.resolve("conf"));
    apart = new Apart();
    Object otherSide =
        apart
            .load("org.waybill.mailet.OtherSide")
            .getConstructor(Path.class)
            .newInstance(conf.resolve("waybill.keys"));
    collector = (AutoCloseable) otherSide;
    opened = (Function<String, List<String>>) otherSide;
    told = (Supplier<List<String>>) otherSide.getClass().getMethod("told").invoke(otherSide);
    Object port = otherSide.getClass().getMethod("port").invoke(otherSide);
    Files.writeString(
        conf.resolve("waybill.properties"),
        "trackingUrl=https://track.example\nhostCheck=off\ncollectorUrl=http://127.0.0.1:%s\n"
            .formatted(port));
    Path extensions = Files.createDirectory(james.resolve("extensions-jars"));
    Files.copy(
        Path.of(System.getProperty("waybill.jar.james39")), extensions.resolve("waybill.jar"));
  }

  @AfterEach
  void stop() throws Exception {
    collector.close();
    apart.close();
  }

  @Test
  void ourClassesShouldComeFromExtensionsJarsAlone() {
    assertThatThrownBy(() -> Class.forName("org.waybill.mailet.AddTracking"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  /** Every copy is taken and refused here, for both mailets stand behind AddTracking. */
  @Test
  void containerShouldRecordWhatBecameOfEachCopy() throws Exception {
    try (Container container = Container.of(james)) {
      Path confirmed = james.resolve("var/waybill/confirmed-keys");
      Bounded.await(() -> Files.exists(confirmed));
      container.service(Letters.newsletter("ada@one.example", "bob@two.example"));
      Bounded.await(() -> told.get().size() == 5);
    }
    assertThat(told.get())
        .containsExactlyInAnyOrder("Sent", "Delivered", "Bounced", "Delivered", "Bounced");
  }

  @Test
  void containerShouldGiveEachRecipientATrackedCopy() throws Exception {
    try (Container container = Container.of(james)) {
      Path confirmed = james.resolve("var/waybill/confirmed-keys");
      Bounded.await(() -> Files.exists(confirmed));
      container.service(Letters.newsletter("ada@one.example", "bob@two.example"));
    }
    assertThat(Capture.LEFT).containsOnlyKeys("ada@one.example", "bob@two.example");
    assertThat(Capture.LEFT.values())
        .doesNotHaveDuplicates()
        .allSatisfy(
            copy ->
                assertThat(opened.apply(copy))
                    .containsExactlyInAnyOrder(
                        "OPEN ",
                        "CLICK https://shop.example/a?x=1&y=2#top",
                        "CLICK https://shop.example/b"));
  }
}
