package org.waybill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final JournalOptions OPTIONS = JournalOptions.named("test").withSegmentBytes(400);
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void journalShouldGiveBackWhatWasAppendedInOrder() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 100);

      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 100));
    }
  }

  @Test
  void journalShouldGoOnInANewSegmentWhenReopened() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 3);
    }
    try (Journal journal = open()) {
      append(journal, 3, 6);

      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 6));
    }
    assertThat(segments()).hasSize(2);
  }

  @Test
  void journalShouldCreateNoFileWhenNothingIsAppended() throws IOException {
    open().close();

    assertThat(segments()).isEmpty();
  }

  @Test
  void journalShouldTakeARecordLargerThanASegmentAndThanItsBuffer() throws IOException {
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 7;
    try (Journal journal = open()) {
      append(journal, 0, 2);
      Position at = Receipt.of(journal, large).position();
      append(journal, 2, 3);

      try (JournalReader reader = journal.read(at)) {
        assertThat(reader.poll().orElseThrow().record()).isEqualTo(large);
        assertThat(Records.number(reader.poll().orElseThrow().record())).isEqualTo(2);
      }
    }
  }

  @Test
  void appendShouldRefuseAnEmptyRecord() throws IOException {
    try (Journal journal = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Receipt.of(journal, new byte[0]))
          .withMessageContaining("0 bytes");
    }
  }

  @Test
  void appendShouldFailWhenTheJournalIsClosed() throws IOException {
    Journal journal = open();
    journal.close();

    assertThatThrownBy(() -> Receipt.of(journal, Records.of(1)).position())
        .hasMessageContaining("is closed");
  }

  @Test
  void closeShouldWriteWhatIsQueued() throws IOException {
    List<Receipt> receipts;
    try (Journal journal = open()) {
      receipts = IntStream.range(0, 500).mapToObj(n -> Receipt.of(journal, Records.of(n))).toList();
    }

    assertThat(receipts).allMatch(Receipt::isDurable);
  }

  @Test
  void openShouldNameFolderAndHolderWhenItIsInUse() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 1);

      assertThatThrownBy(this::open)
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("this JVM (process " + ProcessHandle.current().pid() + ")");
    }
    open().close();
  }

  @Test
  void readerShouldStartAtAnyRecord() throws IOException {
    try (Journal journal = open()) {
      List<Position> positions =
          IntStream.range(0, 60)
              .mapToObj(n -> Receipt.of(journal, Records.of(n)).position())
              .toList();

      for (int n = 0; n < 60; n++) {
        assertThat(Records.read(journal, positions.get(n))).isEqualTo(numbers(n, 60));
      }
    }
  }

  @Test
  void readerShouldGoOnWhereAnotherStopped() throws IOException {
    List<Integer> found = new ArrayList<>();
    try (Journal journal = open()) {
      append(journal, 0, 60);
      Position position = Position.START;
      while (position.compareTo(journal.durableEnd()) < 0) {
        try (JournalReader reader = journal.read(position)) {
          Entry entry = reader.poll().orElseThrow();
          found.add(Records.number(entry.record()));
          position = entry.next();
        }
      }
    }
    assertThat(found).isEqualTo(numbers(0, 60));
  }

  @Test
  void readShouldRefuseAPositionBeyondTheEnd() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 1);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.read(new Position(5, 40)))
          .withMessageContaining("5:40");
    }
  }

  @Test
  void readerShouldWaitForWhatComes() throws Exception {
    try (Journal journal = open();
        JournalReader reader = journal.read(Position.START)) {
      CountDownLatch waits = new CountDownLatch(1);
      List<Integer> found = new ArrayList<>();
      Thread tail =
          new Thread(
              () -> {
                waits.countDown();
                follow(reader, found, 200);
              });
      tail.start();
      waits.await();
      append(journal, 0, 200);
      tail.join();

      assertThat(found).isEqualTo(numbers(0, 200));
    }
  }

  @Test
  void readerShouldStopWaitingWhenTheJournalIsClosed() throws Exception {
    Journal journal = open();
    try (JournalReader reader = journal.read(Position.START)) {
      CountDownLatch ended = new CountDownLatch(1);
      Thread tail =
          new Thread(
              () -> {
                try {
                  reader.awaitDurable(LONG);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                ended.countDown();
              });
      tail.start();
      journal.close();
      ended.await();
    }
  }

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

  @Test
  void trimShouldDeleteWholeSegmentsBeforeAPosition() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 59);
      Position last = Receipt.of(journal, Records.of(59)).position();
      long before = journal.bytesOnDisk();
      journal.trimBefore(last);

      assertThat(segments()).hasSize(1);
      assertThat(journal.oldest().segment()).isEqualTo(last.segment());
      assertThat(journal.bytesOnDisk()).isLessThan(before).isEqualTo(sizeOnDisk());
      assertThat(Records.read(journal, Position.START)).contains(59).doesNotContain(0);
    }
  }

  @Test
  void positionsShouldNotBeUsedAgainWhenEverythingIsTrimmed() throws IOException {
    Position last;
    try (Journal journal = open()) {
      append(journal, 0, 59);
      last = Receipt.of(journal, Records.of(59)).position();
      journal.trimBefore(new Position(Long.MAX_VALUE, 0));
    }
    try (Journal journal = open()) {
      assertThat(Receipt.of(journal, Records.of(60)).position()).isGreaterThan(last);
    }
  }

  @Test
  void bytesOnDiskShouldBeTheSizeOfTheFiles() throws IOException {
    try (Journal journal = open()) {
      append(journal, 0, 60);
      assertThat(journal.bytesOnDisk()).isEqualTo(sizeOnDisk());
    }
    try (Journal journal = open()) {
      assertThat(journal.bytesOnDisk()).isEqualTo(sizeOnDisk());
    }
  }

  @Test
  void checkpointShouldGiveBackWhatWasStored() throws IOException {
    Checkpoint checkpoint = new Checkpoint(FolderDisk.at(folder), "checkpoint");
    assertThat(checkpoint.load()).isEmpty();
    checkpoint.store(new Position(3, 4));
    checkpoint.store(new Position(5, 6));

    assertThat(checkpoint.load()).isEqualTo(Optional.of(new Position(5, 6)));
  }

  @Test
  void checkpointShouldSayWhenItIsDamaged() throws IOException {
    Checkpoint checkpoint = new Checkpoint(FolderDisk.at(folder), "checkpoint");
    checkpoint.store(new Position(3, 4));
    byte[] bytes = Files.readAllBytes(folder.resolve("checkpoint"));
    bytes[12] ^= 1;
    Files.write(folder.resolve("checkpoint"), bytes);

    assertThatThrownBy(checkpoint::load)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
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

  private long sizeOnDisk() throws IOException {
    long sum = 0;
    for (Path segment : segments()) {
      sum += Files.size(segment);
    }
    return sum;
  }

  private static void follow(JournalReader reader, List<Integer> found, int count) {
    try {
      while (found.size() < count) {
        reader.awaitDurable(LONG);
        for (Optional<Entry> e = reader.poll(); e.isPresent(); e = reader.poll()) {
          found.add(Records.number(e.get().record()));
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
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
