package org.waybill.collector.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Trees;

/**
 * A backup that becomes a store. It is copied and opened once under another name: its log is
 * replayed then, and a copy that cannot be opened takes no store's place.
 */
final class DerbyRestore {

  private DerbyRestore() {}

  /** Puts a backup where no store is. */
  static void put(Path backup, Path path) {
    Path folder = path.toAbsolutePath().normalize();
    DerbyFolder.checkParent(folder);
    if (Files.exists(folder)) {
      throw new StoreException(
          "store folder %s exists already; move it away before a backup is put there"
              .formatted(folder));
    }
    copy(backup, folder);
  }

  /**
   * Puts a backup in a store's place; what is there is moved aside, and back again where that
   * fails.
   *
   * @return whether there was a store
   */
  static boolean replace(Path backup, Path path, Path aside) {
    Path folder = path.toAbsolutePath().normalize();
    DerbyFolder.checkParent(folder);
    Path ready = ready(folder);
    copy(backup, ready);
    DerbyStore.open(ready).close(); // one that cannot be opened must not replace one that can
    return swap(ready, folder, aside);
  }

  /**
   * What a restore that was interrupted left beside a store's folder. From before the former store
   * is moved until the restored one is in its place there is always something.
   */
  static Optional<Path> interrupted(Path folder) {
    Path ready = ready(folder);
    return Stream.of(ready, DerbyFolder.begun(ready)).filter(Files::exists).findFirst();
  }

  private static Path ready(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".restored");
  }

  /** To a place where nothing is that anybody needs. */
  private static void copy(Path backup, Path folder) {
    if (!Files.exists(backup.resolve(DerbyFolder.MARK))) {
      throw new StoreException(
          "backup folder %s holds no Derby database (no %s in it); name the folder that was given to the backup"
              .formatted(backup, DerbyFolder.MARK));
    }
    Path begun = DerbyFolder.begun(folder);
    try {
      Trees.delete(begun);
      Trees.copy(backup, begun);
      DerbyFolder.openOnce(begun);
      Trees.force(begun);
      Trees.delete(folder);
      Files.move(begun, folder, StandardCopyOption.ATOMIC_MOVE);
      Trees.forceFolder(folder.resolveSibling("."));
    } catch (IOException e) {
      throw new StoreException(
          "backup folder %s cannot be copied to %s (%s); check the disk and who may write there"
              .formatted(backup, folder, e),
          e);
    }
  }

  static boolean swap(Path ready, Path folder, Path aside) {
    boolean former = Files.exists(folder);
    try {
      if (former) {
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new StoreException(
          "store folder %s cannot be moved to %s (%s), and nothing was changed; check who may write there"
              .formatted(folder, aside, e),
          e);
    }
    try {
      Files.move(ready, folder, StandardCopyOption.ATOMIC_MOVE);
      return former;
    } catch (IOException e) {
      String where = former ? back(aside, folder, e) : "there is none as before";
      throw new StoreException(
          "store folder %s: the backup could not take its place (%s), and %s; check the disk and who may write there, and restore again"
              .formatted(folder, e, where),
          e);
    }
  }

  private static String back(Path aside, Path folder, IOException because) {
    try {
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
      return "the former store is there again";
    } catch (IOException e) {
      because.addSuppressed(e);
      return "the former store lies in " + aside;
    }
  }
}
