package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.RecordingState;

/** The store takes long to open, and more pages wait for it than there are threads for pages. */
@Timeout(120)
class BusyPagesTest {

  private static final int PAGES = 8;

  @TempDir Path folder;

  @Test
  void recordingShouldBeSwitchedAndMailetsAndMonitorsBeToldWhilePagesWait() throws Exception {
    Installation installation = new Installation(folder);
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch opened = new CountDownLatch(1);
    try (RunningCollector running =
            RunningCollector.with(
                installation,
                () -> {
                  opening.countDown();
                  await(opened);
                  return RunningCollector.derby(installation);
                });
        Visitor visitor = new Visitor(running);
        ExecutorService readers = Executors.newFixedThreadPool(PAGES);
        AutoCloseable end = opened::countDown) {
      opening.await();
      String password =
          Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
      visitor.signIn("admin", password);
      Map<String, String> form = visitor.form("/recording", "why", "a test");
      List<CompletableFuture<Integer>> pages = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        pages.add(CompletableFuture.supplyAsync(() -> status(visitor), readers));
      }

      assertThat(visitor.post("/recording/off", form).statusCode()).isEqualTo(303);
      assertThat(told(running, installation)).isEqualTo(RecordingState.OFF);
      assertThat(RunningCollector.text(running.getAdmin("/health.json")))
          .contains("\"recording\":false");
      assertThat(pages).noneMatch(CompletableFuture::isDone);

      end.close();
      assertThat(pages).allMatch(page -> page.join() == 200);
    }
  }

  private static RecordingState told(RunningCollector running, Installation installation)
      throws Exception {
    String challenge = "challenge-1";
    HttpResponse<byte[]> answer =
        running.getAdmin(
            LedgerPosition.probePath(RunningCollector.NODE)
                + "?challenge="
                + challenge
                + "&"
                + IntakeAnswer.FURTHER);
    return IntakeAnswer.parse(
            RunningCollector.text(answer),
            LedgerChannel.of(installation.keys.identity()),
            challenge.getBytes(StandardCharsets.US_ASCII))
        .orElseThrow()
        .further()
        .allowed()
        .orElseThrow()
        .state();
  }

  private static int status(Visitor visitor) {
    try {
      return visitor.get("/messages").statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
