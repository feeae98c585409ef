package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.StoreException;

/** How a real collector is, as its page and its file say. */
class HealthPageTest {

  @TempDir Path folder;

  private Visitor signedIn(RunningCollector running) throws Exception {
    Visitor visitor = new Visitor(running);
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    assertThat(visitor.signIn("admin", password).statusCode()).isEqualTo(303);
    return visitor;
  }

  @Test
  void pageShouldSayThatItRecordsAndWhatIsToBeDone() throws Exception {
    try (RunningCollector running = RunningCollector.of(new Installation(folder));
        Visitor visitor = signedIn(running)) {
      RunningCollector.await(running.collector::isReady);
      HttpResponse<String> page = visitor.get("/health");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("Recording. No hit since the start", "Last backup", "waybill backup FOLDER")
          .contains("None yet", "Healthy", "waybill_store_lag_seconds")
          .doesNotContain("Unhealthy");
      assertThat(visitor.get("/health.json").body())
          .contains("\"recording\":true,")
          .contains("{\"check\":\"backup\",\"state\":\"healthy\",\"now\":\"never\"");
    }
  }

  @Test
  void fileShouldBe503WhileTheStoreIsAway() throws Exception {
    Installation installation = new Installation(folder);
    AtomicBoolean away = new AtomicBoolean(true);
    try (RunningCollector running =
            RunningCollector.with(
                installation,
                () -> {
                  if (away.get()) {
                    throw new StoreException("injected: gone");
                  }
                  return RunningCollector.derby(installation);
                });
        Visitor visitor = signedIn(running)) {
      RunningCollector.await(() -> status(visitor) == 503);
      assertThat(visitor.get("/health").body()).contains("Unhealthy", "kept in the journal");
      assertThat(visitor.get("/health").statusCode()).isEqualTo(200);

      away.set(false);
      RunningCollector.await(() -> status(visitor) == 200);
    }
  }

  @Test
  void monitorOnThisMachineShouldNeedNoPassword() throws Exception {
    try (RunningCollector running = RunningCollector.of(new Installation(folder))) {
      RunningCollector.await(running.collector::isReady);

      assertThat(RunningCollector.text(running.getAdmin("/health.json")))
          .startsWith("{\"state\":\"")
          .contains("{\"check\":\"backup\"");
    }
  }

  private static int status(Visitor visitor) {
    try {
      return visitor.get("/health.json").statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
