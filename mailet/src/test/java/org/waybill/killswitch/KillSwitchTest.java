package org.waybill.killswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.journal.FolderDisk;

class KillSwitchTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Scope CUSTOMER = Scope.parse("Customer.example");

  @TempDir private Path folder;
  private Path file;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private KillSwitch killSwitch;

  @BeforeEach
  void open() {
    file = folder.resolve(KillSwitch.FILE);
    killSwitch = again();
  }

  @Test
  void nothingShouldBeOffWithoutAFile() {
    assertThat(killSwitch.state()).isEqualTo(SwitchedOff.NOTHING);
    assertThat(killSwitch.worries()).isEmpty();
  }

  @Test
  void whatIsSwitchedShouldCountAtOnceAndAfterARestart() throws Exception {
    killSwitch.off(CUSTOMER, "a complaint\nof today");

    for (KillSwitch any : new KillSwitch[] {killSwitch, again()}) {
      assertThat(any.state().isEverything()).isFalse();
      assertThat(any.state().holds(Set.of("customer.example"))).isTrue();
      assertThat(any.state().holds(Set.of("a.example", "News.Customer.example"))).isTrue();
      assertThat(any.state().holds(Set.of("a.example", "xcustomer.example"))).isFalse();
      assertThat(any.state().byScope())
          .containsEntry(CUSTOMER, new Off(Optional.of(NOON), "a complaint of today"));
    }
    assertThat(killSwitch.state().reasons())
        .isEqualTo(Map.of("customer.example", "a complaint of today"));
    assertThat(killSwitch.worries())
        .containsExactly(
            "tracking of mail from customer.example is switched off since 2026-11-30T12:00:00Z"
                + " (a complaint of today); see kill-switch in the ledger folder");
  }

  @Test
  void everythingShouldBeOneScopeBesideOthers() throws Exception {
    killSwitch.off(CUSTOMER, "");
    killSwitch.off(Scope.ALL, "");
    assertThat(killSwitch.state().isEverything()).isTrue();

    killSwitch.on(Scope.ALL);
    assertThat(killSwitch.state().byScope()).containsOnlyKeys(CUSTOMER);

    killSwitch.on(CUSTOMER);
    assertThat(killSwitch.state()).isEqualTo(SwitchedOff.NOTHING);
    assertThat(file).doesNotExist();
  }

  @Test
  void fileMadeByHandShouldCountWithinASecond() throws Exception {
    assertThat(killSwitch.state()).isEqualTo(SwitchedOff.NOTHING);
    Files.writeString(
        file, "# stop this\n customer.example \nother.example 2026-11-30T10:00:00Z\n");
    now.set(NOON.plus(KillSwitch.PERIOD));

    assertThat(killSwitch.state().byScope())
        .containsOnlyKeys(CUSTOMER, Scope.parse("other.example"));

    Files.delete(file);
    now.set(NOON.plus(KillSwitch.PERIOD.multipliedBy(2)));
    assertThat(killSwitch.state()).isEqualTo(SwitchedOff.NOTHING);
  }

  @Test
  void whatWasMadeByHandShouldStayWhenMoreIsSwitched() throws Exception {
    Files.writeString(file, "other.example\n");
    killSwitch.off(CUSTOMER, "a complaint");

    assertThat(file)
        .hasContent("customer.example 2026-11-30T12:00:00Z a complaint\nother.example\n");
  }

  @Test
  void fileShouldNotBeReadForEveryMail() throws Exception {
    assertThat(killSwitch.state()).isEqualTo(SwitchedOff.NOTHING);
    Files.writeString(file, "*");
    now.set(NOON.plus(KillSwitch.PERIOD).minusMillis(1));
    assertThat(killSwitch.state()).isEqualTo(SwitchedOff.NOTHING);

    now.set(NOON.minus(Duration.ofHours(1))); // the clock was put back
    assertThat(killSwitch.state().isEverything()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "# nothing\n", "*", "all", "no domain here", "customer.example today"})
  void fileThatCannotBeUnderstoodShouldSwitchEverythingOff(String text) throws Exception {
    Files.writeString(file, text);

    assertThat(killSwitch.state().isEverything()).isTrue();
    assertThat(killSwitch.worries()).isNotEmpty();
  }

  @Test
  void fileThatCannotBeReadShouldSwitchEverythingOff() throws Exception {
    Files.createDirectory(file);

    assertThat(killSwitch.state().isEverything()).isTrue();
  }

  @Test
  void whatTheDiskDoesNotTakeShouldCountAndBeTriedAgain() throws Exception {
    Path there = folder.resolve("there");
    KillSwitch early = new KillSwitch(() -> disk(there), now::get);

    assertThatThrownBy(() -> early.off(Scope.ALL, "")).isInstanceOf(IOException.class);
    assertThat(early.state().isEverything()).isTrue();

    Files.createDirectory(there);
    now.set(NOON.plus(KillSwitch.PERIOD));
    assertThat(early.state().isEverything()).isTrue();
    assertThat(there.resolve(KillSwitch.FILE)).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example",
        "a b.example",
        "user@customer.example",
        "https://a.example",
        ".example",
        "customer.example."
      })
  void scopeShouldBeADomain(String text) {
    assertThatThrownBy(() -> Scope.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Scope.ALLOWED);
  }

  private KillSwitch again() {
    return new KillSwitch(() -> FolderDisk.at(folder), now::get);
  }

  private static FolderDisk disk(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new IOException("the disk is away");
    }
    return FolderDisk.at(path);
  }
}
