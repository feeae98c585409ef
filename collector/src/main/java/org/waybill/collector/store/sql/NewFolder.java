package org.waybill.collector.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.waybill.collector.store.StoreException;

/**
 * The folder of a backup: whole and durable, or not there. Only its owner can enter it: addresses
 * are in it.
 */
public final class NewFolder {

  private NewFolder() {}

  /** Writes what shall lie there. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes below a folder that is empty, and its owner's alone.
     *
     * @return what of it takes the place of the new folder: all, or one folder in it
     */
    Path write(Path begun) throws IOException;
  }

  /**
   * Makes a folder that does not exist, under another name until it is durable.
   *
   * @throws StoreException naming the folder; nothing is left there then
   */
  public static void make(Path target, Content content) {
    Path folder = target.toAbsolutePath().normalize();
    check(folder);
    Path begun = folder.resolveSibling(folder.getFileName() + ".begun");
    try {
      Trees.delete(begun);
      Trees.create(begun);
      Path made = content.write(begun);
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
