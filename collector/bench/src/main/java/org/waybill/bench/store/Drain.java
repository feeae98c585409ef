package org.waybill.bench.store;

import java.util.List;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;

/** Stores hits as fast as the store takes them, in the transactions the correlator makes. */
public final class Drain {

  private final Store store;
  private final Batches batches;
  private final int block;
  private final Measured rates = new Measured();
  private final Measured cpu = new Measured();

  /** Measures in blocks of that many hits. */
  public Drain(Store store, Workload workload, int block) {
    this.store = store;
    this.batches = new Batches(store, workload);
    this.block = block;
  }

  /** Stores hits that are not measured. */
  public void warmUp(int hits) {
    batches.next(hits).forEach(store::apply);
  }

  /** Stores that many more; measures block by block. */
  public void store(int hits) {
    for (int left = hits; left > 0; left -= block) {
      int count = Math.min(block, left);
      List<Batch> made = batches.next(count);
      long cpuBefore = Cpu.nanos();
      long before = System.nanoTime();
      made.forEach(store::apply);
      double nanos = System.nanoTime() - before;
      rates.add(count * 1e9 / nanos);
      cpu.add((Cpu.nanos() - cpuBefore) / 1e3 / count);
    }
  }

  /** Hits a second. */
  public String rates() {
    return rates.spread(0);
  }

  /** Processor time of this process a hit, in microseconds. */
  public String cpuMicros() {
    return cpu.spread(1);
  }
}
