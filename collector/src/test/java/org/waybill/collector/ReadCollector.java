package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.waybill.collector.listen.ListenAddress;

/**
 * A collector that ends and starts again on one folder, each time a process, and those who read
 * what it serves. One thread ends and starts it while others ask.
 */
final class ReadCollector implements AutoCloseable {

  private final Path folder;
  private final String conf;
  private final Readers readers;
  private ServedCollector process;
  private volatile CompletableFuture<Running> running = new CompletableFuture<>();

  private record Running(ServedCollector process, ServedCollector.Addresses at) {}

  /**
   * Starts it.
   *
   * @param conf further lines of its configuration
   * @param readers are closed with it
   */
  ReadCollector(Path folder, String conf, Readers readers) throws IOException {
    this.folder = folder;
    this.conf = conf;
    this.readers = readers;
    start(List.of());
  }

  private void start(List<Path> front) throws IOException {
    process = ServedCollector.start(folder, conf, front);
    running.complete(new Running(process, process.awaitReady()));
  }

  void killAndStart() throws Exception {
    restart(process::close, List.of());
  }

  /**
   * Ends it in order and starts it.
   *
   * @param front folders in front of its class path from then on
   */
  void endAndStart(List<Path> front) throws Exception {
    restart(process::end, front);
  }

  private void restart(Fleet.Deed ending, List<Path> front) throws Exception {
    CompletableFuture<Running> next = new CompletableFuture<>();
    running = next;
    try {
      ending.happen();
      process.close();
      start(front);
    } catch (Exception | AssertionError e) {
      next.completeExceptionally(e); // whoever waits for it must not wait for ever
      throw e;
    }
  }

  /** SIGKILL, for good. */
  void kill() throws Exception {
    process.close();
  }

  /** Where its pages are; waits while it is being started. */
  ListenAddress admin() {
    return running.join().at().admin();
  }

  Path folder() {
    return folder;
  }

  Readers readers() {
    return readers;
  }

  /**
   * Until enough were answered, by whichever process.
   *
   * @param enough of how many were answered in all
   */
  void ask(IntPredicate enough) {
    try {
      while (!enough.test(readers.answered().size())) {
        Running now = running.join();
        readers.ask(
            now.at().tracking(),
            () -> now.process().isAlive() && !enough.test(readers.answered().size()),
            0,
            () -> {});
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws Exception {
    kill();
    readers.close();
  }
}
