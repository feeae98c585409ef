package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/** What a monitor is told. */
class MonitorTest {

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void prepare() throws Exception {
    installation = new Installation(folder);
  }

  @Test
  void readyShouldWaitUntilTheJournalOfAnEarlierRunIsInTheStore() throws Exception {
    try (RunningCollector away = RunningCollector.with(installation, MonitorTest::away)) {
      assertThat(away.get(installation.link(1)).statusCode()).isEqualTo(302);
    }
    CountDownLatch open = new CountDownLatch(1);
    try (RunningCollector running = RunningCollector.with(installation, () -> derbyAfter(open))) {
      HttpResponse<byte[]> early = running.getAdmin("/readyz");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(RunningCollector.text(early))
          .startsWith("not ready, ")
          .contains("bytes of the journal are to be replayed");
      assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
      open.countDown();
      RunningCollector.await(running.collector::isReady);
      HttpResponse<byte[]> late = running.getAdmin("/readyz");
      assertThat(late.statusCode()).isEqualTo(200);
      assertThat(RunningCollector.text(late)).isEqualTo("ready\n");
    }
  }

  @Test
  void readyShouldSayThatTheStoreIsAwayAndBeReadyAllTheSame() throws Exception {
    try (RunningCollector running = RunningCollector.with(installation, MonitorTest::away)) {
      RunningCollector.await(running.collector::isReady);
      HttpResponse<byte[]> answer = running.getAdmin("/readyz");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(RunningCollector.text(answer)).startsWith("ready, store away (gone fishing)");
      assertThat(metrics(running)).contains("waybill_store_up 0.0");
    }
  }

  @Test
  void metricsShouldCountWhatTheWorldWasAnswered() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(1));
      running.get(installation.link(1));
      running.get(installation.link(1));
      running.get(installation.pixel(1));
      running.get(Installation.forged(installation.pixel(1)));
      running.get(Installation.forged(installation.link(1)));
      running.awaitEvents(3);
      assertThat(metrics(running))
          .contains("waybill_hits_total{kind=\"click\",outcome=\"recorded\"} 2.0")
          .contains("waybill_hits_total{kind=\"open\",outcome=\"recorded\"} 1.0")
          .contains("waybill_hits_total{kind=\"open\",outcome=\"unrecorded\"} 1.0")
          .contains("waybill_hits_total{kind=\"none\",outcome=\"refused\"} 1.0")
          .contains("waybill_hits_lost 0.0")
          .contains("waybill_tls_failures_total 0.0")
          .contains("waybill_store_up 1.0")
          .contains("waybill_store_lag_bytes ")
          .contains("waybill_store_lag_seconds ")
          .contains("waybill_journal_size_bytes ")
          .contains("waybill_journal_commit_seconds_count ")
          .contains("waybill_journal_committed_bytes_total ")
          .contains("waybill_disk_used_bytes{kind=\"journal\"} ")
          .contains("waybill_disk_used_bytes{kind=\"hits\"} ")
          .contains("waybill_disk_free_bytes ")
          .contains("waybill_event_loop_lag_seconds ")
          .contains("waybill_key_age_seconds ")
          .contains("waybill_ledger_node_silence_seconds{node=\"" + RunningCollector.NODE + "\"} ")
          .contains("jvm_memory_used_bytes{")
          .doesNotContain("example.org");
    }
  }

  @Test
  void metricsShouldNeedThePasswordBehindAProxy() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String header : new String[] {"X-Forwarded-For", "Forwarded"}) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://" + running.collector.admin() + "/metrics"))
                .timeout(Duration.ofSeconds(30))
                .header(header, "for=192.0.2.1")
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
      }
      assertThat(running.get("/metrics").statusCode()).isEqualTo(404);
      assertThat(running.get("/readyz").statusCode()).isEqualTo(404);
    }
  }

  private static String metrics(RunningCollector running) throws Exception {
    HttpResponse<byte[]> answer = running.getAdmin("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    return RunningCollector.text(answer);
  }

  private Store derbyAfter(CountDownLatch open) {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return RunningCollector.derby(installation);
  }

  private static Store away() {
    throw new StoreException("gone fishing");
  }
}
