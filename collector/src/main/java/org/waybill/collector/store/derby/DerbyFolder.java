package org.waybill.collector.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Trees;

/**
 * The folder a Derby database lives in: begun, opened and given back. Derby writes what it has to
 * say to {@code derby.log} beside the first folder opened in a process.
 */
final class DerbyFolder {

  /** The file that every Derby database has. */
  static final String MARK = "service.properties";

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
    DerbyRestore.interrupted(folder).ifPresent(left -> refuseToBegin(folder, left));
    Path begun = begun(folder);
    try {
      Trees.delete(begun);
      DerbyFolder made = new DerbyFolder(begun);
      made.boot("create");
      made.shutDown();
      Trees.guard(begun);
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

  /** Opens a database and gives it back: what its log holds is in its files then. */
  static void openOnce(Path folder) {
    DerbyProperties.set(folder.resolveSibling("derby.log"));
    DerbyFolder opened = new DerbyFolder(folder);
    opened.boot("no");
    opened.shutDown();
  }

  /** What a folder is called until it is complete. */
  static Path begun(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".begun");
  }

  Path path() {
    return folder;
  }

  EmbeddedDataSource source() {
    return source;
  }

  /** The former store may lie aside: hits are worth more in the journal than in an empty one. */
  private static void refuseToBegin(Path folder, Path left) {
    throw new StoreException(
        "store folder %1$s does not exist and %2$s lies beside it: a restore was interrupted, and no empty store is begun meanwhile; end the collector and repeat waybill restore, or move the former store (%1$s.before-...) back, or remove %2$s to begin an empty one"
            .formatted(folder, left));
  }

  private static void check(Path folder) {
    checkParent(folder);
    if (Files.exists(folder) && !Files.exists(folder.resolve(MARK))) {
      throw new StoreException(
          "store folder %s is there but holds no Derby database (no %s in it); restore it from a backup, or move it away to begin an empty store"
              .formatted(folder, MARK));
    }
  }

  static void checkParent(Path folder) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new StoreException(
          "store folder %s: the folder above it does not exist or is not writable; create it for the user that runs the collector"
              .formatted(folder));
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
