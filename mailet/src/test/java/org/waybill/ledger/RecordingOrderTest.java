package org.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void fileShouldHoldTheOldOrTheNewWordWhereverThePowerGoes() throws Exception {
    PowerCutDisk whole = new PowerCutDisk();
    RecordingOrder.load(whole).update(Optional.of(SHOP));
    RecordingOrder.load(whole).update(Optional.of(off("other.example")));

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      Allowance sure = Allowance.EVERYTHING;
      try {
        RecordingOrder.load(disk).update(Optional.of(SHOP));
        sure = SHOP;
        RecordingOrder.load(disk).update(Optional.of(off("other.example")));
      } catch (IOException e) {
        assertThat(disk.isCut()).isTrue();
      }
      for (Survival survival : Survival.values()) {
        Allowance found = RecordingOrder.load(disk.afterCut(survival, new Random(cut))).allowed();
        assertThat(found)
            .as("cut at %d, surviving %s", cut, survival)
            .isIn(sure, SHOP, off("other.example"));
        assertThat(found == Allowance.EVERYTHING).isIn(false, sure == Allowance.EVERYTHING);
      }
    }
  }
}
