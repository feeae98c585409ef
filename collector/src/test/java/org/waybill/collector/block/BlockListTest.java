package org.waybill.collector.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.block.BlockList.Condition;
import org.waybill.collector.share.Heard;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.SampleJournal;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.TrackingId;

/** What is blocked, alone: in memory, and after a restart. */
class BlockListTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Subject EVIL = new Subject(Kind.TARGET, "evil.example");
  private static final Subject SENDER = new Subject(Kind.SENDER, "hijacked@sender.example");

  @TempDir Path folder;

  private BlockList open() throws IOException {
    return BlockList.open(FolderDisk.at(folder));
  }

  private static Block block(Subject subject) {
    return new Block(subject, NOW, "command", "a\ttest\nof it");
  }

  private static boolean stops(BlockList list, String target) {
    return list.stops(target, Optional.of(SampleJournal.copy(1, 1)));
  }

  @Test
  void nothingShouldBeBlockedAndNothingWrittenAtFirst() throws Exception {
    assertThat(stops(open(), "https://evil.example/")).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void blockShouldHoldAtOnceAndThroughARestartUntilItsEnd() throws Exception {
    BlockList list = open();
    list.block(block(EVIL));
    assertThat(stops(list, "https://evil.example/")).isTrue();
    assertThat(stops(open(), "https://evil.example/")).isTrue();
    assertThat(open().all()).containsExactly(new Block(EVIL, NOW, "command", "a test of it"));

    assertThat(list.unblock(EVIL, NOW)).isTrue();
    assertThat(list.unblock(EVIL, NOW)).isFalse();
    assertThat(stops(list, "https://evil.example/")).isFalse();
    assertThat(stops(open(), "https://evil.example/")).isFalse();
  }

  @Test
  void fileOfBeforeEndsWereKeptShouldBeRead() throws Exception {
    Files.writeString(
        folder.resolve("blocks"),
        "waybill-blocks 1\ntarget\tevil.example\t2026-11-02T10:00:00Z\tcommand\ta test of it\n");
    assertThat(open().all()).containsExactly(block(EVIL));
  }

  @Test
  void endShouldBeKeptForThoseWhoMayNotKnowAndNotForEver() throws Exception {
    BlockList list = open();
    for (int n = 0; n < 250; n++) {
      Subject subject = new Subject(Kind.TARGET, "h" + n + ".example");
      list.block(block(subject));
      list.unblock(subject, NOW);
    }
    assertThat(open().subjects())
        .hasSize(200)
        .contains(new Subject(Kind.TARGET, "h249.example"))
        .doesNotContain(new Subject(Kind.TARGET, "h49.example"));
  }

  @Test
  void blocksOfOthersShouldHoldBeyondTheMostAsLongAsTheFileCanBeRead() throws Exception {
    BlockList list = open();
    for (int n = 0; n < BlockList.MOST; n++) {
      list.block(block(new Subject(Kind.TARGET, "h" + n + ".example")));
    }
    assertThat(list.hear(new Ruling(EVIL, NOW, Optional.of(block(EVIL))))).isEqualTo(Heard.NEWS);
    assertThat(stops(open(), "https://evil.example/")).isTrue();
    String long1 = "x".repeat(900);
    assertThatThrownBy(
            () -> {
              for (int n = 0; n < 2_000; n++) {
                Subject subject = new Subject(Kind.MESSAGE, n + long1);
                list.hear(new Ruling(subject, NOW, Optional.of(block(subject))));
              }
            })
        .hasMessageContaining("no room for more");
    assertThat(open().count()).isEqualTo(list.count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "HTTP://EVIL.EXAMPLE/x",
        "https://www.evil.example./",
        "https://good.example@evil.example:8443/",
        "https://evil.example\\@good.example/",
        "https:evil.example/",
        "https://%65vil.example/",
        "https://x%E.evil.example/",
        "https://%.evil.example/",
        "https://a:b@a.b.evil.example?x"
      })
  void hostShouldBeBlockedHoweverItIsWritten(String target) throws Exception {
    BlockList list = open();
    list.block(block(EVIL));
    assertThat(stops(list, target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://notevil.example/",
        "https://evil.example.good.example/",
        "https://good.example/evil.example",
        "https://good.example/?@evil.example",
        "https://good.example#evil.example",
        "mailto:a@evil.example",
        "https://",
        "x"
      })
  void othersShouldNotBeBlocked(String target) throws Exception {
    BlockList list = open();
    list.block(block(EVIL));
    assertThat(stops(list, target)).isFalse();
  }

  @Test
  void copiesOfABlockedSenderShouldBeBlockedOnceTheyAreKnown() throws Exception {
    BlockList list = open();
    list.block(block(SENDER));
    List<TrackingId> sent = new ArrayList<>(List.of(SampleJournal.copy(1, 1)));
    CopySource source =
        (subject, after) -> new CopySource.Page(sent, Optional.<MessageCursor>empty());
    assertThat(stops(list, "https://good.example/")).isFalse();
    list.look(source);
    assertThat(stops(list, "https://good.example/")).isTrue();
    assertThat(list.stops("https://good.example/", Optional.of(SampleJournal.copy(2, 1))))
        .isFalse();

    sent.add(SampleJournal.copy(2, 1));
    list.look(source);
    assertThat(list.stops("https://good.example/", Optional.of(SampleJournal.copy(2, 1)))).isTrue();
    assertThat(list.copies()).isEqualTo(2);

    list.unblock(SENDER, NOW);
    assertThat(stops(list, "https://good.example/")).isFalse();
    list.look(source);
    assertThat(stops(list, "https://good.example/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense\n",
        "waybill-blocks 1\ntarget\tevil.example\n",
        "waybill-blocks 1\ntarget\tevil.example\tyesterday\tcommand\t\n",
        "waybill-blocks 1\nhost\tevil.example\t2026-11-02T10:00:00Z\tcommand\t\n",
        "waybill-blocks 2\n"
      })
  void linksShouldLeadOnWhenTheFileIsDamaged(String text) throws Exception {
    Files.writeString(folder.resolve("blocks"), text);
    BlockList list = open();
    assertThat(stops(list, "https://evil.example/")).isFalse();
    assertThat(list.condition()).isEqualTo(Condition.DAMAGED);
    list.look();
    assertThat(folder.resolve("blocks")).as("no look replaces it").hasContent(text);
    list.block(block(EVIL));
    assertThat(stops(open(), "https://evil.example/")).isTrue();
    assertThat(list.condition()).isEqualTo(Condition.KEPT);
    assertThat(folder.resolve("blocks.damaged")).as("kept for whoever looks").hasContent(text);
  }

  @Test
  void mergeShouldAddWhatIsNotBlockedAndKeepTheRest() throws Exception {
    BlockList list = open();
    list.block(block(EVIL));
    Block later = new Block(EVIL, NOW.plusSeconds(1), "keller", "later");
    assertThat(list.merge(List.of(later, block(SENDER)))).isEqualTo(1);
    assertThat(open().all()).containsExactlyInAnyOrder(block(EVIL), block(SENDER));
    assertThat(list.merge(List.of(later))).isZero();
  }

  @Test
  void blockThatCannotBeKeptShouldHoldAndBeTriedAgain() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    BlockList list = BlockList.open(disk);
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> list.block(block(EVIL)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds until a restart");
    assertThat(stops(list, "https://evil.example/")).isTrue();
    assertThat(list.condition()).isEqualTo(Condition.UNKEPT);
    disk.heal();
    list.look();
    assertThat(list.condition()).isEqualTo(Condition.KEPT);
    assertThat(stops(open(), "https://evil.example/")).isTrue();
  }

  @Test
  void endThatCannotBeKeptShouldNotHold() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    BlockList list = BlockList.open(disk);
    list.block(block(EVIL));
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> list.unblock(EVIL, NOW)).isInstanceOf(IOException.class);
    assertThat(stops(list, "https://evil.example/")).isTrue();
    assertThat(list.condition()).isEqualTo(Condition.UNKEPT);
    disk.heal();
    list.look();
    assertThat(list.condition()).isEqualTo(Condition.KEPT);
    assertThat(stops(open(), "https://evil.example/")).isTrue();
  }

  @Test
  void listShouldBeBounded() throws Exception {
    BlockList list = open();
    for (int n = 0; n < BlockList.MOST; n++) {
      list.block(block(new Subject(Kind.TARGET, "h" + n + ".example")));
    }
    assertThatThrownBy(() -> list.block(block(EVIL))).hasMessageContaining("which is the most");
    assertThat(open().all()).hasSize(BlockList.MOST);
  }
}
