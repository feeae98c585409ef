package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreContracts;
import org.waybill.collector.store.StoreEngine;

/** PostgreSQL keeps every contract of a store; Maven brings a server for one kind of machine. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresStoreTest extends StoreContracts {

  PostgresStoreTest() {
    super(
        new StoreEngine() {
          @Override
          public Store open(Path path) {
            return EmptyPostgres.open(path);
          }

          @Override
          public void restore(Path backup, Path path) {
            EmptyPostgres.restore(backup, path);
          }
        });
  }
}
