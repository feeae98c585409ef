package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.journal.FaultyDisk;
import org.waybill.journal.FaultyDisk.Operation;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.PowerCutDisk;
import org.waybill.journal.PowerCutDisk.Survival;
import org.waybill.wire.Allowance;
import org.waybill.wire.RecordingState;

/** What the collector last said of new mail, and what mail that leaves out. */
class RecordingOrderTest {
  private static final Allowance SHOP = off("shop.example");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("recording");
  }

  private static Allowance off(String... domains) {
    return new Allowance(RecordingState.ON, Set.of(domains));
  }

  private RecordingOrder load() throws IOException {
    return RecordingOrder.load(FolderDisk.at(folder));
  }

  @Test
  void everythingShouldBeAllowedBeforeTheFirstWord() throws Exception {
    assertThat(load().allowed()).isEqualTo(Allowance.EVERYTHING);
    assertThat(load().allows(Set.of("shop.example"))).isTrue();
  }

  @Test
  void domainShouldBeOffWithThoseBelowItInAnySpelling() throws Exception {
    RecordingOrder order = load();
    order.update(Optional.of(off("shop.example", "xn--bcher-kva.example")));

    assertThat(order.allows(Set.of("shop.example"))).isFalse();
    assertThat(order.allows(Set.of("a.example", "News.Shop.Example"))).isFalse();
    assertThat(order.allows(Set.of("Bücher.example"))).isFalse();
    assertThat(order.allows(Set.of("xshop.example", "example"))).isTrue();
    assertThat(order.allows(Set.of())).isTrue();
  }

  @Test
  void wordShouldOutliveARestartUntilAnotherOne() throws Exception {
    load().update(Optional.of(SHOP));
    assertThat(load().allowed()).isEqualTo(SHOP);

    RecordingOrder again = load();
    again.update(Optional.empty());
    assertThat(again.allowed()).isEqualTo(SHOP);
    again.update(Optional.of(Allowance.NOTHING));
    assertThat(load().allows(Set.of("a.example"))).isFalse();
    again.update(Optional.of(Allowance.EVERYTHING));
    assertThat(load().allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void fileShouldBeOfTheEarlierFormWhileNoDomainIsOff() throws Exception {
    load().update(Optional.of(Allowance.NOTHING));
    assertThat(file).hasContent("waybill-recording 1\nrecording off\n");

    Files.writeString(file, "waybill-recording 1\nrecording on\n");
    assertThat(load().allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "waybill-recording 1\nrecor",
        "waybill-recording 2\nrecording on\n",
        "waybill-recording 1\nrecording up\n",
        "waybill-recording 1\nrecording on\noff shop.exam",
        "waybill-recording 1\nrecording on\noff \n",
        "waybill-recording 1\nrecording on\nor so\n"
      })
  void fileThatCannotBeUnderstoodShouldAllowNothingUntilTheCollectorSpeaks(String text)
      throws Exception {
    Files.writeString(file, text);
    RecordingOrder order = load();
    assertThat(order.allowed()).isEqualTo(Allowance.NOTHING);

    order.update(Optional.of(Allowance.EVERYTHING));
    assertThat(load().allowed()).isEqualTo(Allowance.EVERYTHING);
  }

  @Test
  void wordThatCannotBeKeptShouldCountAndBeTriedAgain() throws Exception {
    FaultyDisk disk = new FaultyDisk(FolderDisk.at(folder));
    RecordingOrder order = RecordingOrder.load(disk);
    disk.fault(FaultyDisk.failing(Operation.FORCE));
    assertThatThrownBy(() -> order.update(Optional.of(SHOP))).isInstanceOf(IOException.class);
    assertThat(order.allowed()).isEqualTo(SHOP);

    disk.heal();
    order.update(Optional.of(SHOP));
    assertThat(load().allowed()).isEqualTo(SHOP);
  }

  @Test
  void fileShouldHoldTheLastWordThatWasKeptOrALaterOneWhereverThePowerGoes() throws Exception {
    List<Allowance> words = List.of(Allowance.EVERYTHING, SHOP, off("other.example"));
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(kept(whole, words)).isEqualTo(2);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      int kept = kept(disk, words);
      for (Survival survival : Survival.values()) {
        PowerCutDisk after = disk.afterCut(survival, new Random(cut));
        assertThat(RecordingOrder.load(after).allowed())
            .as("cut at %d, surviving %s", cut, survival)
            .isIn(words.subList(kept, words.size()));
      }
    }
  }

  /** The number of the last word that was kept for sure. */
  private static int kept(PowerCutDisk disk, List<Allowance> words) throws IOException {
    int kept = 0;
    try {
      for (Allowance word : words.subList(1, words.size())) {
        RecordingOrder.load(disk).update(Optional.of(word));
        kept++;
      }
    } catch (IOException e) {
      assertThat(disk.isCut()).isTrue();
    }
    return kept;
  }
}
