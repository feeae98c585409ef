package org.waybill.collector.command;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.OfflineAccess;
import org.waybill.collector.Settings;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;

/**
 * Work on users, tokens, withdrawals and the recording switch: the running collector does it, so
 * that it holds at once, or we do where none runs.
 */
record AccessWork(Settings settings, InstantSource clock) {

  int run(ErrandName name, String argument, Consumer<String> say) throws IOException {
    Optional<AdminCall> call = AdminCall.to(settings.adminSocket());
    if (call.isPresent()) {
      try (AdminCall open = call.get()) {
        return open.ask(name, argument, say);
      }
    }
    return OfflineAccess.run(settings, clock, name, argument, say);
  }
}
