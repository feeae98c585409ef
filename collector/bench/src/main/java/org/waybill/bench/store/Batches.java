package org.waybill.bench.store;

import java.util.ArrayList;
import java.util.List;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;

/** A workload's hits in the transactions that the correlator makes for a store. */
public final class Batches {

  private final Store store;
  private final Workload workload;

  public Batches(Store store, Workload workload) {
    this.store = store;
    this.workload = workload;
  }

  /** The next hits, so many. */
  public List<Batch> next(int hits) {
    List<Batch> batches = new ArrayList<>();
    int rows = store.batchRows();
    for (int left = hits; left > 0; left -= rows) {
      batches.add(workload.hits(Math.min(left, rows)));
    }
    return batches;
  }
}
