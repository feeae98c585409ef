package org.waybill.collector.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.waybill.collector.store.StoreException;

/**
 * The folder a Derby database lives in: begun, opened and given back. Derby writes what it has to
 * say to {@code derby.log} beside the first folder opened in a process.
 */
final class DerbyFolder {

  /** The file that every Derby database has. */
  private static final String MARK = "service.properties";

  /**
   * SQL states of Derby: what a database that was shut down in order answers; one that is taken.
   */
  private static final String SHUT_DOWN = "08006";

  private static final String TAKEN = "XSDB6";

  private final Path folder;
  private final EmbeddedDataSource source = new WritableSource();

  private DerbyFolder(Path folder) {
    this.folder = folder;
    source.setDatabaseName(folder.toString());
  }

  /** Opens the database, or begins one where the folder does not exist. */
  static DerbyFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    check(folder);
    DerbyProperties.set(folder.resolveSibling("derby.log"));
    if (!Files.exists(folder)) {
      begin(folder);
    }
    DerbyFolder opened = new DerbyFolder(folder);
    opened.boot("no");
    return opened;
  }

  /** An empty database that lives in this process's memory, under a name that nothing else has. */
  static DerbyFolder inMemory(String name, Path log) {
    DerbyProperties.set(log);
    DerbyFolder made = new DerbyFolder(Path.of("memory:" + name));
    made.boot("create");
    return made;
  }

  /**
   * Makes an empty database under another name first: a process killed in the midst would leave a
   * folder that Derby can neither open nor begin anew.
   */
  private static void begin(Path folder) {
    Path begun = folder.resolveSibling(folder.getFileName() + ".begun");
    try {
      Trees.delete(begun);
      DerbyFolder made = new DerbyFolder(begun);
      made.boot("create");
      made.shutDown();
      Files.move(begun, folder, StandardCopyOption.ATOMIC_MOVE);
      // the journal is trimmed by what the store has: its name must survive a power cut first
      Trees.forceFolder(folder.resolveSibling("."));
    } catch (IOException e) {
      throw new StoreException(
          "store folder %s cannot be begun (%s); check the disk and who may write there"
              .formatted(folder, e),
          e);
    }
  }

  /**
   * Puts a backup where no store is, under another name until it has been opened once: its log is
   * replayed then, and a copy that cannot be opened takes no store's place.
   */
  static void restore(Path backup, Path path) {
    Path folder = path.toAbsolutePath().normalize();
    check(folder);
    if (Files.exists(folder)) {
      throw new StoreException(
          "store folder %s exists already; move it away before a backup is put there"
              .formatted(folder));
    }
    if (!Files.exists(backup.resolve(MARK))) {
      throw new StoreException(
          "backup folder %s holds no Derby database (no %s in it); name the folder that was given to the backup"
              .formatted(backup, MARK));
    }
    Path begun = folder.resolveSibling(folder.getFileName() + ".begun");
    try {
      Trees.delete(begun);
      Trees.copy(backup, begun);
      DerbyProperties.set(folder.resolveSibling("derby.log"));
      DerbyFolder put = new DerbyFolder(begun);
      put.boot("no");
      put.shutDown();
      Trees.force(begun);
      Files.move(begun, folder, StandardCopyOption.ATOMIC_MOVE);
      Trees.forceFolder(folder.resolveSibling("."));
    } catch (IOException e) {
      throw new StoreException(
          "backup folder %s cannot be copied to %s (%s); check the disk and who may write there"
              .formatted(backup, folder, e),
          e);
    }
  }

  Path path() {
    return folder;
  }

  EmbeddedDataSource source() {
    return source;
  }

  private static void check(Path folder) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new StoreException(
          "store folder %s: the folder above it does not exist or is not writable; create it for the user that runs the collector"
              .formatted(folder));
    }
    if (Files.exists(folder) && !Files.exists(folder.resolve(MARK))) {
      throw new StoreException(
          "store folder %s is there but holds no Derby database (no %s in it); restore it from a backup, or move it away to begin an empty store"
              .formatted(folder, MARK));
    }
  }

  private void boot(String create) {
    source.setCreateDatabase(create);
    try {
      source.getConnection().close();
    } catch (SQLException e) {
      throw new StoreException(explain(e), e);
    }
  }

  private String explain(SQLException failure) {
    StringBuilder reasons = new StringBuilder();
    boolean taken = false;
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      reasons.append(reasons.isEmpty() ? "" : "; ").append(e.getMessage());
      taken |= TAKEN.equals(e.getSQLState());
    }
    return taken
        ? "store folder %s is in use by another process; one collector owns a store: end the other or name another folder (%s)"
            .formatted(folder, reasons)
        : "store folder %s cannot be opened; restore it from a backup, or move it away to begin an empty store, which the journal refills as far as it reaches (%s)"
            .formatted(folder, reasons);
  }

  /** Ends the database in order and frees its lock. */
  void shutDown() {
    EmbeddedDataSource end = new EmbeddedDataSource();
    end.setDatabaseName(folder.toString());
    end.setShutdownDatabase("shutdown");
    try {
      end.getConnection().close();
      throw new StoreException("store folder " + folder + " did not shut down");
    } catch (SQLException e) {
      if (!SHUT_DOWN.equals(e.getSQLState())) {
        throw new StoreException(
            "store folder %s did not shut down in order; what was applied is safe and recovered at the next start (%s)"
                .formatted(folder, e.getMessage()),
            e);
      }
    }
  }
}
