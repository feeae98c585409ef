package org.waybill.collector.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.privacy.Choice.Hand;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.privacy.Withdrawals.Condition;
import org.waybill.journal.Disk;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.PowerCutDisk;
import org.waybill.wire.PersonCode;

/** Who has withdrawn, alone: in memory, and after a restart. */
@Timeout(60)
class WithdrawalsTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final PersonCode ANNA = new PersonCode(0x0123456789abcdefL);
  private static final PersonCode BERT = new PersonCode(-2);

  @TempDir Path folder;

  private Withdrawals open() throws IOException {
    return open(FolderDisk.at(folder));
  }

  private static Withdrawals open(Disk disk) {
    return Withdrawals.open(disk, InstantSource.fixed(NOW));
  }

  private static void withdraw(Withdrawals withdrawals, PersonCode person) throws IOException {
    withdrawals.choose(person, Wish.WITHDRAWN, Hand.RECIPIENT);
  }

  private static void resume(Withdrawals withdrawals, PersonCode person) throws IOException {
    withdrawals.choose(person, Wish.RESUMED, Hand.RECIPIENT);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }

  @Test
  void nobodyShouldHaveWithdrawnAndNothingBeWrittenAtFirst() throws Exception {
    Withdrawals fresh = open();
    assertThat(fresh.cover(ANNA)).isFalse();
    assertThat(fresh.count()).isZero();
    assertThat(fresh.condition()).isEqualTo(Condition.KEPT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withdrawalShouldHoldAtOnceAndThroughARestart() throws Exception {
    Withdrawals before = open();
    withdraw(before, ANNA);
    assertThat(before.cover(ANNA)).isTrue();
    assertThat(before.cover(BERT)).isFalse();

    Withdrawals after = open();
    assertThat(after.cover(ANNA)).isTrue();
    assertThat(after.cover(BERT)).isFalse();
    assertThat(after.all()).containsExactly(new Choice(ANNA, Wish.WITHDRAWN, NOW, Hand.RECIPIENT));
  }

  @Test
  void resumptionShouldHoldAtOnceAndThroughARestart() throws Exception {
    Withdrawals before = open();
    withdraw(before, ANNA);
    withdraw(before, BERT);
    resume(before, ANNA);
    assertThat(before.cover(ANNA)).isFalse();
    assertThat(before.cover(BERT)).isTrue();

    Withdrawals after = open();
    assertThat(after.cover(ANNA)).isFalse();
    assertThat(after.cover(BERT)).isTrue();
  }

  @Test
  void sameChoiceAgainShouldWriteNothing() throws Exception {
    Withdrawals withdrawals = open();
    resume(withdrawals, ANNA);
    assertThat(folder).isEmptyDirectory();
    withdraw(withdrawals, ANNA);
    long once = Files.size(onlyFile());
    withdraw(withdrawals, ANNA);
    assertThat(Files.size(onlyFile())).isEqualTo(once);
  }

  @Test
  void sameChoiceAgainShouldBeToldToOthersAndSeldomBeWritten() throws Exception {
    Instant[] now = {NOW};
    Withdrawals withdrawals = Withdrawals.open(FolderDisk.at(folder), () -> now[0]);
    List<PersonCode> told = new ArrayList<>();
    withdrawals.follow(told::add);
    withdraw(withdrawals, ANNA);
    long once = Files.size(onlyFile());
    now[0] = NOW.plusSeconds(59);
    withdraw(withdrawals, ANNA);
    assertThat(Files.size(onlyFile())).isEqualTo(once);
    assertThat(withdrawals.find(ANNA).orElseThrow().at()).isEqualTo(now[0]);
    now[0] = NOW.plusSeconds(120);
    withdraw(withdrawals, ANNA);
    assertThat(Files.size(onlyFile())).isGreaterThan(once);
    resume(withdrawals, BERT);
    assertThat(told).containsExactly(ANNA, ANNA, ANNA, BERT);
    assertThat(open().find(BERT).orElseThrow().wish()).isEqualTo(Wish.RESUMED);
  }

  @Test
  void nobodyInParticularShouldNotWithdraw() throws Exception {
    Withdrawals withdrawals = open();
    assertThatThrownBy(() -> withdraw(withdrawals, PersonCode.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(withdrawals.cover(PersonCode.NONE)).isFalse();
  }

  @Test
  void lineThatACrashCutShouldBeNoDamage() throws Exception {
    withdraw(open(), ANNA);
    withdraw(open(), BERT);
    Path last = folder.resolve("000002.choices");
    byte[] line = Files.readAllBytes(last);
    for (int length = 0; length < line.length; length++) {
      Files.write(last, java.util.Arrays.copyOf(line, length));
      Withdrawals after = open();
      assertThat(after.condition()).isEqualTo(Condition.KEPT);
      assertThat(after.cover(ANNA)).isTrue();
      assertThat(after.cover(BERT)).isEqualTo(length == line.length - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\n",
        "withdrawn 0123456789abcdef 2026-11-02T10:00:00Z recipient 00000000\n",
        "withdrawn 0123456789abcdef yesterday recipient 1\n",
        "\u00ff\u0001\n",
        "\n"
      })
  void everybodyShouldCountAsWithdrawnWhenALineIsDamaged(String text) throws Exception {
    withdraw(open(), ANNA);
    Files.writeString(folder.resolve("000002.choices"), text, StandardCharsets.ISO_8859_1);

    Withdrawals damaged = open();
    assertThat(damaged.condition()).isEqualTo(Condition.DAMAGED);
    assertThat(damaged.trouble()).get().asString().contains("waybill withdrawals --mend");
    assertThat(damaged.cover(ANNA)).isTrue();
    assertThat(damaged.cover(BERT)).isTrue();
    assertThat(damaged.cover(PersonCode.NONE)).isFalse();
    assertThatThrownBy(() -> damaged.surelyCover(BERT)).hasMessageContaining("--mend");

    damaged.mend();
    for (Withdrawals mended : List.of(damaged, open())) {
      assertThat(mended.condition()).isEqualTo(Condition.KEPT);
      assertThat(mended.trouble()).isEmpty();
      assertThat(mended.cover(ANNA)).isTrue();
      assertThat(mended.surelyCover(BERT)).isFalse();
    }
    assertThat(folder.resolve("000002.choices.damaged"))
        .hasBinaryContent(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void everybodyShouldCountAsWithdrawnWhenAFileCannotBeRead() throws Exception {
    Files.createDirectory(folder.resolve("000001.choices"));
    Withdrawals damaged = open();
    assertThat(damaged.condition()).isEqualTo(Condition.DAMAGED);
    assertThat(damaged.cover(BERT)).isTrue();
    assertThatThrownBy(damaged::mend).isInstanceOf(IOException.class);
    assertThat(damaged.cover(BERT)).isTrue();
  }

  @Test
  void withdrawalThatCannotBeKeptShouldHoldAndBeTriedAgain() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    Withdrawals withdrawals = open(disk);
    disk.fault(FaultyDisk.failing(Operation.FORCE));

    assertThatThrownBy(() -> withdraw(withdrawals, ANNA))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tried again");
    assertThat(withdrawals.cover(ANNA)).isTrue();
    assertThat(withdrawals.condition()).isEqualTo(Condition.UNKEPT);
    withdrawals.look();
    assertThat(withdrawals.condition()).isEqualTo(Condition.UNKEPT);

    disk.heal();
    withdrawals.look();
    assertThat(withdrawals.condition()).isEqualTo(Condition.KEPT);
    assertThat(withdrawals.trouble()).isEmpty();
    assertThat(open().cover(ANNA)).isTrue();
  }

  @Test
  void resumptionThatCannotBeKeptShouldNotHold() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    Withdrawals withdrawals = open(disk);
    withdraw(withdrawals, ANNA);
    disk.fault(FaultyDisk.failing(Operation.APPEND));

    assertThatThrownBy(() -> resume(withdrawals, ANNA)).isInstanceOf(IOException.class);
    assertThat(withdrawals.cover(ANNA)).isTrue();
    assertThat(open().cover(ANNA)).isTrue();
  }

  @Test
  void mergeShouldKeepWhoeverWithdrewOnEitherSideAndTheLaterChoice() throws Exception {
    Withdrawals withdrawals = open();
    withdraw(withdrawals, ANNA);
    PersonCode carl = new PersonCode(3);
    PersonCode dora = new PersonCode(4);
    withdraw(withdrawals, dora);
    resume(withdrawals, dora);
    Instant earlier = NOW.minusSeconds(60);
    withdrawals.merge(
        List.of(
            new Choice(ANNA, Wish.RESUMED, earlier, Hand.RECIPIENT),
            new Choice(BERT, Wish.WITHDRAWN, earlier, Hand.RECIPIENT),
            new Choice(carl, Wish.RESUMED, earlier, Hand.RECIPIENT),
            new Choice(dora, Wish.WITHDRAWN, earlier, Hand.RECIPIENT)));

    for (Withdrawals each : List.of(withdrawals, open())) {
      assertThat(each.cover(ANNA)).isTrue();
      assertThat(each.cover(BERT)).isTrue();
      assertThat(each.cover(carl)).isFalse();
      assertThat(each.cover(dora)).isFalse();
    }
  }

  @Test
  void filesShouldBecomeShorterWhenMostOfThemNoLongerHolds() throws Exception {
    Withdrawals withdrawals = open();
    for (int n = 0; n < 600; n++) {
      withdraw(withdrawals, ANNA);
      resume(withdrawals, ANNA);
    }
    withdraw(withdrawals, BERT);
    long before = Files.size(onlyFile());

    assertThat(open().cover(BERT)).isTrue();
    assertThat(Files.size(onlyFile())).isLessThan(before / 100);
    assertThat(open().cover(BERT)).isTrue();
    assertThat(open().cover(ANNA)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(PowerCutDisk.Survival.class)
  void whatWasAnsweredShouldSurviveAPowerCut(PowerCutDisk.Survival survival) throws Exception {
    Random random = new Random(11);
    for (long cut = 1; cut < 80; cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      Withdrawals withdrawals = open(disk);
      int answered = 0;
      try {
        for (int n = 1; n <= 20; n++) {
          withdraw(withdrawals, new PersonCode(n));
          answered = n;
        }
      } catch (IOException e) {
        assertThat(disk.isCut()).isTrue();
      }
      Withdrawals after = open(disk.afterCut(survival, random));
      assertThat(after.condition()).as("cut at " + cut).isEqualTo(Condition.KEPT);
      for (int n = 1; n <= answered; n++) {
        assertThat(after.cover(new PersonCode(n))).as("%d, cut at %d", n, cut).isTrue();
      }
    }
  }
}
