package org.waybill.collector.store.postgres;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Migrations that a later version brings, for what this thread does until it is closed. */
final class LaterTables implements AutoCloseable {

  private static final String MIGRATIONS = "org/waybill/collector/store/postgres/migration";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader later;

  private LaterTables(URLClassLoader later) {
    this.later = later;
    Thread.currentThread().setContextClassLoader(later);
  }

  /**
   * Brings one.
   *
   * @param folder in which its class path is made
   * @param description part of the name of its file
   */
  static LaterTables with(Path folder, String description, String sql) throws IOException {
    Path classPath = Files.createTempDirectory(folder, "later");
    Path migrations = Files.createDirectories(classPath.resolve(MIGRATIONS));
    Files.writeString(migrations.resolve("V1000__%s.sql".formatted(description)), sql);
    return new LaterTables(
        new URLClassLoader(
            new URL[] {classPath.toUri().toURL()}, LaterTables.class.getClassLoader()));
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    later.close();
  }
}
