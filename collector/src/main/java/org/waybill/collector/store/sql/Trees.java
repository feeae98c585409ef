package org.waybill.collector.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Folders with everything beneath them. */
public final class Trees {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private Trees() {}

  /** Deletes a tree; nothing where there is none. */
  public static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      for (Path path : paths(tree).reversed()) {
        Files.delete(path);
      }
    }
  }

  /** Copies a tree to where nothing is; only its owner can enter the copy. */
  public static void copy(Path from, Path to) throws IOException {
    create(to);
    for (Path path : paths(from)) {
      if (!path.equals(from)) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** Makes a folder that only its owner can enter, whatever the process's umask. */
  public static void create(Path folder) throws IOException {
    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
  }

  /** Lets nobody but its owner enter a folder. */
  public static void guard(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, OWNER_ONLY);
  }

  /** Makes every file and name in a tree durable. */
  public static void force(Path tree) throws IOException {
    for (Path path : paths(tree).reversed()) {
      if (Files.isDirectory(path)) {
        forceFolder(path);
      } else {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
          file.force(true);
        }
      }
    }
  }

  /** Makes the names in a folder durable. */
  public static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  /** Bytes of all files in a tree; files may come and go meanwhile. */
  public static long bytes(Path tree) throws IOException {
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return bytes.get();
  }

  /** Folders before what is in them. */
  private static List<Path> paths(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
