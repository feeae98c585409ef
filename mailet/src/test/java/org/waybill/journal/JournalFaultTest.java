package org.waybill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal does when the disk fails, stalls or lies. */
class JournalFaultTest {
  private static final JournalOptions OPTIONS = JournalOptions.named("test").withSegmentBytes(400);

  @TempDir Path folder;

  @Test
  void readerShouldNotSeeWhatIsNotForced() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    CountDownLatch forcing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (Journal journal = Journal.open(disk, OPTIONS)) {
      append(journal, 0, 1);
      disk.fault(
          operation -> {
            if (operation == FaultyDisk.Operation.FORCE) {
              forcing.countDown();
              await(release);
            }
          });
      Receipt second = Receipt.of(journal, Records.of(1));
      forcing.await();

      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 1));

      release.countDown();
      assertThat(second.isDurable()).isTrue();
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 2));
    }
  }

  @Test
  void journalShouldGoOnInANewSegmentWhenAForceFails() throws IOException {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    try (Journal journal = Journal.open(disk, OPTIONS)) {
      append(journal, 0, 2);
      disk.fault(FaultyDisk.failing(FaultyDisk.Operation.FORCE));
      assertThat(Receipt.of(journal, Records.of(1000)).isDurable()).isFalse();
      assertThat(Receipt.of(journal, Records.of(1001)).isDurable()).isFalse();
      disk.heal();
      append(journal, 2, 4);

      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 4));
    }
    try (Journal journal = open()) {
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 4));
      assertThat(journal.damages()).isZero();
    }
  }

  @Test
  void journalShouldGoOnWhenTheDiskWasFull() throws IOException {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    try (Journal journal = Journal.open(disk, OPTIONS)) {
      disk.fault(FaultyDisk.failing(FaultyDisk.Operation.APPEND));
      assertThat(Receipt.of(journal, Records.of(1000)).isDurable()).isFalse();
      assertThat(segments()).isEmpty();
      disk.heal();
      append(journal, 0, 4);

      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 4));
    }
  }

  @Test
  void journalShouldTakeRecordsWhenTheDiskHasNoRoomForZerosAhead() throws IOException {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    try (Journal journal = Journal.open(disk, OPTIONS.withAheadBytes(100))) {
      append(journal, 0, 2);
      disk.fault(FaultyDisk.failing(FaultyDisk.Operation.FILL));
      append(journal, 2, 60);

      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 60));
    }
  }

  @Test
  void journalShouldFailAppendsWhenTooMuchWaitsForTheDisk() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    CountDownLatch release = new CountDownLatch(1);
    try (Journal journal = Journal.open(disk, OPTIONS.withMaxQueuedBytes(100))) {
      disk.fault(operation -> await(release));
      Receipt first = Receipt.of(journal, Records.of(0));
      Receipt tooMuch = Receipt.of(journal, new byte[90]);

      assertThatThrownBy(tooMuch::position).hasMessageContaining("wait for the disk already");

      release.countDown();
      assertThat(first.isDurable()).isTrue();
      assertThat(Receipt.of(journal, new byte[90]).isDurable()).isTrue();
    }
  }

  @Test
  void journalShouldKeepTheFolderWhenTheDiskDoesNotAnswer() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    CountDownLatch release = new CountDownLatch(1);
    Journal journal = Journal.open(disk, OPTIONS.withCloseWait(Duration.ofMillis(1)));
    disk.fault(operation -> await(release));
    Receipt stuck = Receipt.of(journal, Records.of(0));

    assertThatThrownBy(journal::close).hasMessageContaining("the folder stays locked");
    assertThatThrownBy(this::open).isInstanceOf(FolderInUseException.class);

    release.countDown();
    assertThat(stuck.isDurable()).isTrue();
    journal.close();
    open().close();
  }

  @Test
  void openShouldCutATornTail() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 5);
    }
    Files.write(segments().getLast(), new byte[] {0, 0, 0, 9, 1, 2, 3}, StandardOpenOption.APPEND);

    try (Journal journal = open()) {
      assertThat(journal.bytesCut()).isEqualTo(7);
      append(journal, 5, 7);
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 7));
    }
  }

  @Test
  void openShouldTakeZerosForTheEndOfASegment() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 5);
    }
    Files.write(segments().getLast(), new byte[1000], StandardOpenOption.APPEND);

    try (Journal journal = open()) {
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 5));
    }
  }

  @Test
  void readerShouldReportADamagedRecordAndGoOnInTheNextSegment() throws IOException {
    Position damaged;
    try (Journal journal = open()) {
      append(journal, 0, 5);
      damaged = Receipt.of(journal, Records.of(5)).position();
      append(journal, 6, 100);
    }
    Path segment = segments().get((int) damaged.segment() - 1);
    byte[] bytes = Files.readAllBytes(segment);
    bytes[damaged.offset() + Frame.OVERHEAD] ^= 1;
    Files.write(segment, bytes);

    try (Journal journal = open()) {
      List<Integer> found = Records.read(journal, Position.START);

      assertThat(found).startsWith(0, 1, 2, 3, 4).endsWith(98, 99).doesNotContain(5).isSorted();
      assertThat(journal.damages()).isOne();
      assertThat(journal.bytesDamaged()).isEqualTo(bytes.length - damaged.offset());
    }
  }

  @Test
  void readerShouldReportADamagedHeader() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 60);
    }
    byte[] bytes = Files.readAllBytes(segments().getFirst());
    bytes[9] ^= 1;
    Files.write(segments().getFirst(), bytes);

    try (Journal journal = open()) {
      assertThat(Records.read(journal, Position.START)).endsWith(58, 59).doesNotContain(0, 1);
      assertThat(journal.damages()).isOne();
    }
  }

  @Test
  void readerShouldReportAShortenedSegment() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 60);
    }
    byte[] bytes = Files.readAllBytes(segments().getFirst());
    Files.write(segments().getFirst(), java.util.Arrays.copyOf(bytes, bytes.length - 3));

    try (Journal journal = open()) {
      assertThat(Records.read(journal, Position.START)).contains(0, 1).endsWith(58, 59);
      assertThat(journal.damages()).isOne();
    }
  }

  private Journal open() throws IOException {
    return Journal.open(FolderDisk.at(folder), OPTIONS);
  }

  private static void append(Journal journal, int from, int to) {
    IntStream.range(from, to)
        .mapToObj(n -> Receipt.of(journal, Records.of(n)))
        .toList()
        .forEach(Receipt::position);
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".segment")).sorted().toList();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
