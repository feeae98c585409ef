package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second goes by with every look at the clock of the bench. */
class SettingsInUseTest {

  private Bench bench;
  private Path file;
  private String first;
  private AddTracking mailet;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
    file = bench.conf().resolve("waybill.properties");
    first = Files.readString(file);
    mailet = bench.mailet();
    assertThat(take().isTracked()).isTrue();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void changedPolicyShouldCountWithoutARestart() throws Exception {
    change("percent=0\n");
    assertThat(take().text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("left.off")).isEqualTo(1);

    change("track=opens\n");
    assertThat(take().urls()).hasSize(1);

    change("shadow=true\n");
    assertThat(take().text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("shadow")).isEqualTo(1);

    change("");
    assertThat(take().urls()).hasSize(3);
    assertThat(health()).isEmpty();
  }

  @Test
  void wrongFileShouldBeRefusedAndTheFormerStayInUse() throws Exception {
    change("track=opens\n");
    assertThat(take().urls()).hasSize(1);

    change("percent=lots\nmisspelt=1\n");
    assertThat(take().urls()).hasSize(1);
    assertThat(health())
        .contains("the former stay in use", "percent is 'lots'", "misspelt is unknown");

    change("");
    assertThat(take().urls()).hasSize(3);
    assertThat(health()).isEmpty();
  }

  @Test
  void fileThatIsGoneShouldChangeNothing() throws Exception {
    Files.delete(file);

    assertThat(take().urls()).hasSize(3);
    assertThat(health()).contains("waybill.properties", "does not exist");
  }

  @Test
  void whatTheMailetWorksWithShouldCountFromTheNextStartOn() throws Exception {
    Files.writeString(
        file,
        first.replace("https://track.example", "https://other.example")
            + "ledgerMaxBytes=2GiB\ntrack=opens\n");

    Handed copy = take();
    assertThat(copy.urls()).as("at the host it had").hasSize(1);
    assertThat(health())
        .contains(
            "from the next start of James on: trackingUrl, senderTrackingUrls, ledgerMaxBytes");
  }

  @Test
  void filesThatAreNamedShouldBeLookedAtToo() throws Exception {
    Path rules = Files.writeString(bench.conf().resolve("rules.txt"), "[hosts]\nbank: a.example\n");
    change("linkRules=rules.txt\n");
    assertThat(take().urls()).hasSize(3);

    Files.writeString(rules, "[hosts]\nbank: shop.example\n");
    assertThat(take().urls()).as("the pixel alone").hasSize(1);

    Files.writeString(rules, "[nonsense]\n");
    assertThat(take().urls()).hasSize(1);
    assertThat(health()).contains("linkRules");
  }

  @Test
  void elementOfTheMailetShouldGoOnToOverrideTheFile() throws Exception {
    mailet.destroy();
    mailet = bench.mailet(Map.of("percent", "100"));

    change("percent=0\n");

    assertThat(take().isTracked()).isTrue();
  }

  private void change(String further) throws IOException {
    Files.writeString(file, first + further);
  }

  private Handed take() throws Exception {
    // the first one may look just before its time
    for (int i = 0; i < 3; i++) {
      var unused = mailet.environment().worries();
    }
    return bench.serve(mailet, Letters.newsletter("bob@b.example"));
  }

  private String health() {
    return String.join("; ", List.copyOf(Environments.worries()));
  }
}
