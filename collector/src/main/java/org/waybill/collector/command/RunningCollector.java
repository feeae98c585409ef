package org.waybill.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** How many links die with a key that sealed from then on, at most. */
  void sayWhatWasSealed(Instant from, Instant now, Consumer<String> say) throws IOException {
    if (ask(ErrandName.SEALED, from + " " + now, say).isPresent()) {
      say.accept(
          "Counted is all mail up to now, whichever key sealed it, for a James that did not");
      say.accept("have the next key in time went on with this one: it may be more than dies.");
    } else {
      say.accept(
          "How many links die with it cannot be known here: all in mail of that time, and of"
              + " later");
      say.accept("mail where a James did not have the next key in time. Only a running collector");
      say.accept("knows; give its collector.properties with --conf.");
    }
  }

  /**
   * Has it take the changed key file now; without one the admin named it is silent. The file is
   * changed by then: one that cannot listen takes it by itself.
   *
   * @return the exit code; 1 where it refuses the file
   */
  int takeKeys(Consumer<String> say) {
    try {
      return ask(ErrandName.KEYS, "", say).orElse(0);
    } catch (IOException e) {
      say.accept("The running collector could not be told: " + e.getMessage() + ".");
      say.accept("The key file is changed; it takes it by itself within 30 s, see: waybill status");
      return 0;
    }
  }

  /** The exit code; empty where nobody was asked. */
  private OptionalInt ask(ErrandName errand, String argument, Consumer<String> say)
      throws IOException {
    Optional<AdminCall> call = socket.isEmpty() ? Optional.empty() : AdminCall.to(socket.get());
    if (call.isEmpty()) {
      return OptionalInt.empty();
    }
    try (AdminCall open = call.get()) {
      return OptionalInt.of(open.ask(errand, argument, say));
    }
  }
}
