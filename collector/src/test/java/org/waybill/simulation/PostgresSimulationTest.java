package org.waybill.simulation;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.collector.store.postgres.FaultyPostgres;

/** With its store on PostgreSQL, of which Maven brings a server for one kind of machine. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresSimulationTest extends Simulation {

  PostgresSimulationTest() {
    super(50);
  }

  @Override
  LastingDatabase database(Path folder) {
    return new FaultyPostgres(folder.resolve("store"));
  }
}
