package org.waybill.collector.store.derby;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Derby is told, once in a process, before it is loaded. None of it touches durability: a
 * commit is on disk when it returns. What the command line sets ({@code -Dderby...}) stays.
 */
final class DerbyProperties {

  private static final int PAGE_BYTES = 8_192;
  private static final long LEAST_PAGES = 1_000;
  private static final long MOST_PAGES = 65_536;
  private static final int MEBIBYTE = 1 << 20;

  private DerbyProperties() {}

  /**
   * Sets what is not set.
   *
   * @param log where Derby writes what it has to say
   */
  static void set(Path log) {
    of(log, Runtime.getRuntime().maxMemory())
        .forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
  }

  private static Map<String, String> of(Path log, long heap) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("derby.stream.error.file", log.toString());
    // row locks of one transaction in one table before Derby locks the whole table: never
    properties.put("derby.locks.escalationThreshold", String.valueOf(Integer.MAX_VALUE));
    // seconds until who waits for a lock looks for a deadlock, by itself 20: a reader goes from
    // index
    // to row and a writer the other way, and the writer is the drain
    properties.put("derby.locks.deadlockTimeout", "1");
    // of tables and indexes alike; by itself Derby takes 32 kB for a table with a long text
    properties.put("derby.storage.pageSize", String.valueOf(PAGE_BYTES));
    // an eighth of the heap; by itself Derby takes 1,000 pages, and indexes in random order swap
    long pages = Math.clamp(heap / 8 / PAGE_BYTES, LEAST_PAGES, MOST_PAGES);
    properties.put("derby.storage.pageCacheSize", String.valueOf(pages));
    // a transaction writes about half of it
    properties.put("derby.storage.logBufferSize", String.valueOf(MEBIBYTE));
    // a checkpoint writes every changed page, so not one every 10 MB of log; a start after a crash
    // takes seconds longer for it
    properties.put("derby.storage.logSwitchInterval", String.valueOf(16 * MEBIBYTE));
    properties.put("derby.storage.checkpointInterval", String.valueOf(64 * MEBIBYTE));
    return properties;
  }
}
