package org.waybill.collector.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Connections;

/**
 * An online copy of a database. Derby copies files and log so that the copy, when it is opened, is
 * the database as it stood at the end of the copying; it does not force them to disk. Only the
 * owner can enter the copy: addresses are in it.
 */
final class DerbyBackup {

  private DerbyBackup() {}

  /** Copies into a folder that does not exist, under another name until the copy is durable. */
  static void write(Connections connections, Path database, Path target) {
    Path folder = target.toAbsolutePath().normalize();
    check(folder);
    Path begun = folder.resolveSibling(folder.getFileName() + ".begun");
    try {
      Trees.delete(begun);
      Trees.create(begun);
      connections.call("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)", begun.toString());
      Path made = begun.resolve(database.getFileName());
      Trees.guard(made);
      Trees.force(made);
      Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(begun);
      Trees.forceFolder(folder.resolveSibling("."));
    } catch (IOException | StoreException e) {
      throw failed(folder, begun, e);
    }
  }

  private static void check(Path folder) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new StoreException(
          "backup folder %s: the folder above it does not exist or is not writable; create it for the user that runs the collector"
              .formatted(folder));
    }
    if (Files.exists(folder)) {
      throw new StoreException(
          "backup folder %s exists already; name one that does not, or move the old one away"
              .formatted(folder));
    }
  }

  private static StoreException failed(Path folder, Path begun, Exception cause) {
    StoreException failure =
        new StoreException(
            "backup folder %s could not be written (%s); check the disk and try again"
                .formatted(folder, cause.getMessage()),
            cause);
    try {
      Trees.delete(begun);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
