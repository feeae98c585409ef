package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes the database. */
class LostStoreTest {

  @TempDir Path folder;

  @Test
  void everyLinkShouldLeadOnWhileItRunsAndAfterARestart() throws Exception {
    Installation installation = new Installation(folder);
    try (RunningCollector running = RunningCollector.of(installation)) {
      running.ship(Installation.sent(50));
      running.get(installation.link(1));
      running.awaitEvents(1);
      delete(folder.resolve("data/store"));
      everyLinkLeadsOn(installation, running);
      assertThat(running.collector.losses()).isZero();
    }
    delete(folder.resolve("data/store"));
    try (RunningCollector running = RunningCollector.of(installation)) {
      everyLinkLeadsOn(installation, running);
    }
    delete(folder.resolve("data/store"));
    Files.createFile(folder.resolve("data/store"));
    try (RunningCollector running = RunningCollector.of(installation)) {
      everyLinkLeadsOn(installation, running);
      assertThat(running.collector.losses()).isZero();
    }
  }

  private static void everyLinkLeadsOn(Installation installation, RunningCollector running)
      throws Exception {
    for (int copy = 1; copy <= 50; copy++) {
      HttpResponse<byte[]> answer = running.get(installation.link(copy));
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("location")).hasValue(Installation.TARGET);
      assertThat(running.get(installation.pixel(copy)).statusCode()).isEqualTo(200);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      all.sorted(Comparator.reverseOrder()).forEach(LostStoreTest::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
