package org.waybill.collector.store.derby;

import java.nio.file.Path;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.SqlStore;
import org.waybill.collector.store.sql.Turn;

/** Opens stores on an embedded Derby; one process owns the folder of each. */
public final class DerbyStore {

  private DerbyStore() {}

  /**
   * Opens a store and brings its tables up to date; begins an empty one where the folder does not
   * exist.
   *
   * @param path the database's own folder; the folder above it must exist
   * @param recognizer names devices as hits are judged
   * @throws StoreException naming the folder, what is wrong with it and what to do
   */
  public static Store open(Path path, Recognizer recognizer) {
    return SqlStore.on(database(path), new Turn.Alone(), recognizer);
  }

  /** Opens one that names no devices. */
  public static Store open(Path path) {
    return open(path, Recognizer.NONE);
  }

  /** The same without what is kept in memory of it, for whoever copies it. */
  public static Database database(Path path) {
    DerbyFolder folder = DerbyFolder.open(path);
    try {
      return DerbyDatabase.in(folder, "store folder " + path);
    } catch (StoreException e) {
      folder.shutDown();
      throw e;
    }
  }

  /**
   * Puts a backup where no store is.
   *
   * @param backup the folder that was given to {@link Store#backup}
   * @param path the database's own folder; it must not exist, the folder above it must
   * @throws StoreException naming the folder, what is wrong with it and what to do
   */
  public static void restore(Path backup, Path path) {
    DerbyRestore.put(backup, path);
  }

  /**
   * Puts a backup in a store's place, which no process may use meanwhile.
   *
   * @param backup the folder that was given to {@link Store#backup}
   * @param path the database's own folder, if there is one; the folder above it must exist
   * @param aside where what is there is moved
   * @return whether there was a store
   * @throws StoreException where the former store is in its place as before; says what is wrong and
   *     what to do
   */
  public static boolean replace(Path backup, Path path, Path aside) {
    return DerbyRestore.replace(backup, path, aside);
  }
}
