package org.waybill.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.SettingsFile;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;

/**
 * The collector that {@code keygen} may ask.
 *
 * @param socket where it listens; empty where the admin named none
 */
record RunningCollector(Optional<Path> socket) {

  static RunningCollector of(@Nullable Path conf) throws IOException, SettingsException {
    return new RunningCollector(
        conf == null ? Optional.empty() : Optional.of(SettingsFile.read(conf).adminSocket()));
  }

  /** How many links die with the key that sealed between these. */
  void sayWhatWasSealed(Instant from, Instant until, Consumer<String> say) throws IOException {
    if (!ask(ErrandName.SEALED, from + " " + until, say)) {
      say.accept(
          "How many links die with it cannot be known here: all in mail of that time. Only a");
      say.accept("running collector knows; give its collector.properties with --conf.");
    }
  }

  /** Has it take the changed key file now; without one the admin named it is silent. */
  void takeKeys(Consumer<String> say) throws IOException {
    boolean unused = ask(ErrandName.KEYS, "", say);
  }

  private boolean ask(ErrandName errand, String argument, Consumer<String> say) throws IOException {
    Optional<AdminCall> call = socket.isEmpty() ? Optional.empty() : AdminCall.to(socket.get());
    if (call.isEmpty()) {
      return false;
    }
    try (AdminCall open = call.get()) {
      int unused = open.ask(errand, argument, say);
      return true;
    }
  }
}
