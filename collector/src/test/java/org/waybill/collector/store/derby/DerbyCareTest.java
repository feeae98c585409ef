package org.waybill.collector.store.derby;

import java.nio.file.Path;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreCareContract;

class DerbyCareTest extends StoreCareContract {

  @Override
  protected Store open(Path path) {
    return EmptyDerby.open(path);
  }

  @Override
  protected void restore(Path backup, Path path) {
    DerbyStore.restore(backup, path);
  }
}
