package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.waybill.collector.store.DeliveryContract;
import org.waybill.collector.store.LedgerContract;
import org.waybill.collector.store.LongLivedCopyContract;
import org.waybill.collector.store.PurgeContract;
import org.waybill.collector.store.RollupContract;
import org.waybill.collector.store.SettleContract;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreEngine;

/** What is promised of one collector's store is kept by those of three on one database. */
class SeveralStoresTest {

  private static final StoreEngine ENGINE =
      new StoreEngine() {
        @Override
        public Store open(Path path) {
          return SeveralStores.on(path);
        }

        @Override
        public void restore(Path backup, Path path) {
          EmptyPostgres.restore(backup, path);
        }
      };

  @Nested
  class Figures extends RollupContract {
    Figures() {
      super(ENGINE);
    }
  }

  @Nested
  class Verdicts extends SettleContract {
    Verdicts() {
      super(ENGINE);
    }
  }

  @Nested
  class Purging extends PurgeContract {
    Purging() {
      super(ENGINE);
    }
  }

  @Nested
  class LongLivedCopies extends LongLivedCopyContract {
    LongLivedCopies() {
      super(ENGINE);
    }
  }

  @Nested
  class Deliveries extends DeliveryContract {
    Deliveries() {
      super(ENGINE);
    }
  }

  @Nested
  class Ledger extends LedgerContract {
    Ledger() {
      super(ENGINE);
    }
  }
}
