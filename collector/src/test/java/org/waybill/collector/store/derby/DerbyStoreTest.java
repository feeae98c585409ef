package org.waybill.collector.store.derby;

import java.nio.file.Path;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreContracts;
import org.waybill.collector.store.StoreEngine;

/** Derby keeps every contract of a store. */
class DerbyStoreTest extends StoreContracts {

  DerbyStoreTest() {
    super(
        new StoreEngine() {
          @Override
          public Store open(Path path) {
            return EmptyDerby.open(path);
          }

          @Override
          public void restore(Path backup, Path path) {
            DerbyStore.restore(backup, path);
          }
        });
  }
}
