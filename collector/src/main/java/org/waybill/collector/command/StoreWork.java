package org.waybill.collector.command;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.OfflineStore;
import org.waybill.collector.Settings;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;

/** Work on a store: the running collector does it, or we do where none runs. */
record StoreWork(Settings settings) {

  static StoreWork of(Settings settings) {
    return new StoreWork(settings);
  }

  int run(ErrandName name, String argument, Consumer<String> say) throws IOException {
    Optional<AdminCall> call = AdminCall.to(settings.adminSocket());
    if (call.isPresent()) {
      try (AdminCall open = call.get()) {
        return open.ask(name, argument, say);
      }
    }
    try (OfflineStore store = OfflineStore.of(settings)) {
      return store.errand(name, InstantSource.system()).run(argument, say);
    }
  }
}
