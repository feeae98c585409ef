package org.waybill.collector.store;

import org.junit.jupiter.api.Nested;

/** Everything an engine has to promise. */
public abstract class StoreContracts {

  private final StoreEngine engine;

  protected StoreContracts(StoreEngine engine) {
    this.engine = engine;
  }

  @Nested
  class Ledger extends LedgerContract {
    Ledger() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Deliveries extends DeliveryContract {
    Deliveries() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Batches extends BatchContract {
    Batches() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Hits extends HitContract {
    Hits() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Largest extends LargestContract {
    Largest() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Links extends LinkContract {
    Links() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class StakesOfReasons extends StakeContract {
    StakesOfReasons() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class CopyLists extends CopyListContract {
    CopyLists() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Searches extends SearchContract {
    Searches() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Rollups extends RollupContract {
    Rollups() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Purges extends PurgeContract {
    Purges() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Settling extends SettleContract {
    Settling() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class LongLivedCopies extends LongLivedCopyContract {
    LongLivedCopies() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Devices extends DeviceContract {
    Devices() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Altered extends TamperingContract {
    Altered() {
      super(StoreContracts.this.engine);
    }
  }

  @Nested
  class Care extends CareContract {
    Care() {
      super(StoreContracts.this.engine);
    }
  }
}
