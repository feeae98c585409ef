package org.waybill.collector;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;

/** Three collectors, each a process, drain into one database, and everything dies once. */
class SeveralCollectorsTest {

  private static final int COLLECTORS = 3;

  @TempDir Path folder;
  private PostgresServer server;
  private CutWire wire;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    server.execute("CREATE DATABASE shared");
    wire = new CutWire(server.port());
  }

  private PostgresAddress address() {
    PostgresAddress direct = server.address("shared");
    return new PostgresAddress(
        "jdbc:postgresql://127.0.0.1:%d/shared".formatted(wire.port()), direct.user(), "");
  }

  @AfterEach
  void end() throws Exception {
    wire.close();
    server.close();
  }

  @Test
  void everyAnsweredHitShouldBeReportedOnceWhateverDies() throws Exception {
    try (Fleet fleet = Fleet.start(folder, address(), COLLECTORS)) {
      fleet.underLoad(() -> fleet.ship(1, 0));
      fleet.underLoad(fleet.get(1)::killAndStart);
      fleet.underLoad(() -> fleet.ship(2, 1));
      fleet.underLoad(server::crash);
      fleet.underLoad(wire::cut);
      fleet.underLoad(() -> fleet.ship(3, 2));
      fleet.underLoad(wire::mend);
      fleet.underLoad(fleet.get(2)::killAndStart);
      fleet.assertEveryAnswerIsReportedOnce();
    }
  }
}
