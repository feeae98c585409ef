package org.waybill.simulation;

import java.nio.file.Path;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.collector.store.derby.MemoryDerby;

/** With its store on Derby. */
class SimulationTest extends Simulation {

  SimulationTest() {
    super(200);
  }

  @Override
  LastingDatabase database(Path folder) {
    return new MemoryDerby("simulation");
  }
}
