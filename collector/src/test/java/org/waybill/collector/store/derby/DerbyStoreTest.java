package org.waybill.collector.store.derby;

import java.nio.file.Path;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreContract;

class DerbyStoreTest extends StoreContract {

  @Override
  protected Store open(Path path) {
    return EmptyDerby.open(path);
  }
}
