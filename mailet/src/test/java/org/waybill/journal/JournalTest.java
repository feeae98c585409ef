package org.waybill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void bytesOnDiskShouldBeTheSizeOfTheFilesWhenTheyAreFilledAhead() throws IOException {
    JournalOptions ahead = OPTIONS.withAheadBytes(150);
    try (Journal journal = Journal.open(FolderDisk.at(folder), ahead)) {
      for (int n = 0; n < 60; n++) {
        append(journal, n, n + 1);
        assertThat(journal.bytesOnDisk()).isEqualTo(sizeOnDisk());
      }
      assertThat(journal.bytesOnDisk()).isGreaterThan(journal.durableEnd().offset());
    }
  }

  @Test
  void segmentShouldNotBeFilledBeyondItsSize() throws IOException {
    JournalOptions ahead = OPTIONS.withAheadBytes(1 << 20);
    try (Journal journal = Journal.open(FolderDisk.at(folder), ahead)) {
      append(journal, 0, 60);
      for (Path segment : segments()) {
        assertThat(Files.size(segment)).isEqualTo(400);
      }
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 60));
    }
  }

  @Test
  void zerosFilledAheadShouldBeCutAndNotBeCalledALossWhenReopened() throws IOException {
    JournalOptions ahead = OPTIONS.withAheadBytes(1 << 20);
    Position end;
    try (Journal journal = Journal.open(FolderDisk.at(folder), ahead)) {
      append(journal, 0, 3);
      end = journal.durableEnd();
    }
    try (Journal journal = Journal.open(FolderDisk.at(folder), ahead)) {
      assertThat(journal.bytesCut()).isZero();
      assertThat(sizeOnDisk()).isEqualTo(end.offset());
      append(journal, 3, 6);
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 6));
    }
  }

  @Test
  void recordsAppendedAtOnceShouldBeReadOneByOne() throws IOException {
    Frames frames = new Frames();
    try (Journal journal = open()) {
      for (int from = 0; from < 120; from += 40) {
        frames.clear();
        for (int n = from; n < from + 40; n++) {
          byte[] record = Records.of(n);
          frames.begin(100).put(record);
          frames.end();
        }
        Receipt receipt = new Receipt();
        journal.append(frames, receipt);
        assertThat(Records.read(journal, receipt.position())).isEqualTo(numbers(from, from + 40));
      }
      assertThat(Records.read(journal, Position.START)).isEqualTo(numbers(0, 120));
    }
  }

  @Test
  void recordBegunAndNotEndedShouldNotBeAppended() throws IOException {
    Frames frames = new Frames();
    frames.begin(100).put(Records.of(0));
    frames.end();
    frames.begin(100).put(Records.of(1000));
    frames.begin(100_000).put(Records.of(1));
    frames.end();
    try (Journal journal = open()) {
      Receipt receipt = new Receipt();
      journal.append(frames, receipt);
      assertThat(Records.read(journal, receipt.position())).isEqualTo(numbers(0, 2));
    }
  }

  @Test
  void appendShouldRefuseNoRecordsAndARecordThatIsTooLong() throws IOException {
    Frames frames = new Frames();
    try (Journal journal = Journal.open(FolderDisk.at(folder), OPTIONS.withMaxRecordBytes(10))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.append(frames, new Receipt()))
          .withMessageContaining("0 bytes");
      frames.begin(11).put(new byte[11]);
      frames.end();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> journal.append(frames, new Receipt()))
          .withMessageContaining("11 bytes");
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
}
