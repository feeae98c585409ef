package org.waybill.collector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.FolderDisk;

class AccessLogTest {

  private static final LogFilter ALL =
      new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-29T23:59:00Z");
  private FailingDisk disk;

  @BeforeEach
  void find() throws IOException {
    disk = new FailingDisk(FolderDisk.at(folder));
  }

  private AccessLog open() throws IOException {
    return AccessLog.open(disk, () -> now, 30);
  }

  private LogEntry entry(int number) {
    return LogEntry.command(now, "line " + number);
  }

  private static List<String> subjects(AccessLog log) {
    return log.reader().page(ALL, Optional.empty(), 1_000).entries().stream()
        .map(LogEntry::subject)
        .toList();
  }

  private List<String> files() throws IOException {
    return AccessLog.names(disk).toList();
  }

  @Test
  void linesShouldBeThereNewestFirstAfterARestartAndOverDays() throws Exception {
    try (AccessLog log = open()) {
      log.append(entry(1));
      now = now.plus(Duration.ofHours(1));
      log.append(entry(2));
    }
    try (AccessLog log = open()) {
      log.append(entry(3));
      assertThat(subjects(log)).containsExactly("line 3", "line 2", "line 1");
    }
    assertThat(files())
        .containsExactly(
            "2026-11-29-000001.ndjson", "2026-11-30-000001.ndjson", "2026-11-30-000002.ndjson");
  }

  @Test
  void lineShouldComeBackAsItWasWhateverIsInIt() throws Exception {
    String hostile = "\"\r\n{\"event\":\"look\"}\n\u2028\u202E\uD800<script>\u0000";
    LogEntry written = LogEntry.refused(now, hostile, "192.0.2.7", "x".repeat(1_000));
    try (AccessLog log = open()) {
      log.append(written);
      LogEntry read = log.reader().page(ALL, Optional.empty(), 10).entries().getFirst();
      assertThat(read.user()).isEqualTo(hostile.replace('\uD800', '?'));
      assertThat(read.subject()).hasSize(301);
      assertThat(read.event()).isEqualTo(LogEntry.Event.SIGN_IN_FAILED);
    }
    assertThat(Files.readAllLines(folder.resolve(files().getFirst()))).hasSize(1);
  }

  @Test
  void linesShouldBeReadPageByPageEachOnce() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    List<String> written = new ArrayList<>();
    try (AccessLog log = open()) {
      for (int i = 0; i < 300; i++) {
        String subject = i + "x".repeat(random.nextInt(290));
        written.add(subject);
        log.append(
            new LogEntry(
                now,
                LogEntry.Event.LOOK,
                "u",
                "admin",
                "basic",
                "",
                subject,
                List.of(),
                java.util.Collections.nCopies(random.nextInt(200), "r-0123456789abcdef"),
                1));
        if (random.nextInt(50) == 0) {
          now = now.plus(Duration.ofDays(1));
        }
      }
      List<String> read = new ArrayList<>();
      Optional<LogPlace> place = Optional.empty();
      do {
        LogPage page = log.reader().page(ALL, place, 1 + random.nextInt(40));
        page.entries().forEach(entry -> read.add(entry.subject()));
        place = page.next().map(next -> LogPlace.parse(next.toString()).orElseThrow());
      } while (place.isPresent());
      assertThat(read.reversed()).isEqualTo(written);
    }
  }

  @Test
  void filterShouldFindWhoSawAPersonAndWhen() throws Exception {
    try (AccessLog log = open()) {
      for (int i = 0; i < 4; i++) {
        Viewer viewer = Viewer.of("user" + i % 2, Role.ADMIN, new Means.Basic(), "");
        log.append(
            LogEntry.look(
                now,
                viewer,
                new Occasion(Occasion.Kind.PAGE, "/messages/" + i),
                List.of("m" + i),
                List.of("r-" + i / 2)));
        now = now.plusSeconds(60);
      }
      Optional<String> none = Optional.empty();
      Optional<Instant> ever = Optional.empty();
      LogFilter person = new LogFilter(none, Optional.of("r-1"), ever, ever);
      LogFilter user = new LogFilter(Optional.of("user0"), none, ever, ever);
      LogFilter late = new LogFilter(none, none, Optional.of(now.minusSeconds(60)), ever);
      LogFilter early = new LogFilter(none, none, ever, Optional.of(now.minusSeconds(180)));
      assertThat(found(log, person)).containsExactly("/messages/3", "/messages/2");
      assertThat(found(log, user)).containsExactly("/messages/2", "/messages/0");
      assertThat(found(log, late)).containsExactly("/messages/3");
      assertThat(found(log, early)).containsExactly("/messages/0");
    }
  }

  private static List<String> found(AccessLog log, LogFilter filter) {
    return log.reader().page(filter, Optional.empty(), 10).entries().stream()
        .map(LogEntry::subject)
        .toList();
  }

  @Test
  void failedLineShouldBeToldAndTheNextOneBeginAnotherFile() throws Exception {
    try (AccessLog log = open()) {
      log.append(entry(1));
      disk.failing = true;
      assertThatThrownBy(() -> log.append(entry(2)))
          .isInstanceOf(AccessLogException.class)
          .hasMessageContaining("no space left");
      assertThatThrownBy(() -> log.append(entry(3))).isInstanceOf(AccessLogException.class);
      disk.failing = false;
      log.append(entry(4));
      assertThat(subjects(log)).containsExactly("line 4", "line 1");
    }
  }

  @Test
  void cutLineShouldHideNoOther() throws Exception {
    try (AccessLog log = open()) {
      log.append(entry(1));
    }
    Path file = folder.resolve(files().getFirst());
    Files.write(file, "{\"at\":\"2026".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    try (AccessLog log = open()) {
      log.append(entry(2));
      assertThat(subjects(log)).containsExactly("line 2", "line 1");
    }
  }

  @Test
  void daysShouldBeForgottenWhenTheirTimeIsOver() throws Exception {
    try (AccessLog log = open()) {
      log.append(entry(1));
      now = now.plus(Duration.ofDays(30));
      log.append(entry(2));
      assertThat(subjects(log)).containsExactly("line 2", "line 1");
      now = now.plus(Duration.ofDays(1));
      log.append(entry(3));
      assertThat(subjects(log)).containsExactly("line 3", "line 2");
    }
  }

  @Test
  void nothingShouldBeWrittenBeforeSomebodyLooks() throws Exception {
    try (AccessLog log = open()) {
      assertThat(subjects(log)).isEmpty();
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void everyLineShouldBeThereWhenManyLookAtOnce() throws Exception {
    try (AccessLog log = open();
        ExecutorService readers = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        LogEntry entry = entry(i);
        readers.execute(() -> log.append(entry));
      }
      readers.shutdown();
      assertThat(readers.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(subjects(log)).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @Test
  void fileShouldBeItsOwnersAlone() throws Exception {
    try (AccessLog log = open()) {
      log.append(entry(1));
    }
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve(files().getFirst()))))
        .isEqualTo("rw-------");
  }
}
