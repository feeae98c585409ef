package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody guesses the admin's password. */
class LockedOutTest {

  @TempDir Path folder;

  @Test
  void addressShouldBeLockedOutAndToldForHowLongAfterFiveWrongPasswords() throws Exception {
    try (RunningCollector running = RunningCollector.of(new Installation(folder))) {
      for (int i = 0; i < 5; i++) {
        assertThat(running.getAdmin("/", "admin", "guess" + i).statusCode()).isEqualTo(401);
      }
      String right =
          Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
      HttpResponse<byte[]> answer = running.getAdmin("/", "admin", right);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("60");
      assertThat(RunningCollector.text(answer))
          .isEqualTo("Too many wrong passwords; no further one is looked at for a minute.\n");
    }
  }

  @Test
  void adminShouldBeLetInWhenHisBrowserAsksForManyPagesAtOnce() throws Exception {
    try (RunningCollector running = RunningCollector.of(new Installation(folder));
        ExecutorService pages = Executors.newFixedThreadPool(12)) {
      String right =
          Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
      List<Callable<Integer>> asked =
          Collections.nCopies(12, () -> running.getAdmin("/", "admin", right).statusCode());
      for (Future<Integer> status : pages.invokeAll(asked)) {
        assertThat(status.get()).isLessThan(400);
      }
    }
  }

  @Test
  void adminShouldStayInWhileHisAddressIsLockedOut() throws Exception {
    try (RunningCollector running = RunningCollector.of(new Installation(folder))) {
      String right =
          Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
      assertThat(running.getAdmin("/", "admin", right).statusCode()).isLessThan(400);
      for (int i = 0; i < 6; i++) {
        running.getAdmin("/", "admin", "guess" + i);
      }
      assertThat(running.getAdmin("/", "admin", "guess").statusCode()).isEqualTo(429);
      assertThat(running.getAdmin("/", "admin", right).statusCode()).isLessThan(400);
    }
  }
}
