package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.postgres.PostgresServer;

/**
 * Two collectors on one database go to a later version one after the other, and one of them back,
 * while people read mail and look at pages. The later version is this one with further migrations.
 */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class RollingUpgradeTest {

  private static final List<Path> THIS_VERSION = List.of();

  @TempDir Path folder;
  private PostgresServer server;
  private List<Path> laterVersion;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    server.execute("CREATE DATABASE shared");
    laterVersion =
        List.of(
            Path.of(
                Objects.requireNonNull(RollingUpgradeTest.class.getResource("/later-version"))
                    .toURI()));
  }

  @AfterEach
  void end() throws Exception {
    server.close();
  }

  @Test
  void noHitShouldBeLostAndNoPageFailFromVersionToVersionAndBack() throws Exception {
    try (Fleet fleet = Fleet.start(folder, server.address("shared"), 2);
        Onlooker first = new Onlooker(fleet.get(0));
        Onlooker second = new Onlooker(fleet.get(1))) {
      fleet.underLoad(() -> fleet.ship(1, 0));
      fleet.underLoad(() -> restart(fleet.get(0), first, laterVersion));
      fleet.underLoad(() -> fleet.ship(2, 0));
      fleet.underLoad(() -> fleet.ship(3, 1));
      fleet.underLoad(() -> restart(fleet.get(1), second, THIS_VERSION));
      fleet.underLoad(() -> fleet.ship(4, 1));
      fleet.underLoad(() -> restart(fleet.get(1), second, laterVersion));
      fleet.underLoad(() -> restart(fleet.get(0), first, THIS_VERSION));
      fleet.underLoad(
          () -> {
            first.awaitRound();
            second.awaitRound();
          });

      for (Onlooker each : List.of(first, second)) {
        System.out.println(each.seen() + " pages");
        assertThat(each.failed()).isEmpty();
      }
      for (ReadCollector each : fleet.all()) {
        assertThat(ServedCollector.log(each.folder()))
            .contains("a newer version of Waybill has added to its tables (up to 1002 ");
      }
      fleet.assertEveryAnswerIsReportedOnce();
    }
  }

  private static void restart(ReadCollector collector, Onlooker onlooker, List<Path> version)
      throws Exception {
    onlooker.whileAway(() -> collector.endAndStart(version));
  }
}
