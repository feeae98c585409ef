package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.collector.store.move.Move;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresStore;
import org.waybill.collector.store.sql.Database;
import org.waybill.journal.FolderDisk;

/** The store on the engine that the configuration names. */
final class ChosenStore {

  private ChosenStore() {}

  /**
   * Opens it, and begins an empty one where there is none.
   *
   * @throws org.waybill.collector.store.StoreException saying what is wrong and what to do
   */
  static Store open(Settings settings, Recognizer recognizer, InstantSource clock) {
    return settings
        .postgres()
        .map(address -> PostgresStore.open(address, node(settings), recognizer, clock))
        .orElseGet(() -> DerbyStore.open(settings.storeDir(), recognizer));
  }

  private static String node(Settings settings) {
    try {
      return NodeId.in(FolderDisk.at(settings.dataDir()));
    } catch (IOException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Moves the embedded one into a database.
   *
   * @throws org.waybill.collector.store.StoreException where it is broken off
   * @throws IOException where nothing may be moved there; fit for an admin
   */
  static void migrate(Settings settings, PostgresAddress address, Consumer<String> say)
      throws IOException {
    try (Database source = DerbyStore.database(settings.storeDir());
        Database target = PostgresStore.empty(address)) {
      Move.all(source, target, node(settings), say);
    }
  }

  /**
   * Puts a backup in its place: in that of an embedded one, or into a database without tables.
   *
   * @param aside where an embedded one is moved that is there
   * @return whether one was moved
   * @throws org.waybill.collector.store.StoreException where nothing was changed; says what is
   *     wrong and what to do
   */
  static boolean replace(Settings settings, Path backup, Path aside) {
    if (settings.postgres().isPresent()) {
      PostgresStore.restore(backup, settings.postgres().get());
      return false;
    }
    return DerbyStore.replace(backup, settings.storeDir(), aside);
  }
}
