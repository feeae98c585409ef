package org.waybill.collector.store.derby;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.sql.Database;
import org.waybill.collector.store.sql.SqlStore;
import org.waybill.collector.store.sql.Turn;

/** An empty database made once and copied for each test: to make one costs a second. */
public final class EmptyDerby {

  private static final Path MADE = make();

  private EmptyDerby() {}

  /** Opens a store, a fresh copy where the folder does not exist. */
  public static Store open(Path folder) {
    return SqlStore.on(database(folder), new Turn.Alone(), new TestRecognizer());
  }

  /** Opens the database of one alone. */
  public static Database database(Path folder) {
    if (!Files.exists(folder)) {
      copy(MADE, folder);
    }
    return DerbyStore.database(folder);
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("waybill-derby").resolve("store");
      DerbyStore.open(folder).close();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a database as it lies on disk, without the lock of whoever has it open. */
  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> wanted =
          files.filter(file -> !file.getFileName().toString().endsWith(".lck")).toList();
      for (Path file : wanted) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
