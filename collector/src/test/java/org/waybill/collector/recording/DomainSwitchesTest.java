package org.waybill.collector.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.recording.DomainSwitches.Condition;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;

/** For which sender domains hits are left out: in memory, and after a restart. */
class DomainSwitchesTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String SENDER = "Anna@News.example";

  @TempDir Path folder;
  private Instant now = NOW;

  private DomainSwitches open() throws IOException {
    return DomainSwitches.open(FolderDisk.at(folder), () -> now);
  }

  private boolean covers(DomainSwitches switches, Instant at) {
    return switches.coverAnything(at.toEpochMilli()) && switches.cover(SENDER, at.toEpochMilli());
  }

  @Test
  void nothingShouldBeOffAndNothingWrittenAtFirst() throws Exception {
    assertThat(covers(open(), NOW)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void hitsOfTheSpanShouldBeCoveredWheneverItIsAskedAndNoOthers() throws Exception {
    DomainSwitches switches = open();
    switches.off("news.example", "keller", "a\ttest");
    now = NOW.plusSeconds(60);
    assertThat(switches.on("news.example")).isTrue();
    assertThat(switches.on("news.example")).isFalse();
    assertThat(switches.off()).isEmpty();
    for (DomainSwitches any : new DomainSwitches[] {switches, open()}) {
      assertThat(covers(any, NOW.minusMillis(1))).isFalse();
      assertThat(covers(any, NOW)).isTrue();
      assertThat(covers(any, now.minusMillis(1))).isTrue();
      assertThat(covers(any, now)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a@news.example, true",
    "a@deep.news.example, true",
    "A@NEWS.EXAMPLE, true",
    "a@oldnews.example, false",
    "a@example, false",
    "a@news.example.org, false",
    "news.example@other.example, false",
    "'', false"
  })
  void domainShouldMeanItselfAndThoseBelowIt(String sender, boolean off) throws Exception {
    DomainSwitches switches = open();
    switches.off("news.example", "keller", "");
    assertThat(switches.cover(sender, NOW.toEpochMilli())).isEqualTo(off);
  }

  @Test
  void offShouldHoldThroughARestartAndKeepItsFirstReason() throws Exception {
    DomainSwitches switches = open();
    DomainOff first = switches.off("news.example", "keller", "first");
    now = NOW.plusSeconds(1);
    assertThat(switches.off("news.example", "weber", "second")).isEqualTo(first);
    assertThat(open().off()).containsExactly(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense\n",
        "waybill-domains 1\nnews.example\n",
        "waybill-domains 1\nnews.example\tyesterday\t-\tx\t\n",
        "waybill-domains 2\n"
      })
  void nothingShouldBeKnownWhenTheFileIsDamagedUntilSomebodySaysWhich(String text)
      throws Exception {
    Files.writeString(folder.resolve("recording-domains"), text);
    DomainSwitches switches = open();
    assertThat(switches.areKnown()).isFalse();
    assertThatThrownBy(() -> switches.coverAnything(0)).hasMessageContaining("--domain");
    switches.look();
    assertThat(folder.resolve("recording-domains")).hasContent(text);

    switches.off("news.example", "keller", "it was");
    assertThat(switches.condition()).isEqualTo(Condition.KEPT);
    assertThat(covers(open(), NOW)).isTrue();
    assertThat(folder.resolve("recording-domains.damaged")).hasContent(text);
  }

  @Test
  void damagedFileShouldBeMendedBySayingThatOneIsOn() throws Exception {
    Files.writeString(folder.resolve("recording-domains"), "nonsense\n");
    DomainSwitches switches = open();
    assertThat(switches.on("any.example")).isTrue();
    assertThat(open().condition()).isEqualTo(Condition.KEPT);
  }

  @Test
  void offThatCannotBeKeptShouldHoldAndBeTriedAgain() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    DomainSwitches switches = DomainSwitches.open(disk, () -> now);
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> switches.off("news.example", "keller", ""))
        .hasMessageContaining("holds until a restart");
    assertThat(covers(switches, NOW)).isTrue();
    assertThat(switches.condition()).isEqualTo(Condition.UNKEPT);
    disk.heal();
    switches.look();
    assertThat(covers(open(), NOW)).isTrue();
  }

  @Test
  void onThatCannotBeKeptShouldNotHold() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    DomainSwitches switches = DomainSwitches.open(disk, () -> now);
    switches.off("news.example", "keller", "");
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> switches.on("news.example")).isInstanceOf(IOException.class);
    assertThat(switches.off()).hasSize(1);
    disk.heal();
    switches.look();
    assertThat(open().off()).hasSize(1);
  }

  @Test
  void spansShouldBeBounded() throws Exception {
    DomainSwitches switches = open();
    for (int n = 0; n < DomainSwitches.MOST; n++) {
      switches.off("d" + n + ".example", "keller", "");
    }
    assertThatThrownBy(() -> switches.off("more.example", "keller", ""))
        .hasMessageContaining("which is the most");
    for (int n = 0; n < 2 * DomainSwitches.MOST; n++) {
      switches.on("d0.example");
      switches.off("d0.example", "keller", "");
    }
    assertThat(Files.readAllLines(folder.resolve("recording-domains"))).hasSizeLessThan(403);
  }
}
