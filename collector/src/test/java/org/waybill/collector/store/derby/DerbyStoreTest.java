package org.waybill.collector.store.derby;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.waybill.collector.store.BatchContract;
import org.waybill.collector.store.CareContract;
import org.waybill.collector.store.CopyListContract;
import org.waybill.collector.store.DeliveryContract;
import org.waybill.collector.store.DeviceContract;
import org.waybill.collector.store.HitContract;
import org.waybill.collector.store.LargestContract;
import org.waybill.collector.store.LedgerContract;
import org.waybill.collector.store.LinkContract;
import org.waybill.collector.store.LongLivedCopyContract;
import org.waybill.collector.store.PurgeContract;
import org.waybill.collector.store.RollupContract;
import org.waybill.collector.store.SearchContract;
import org.waybill.collector.store.SettleContract;
import org.waybill.collector.store.StakeContract;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreEngine;
import org.waybill.collector.store.TamperingContract;

/** Derby keeps every contract of a store. */
class DerbyStoreTest {

  private static final StoreEngine DERBY =
      new StoreEngine() {
        @Override
        public Store open(Path path) {
          return EmptyDerby.open(path);
        }

        @Override
        public void restore(Path backup, Path path) {
          DerbyStore.restore(backup, path);
        }
      };

  @Nested
  class Ledger extends LedgerContract {
    Ledger() {
      super(DERBY);
    }
  }

  @Nested
  class Deliveries extends DeliveryContract {
    Deliveries() {
      super(DERBY);
    }
  }

  @Nested
  class Batches extends BatchContract {
    Batches() {
      super(DERBY);
    }
  }

  @Nested
  class Hits extends HitContract {
    Hits() {
      super(DERBY);
    }
  }

  @Nested
  class Largest extends LargestContract {
    Largest() {
      super(DERBY);
    }
  }

  @Nested
  class Links extends LinkContract {
    Links() {
      super(DERBY);
    }
  }

  @Nested
  class StakesOfReasons extends StakeContract {
    StakesOfReasons() {
      super(DERBY);
    }
  }

  @Nested
  class CopyLists extends CopyListContract {
    CopyLists() {
      super(DERBY);
    }
  }

  @Nested
  class Searches extends SearchContract {
    Searches() {
      super(DERBY);
    }
  }

  @Nested
  class Rollups extends RollupContract {
    Rollups() {
      super(DERBY);
    }
  }

  @Nested
  class Purges extends PurgeContract {
    Purges() {
      super(DERBY);
    }
  }

  @Nested
  class Settling extends SettleContract {
    Settling() {
      super(DERBY);
    }
  }

  @Nested
  class LongLivedCopies extends LongLivedCopyContract {
    LongLivedCopies() {
      super(DERBY);
    }
  }

  @Nested
  class Devices extends DeviceContract {
    Devices() {
      super(DERBY);
    }
  }

  @Nested
  class Altered extends TamperingContract {
    Altered() {
      super(DERBY);
    }
  }

  @Nested
  class Care extends CareContract {
    Care() {
      super(DERBY);
    }
  }
}
