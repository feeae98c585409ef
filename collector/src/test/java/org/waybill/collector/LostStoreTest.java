package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
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

  /** Whatever is there; a database that runs may delete and make files meanwhile. */
  private static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            try {
              Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
              // A file was made meanwhile.
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
