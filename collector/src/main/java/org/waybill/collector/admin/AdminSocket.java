package org.waybill.collector.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket in the data folder on which a running collector does errands for the command line;
 * those of the store one at a time. Who may use it is who may enter its folder: its owner alone.
 * Thread-safe.
 */
public final class AdminSocket implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Path place;
  private final ServerSocketChannel server;
  private final Map<ErrandName, Errand> errands;
  private final Set<SocketChannel> conversations = ConcurrentHashMap.newKeySet();
  private final ReentrantLock store = new ReentrantLock();

  private AdminSocket(Path place, ServerSocketChannel server, Map<ErrandName, Errand> errands) {
    this.place = place;
    this.server = server;
    this.errands = Map.copyOf(errands);
  }

  /**
   * Begins to listen. What an earlier process left at that place is removed, so the caller must own
   * the data folder by then.
   *
   * @param place where; the folder above it is made, its owner's alone
   * @param errands what it does
   * @throws IOException where it cannot be had; the message is fit for an admin
   */
  public static AdminSocket open(Path place, Map<ErrandName, Errand> errands) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      ownFolder(place.toAbsolutePath().resolveSibling("."));
      Files.deleteIfExists(place);
      try (Reach reach = Reach.of(place)) {
        server.bind(reach.address());
      }
    } catch (IOException e) {
      server.close();
      throw new IOException(
          "socket %s cannot be opened (%s); the command line cannot reach this collector"
              .formatted(place, e.getMessage()),
          e);
    }
    AdminSocket socket = new AdminSocket(place, server, errands);
    Thread.ofPlatform().daemon().name("waybill-admin").start(socket::accept);
    return socket;
  }

  private static void ownFolder(Path folder) throws IOException {
    Path own = folder.normalize();
    if (!Files.isDirectory(own)) {
      Files.createDirectories(own);
    }
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
  }

  /** Pauses after a failure: a process out of files or threads is so for longer than a moment. */
  private void accept() {
    try {
      while (server.isOpen()) {
        Optional<String> failure = acceptOne();
        if (failure.isPresent() && server.isOpen()) {
          LOG.warn("a call on {} was lost ({})", place, failure.get());
          closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why it failed, where it did. */
  private Optional<String> acceptOne() {
    try {
      SocketChannel caller = server.accept();
      conversations.add(caller);
      try {
        Thread.ofPlatform().daemon().name("waybill-errand").start(() -> converse(caller));
      } catch (OutOfMemoryError e) { // what the JDK throws when there is no further thread
        conversations.remove(caller);
        caller.close();
        return Optional.of("no thread for it: " + e.getMessage());
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void converse(SocketChannel caller) {
    try (caller) {
      AdminLines lines = new AdminLines(caller);
      try {
        lines.done(run(lines));
      } catch (UncheckedIOException gone) {
        throw gone.getCause();
      } catch (IOException | RuntimeException e) {
        LOG.debug("an errand failed", e);
        lines.failed(e.getMessage() == null ? e.toString() : e.getMessage());
      }
    } catch (IOException e) {
      LOG.debug("the command line went away ({})", e.getMessage());
    } finally {
      conversations.remove(caller);
    }
  }

  private int run(AdminLines lines) throws IOException {
    AdminLines.Question question = lines.question();
    ErrandName name = ErrandName.of(question.errand()).orElseThrow(() -> unknown(question));
    Errand errand = Optional.ofNullable(errands.get(name)).orElseThrow(() -> unknown(question));
    return name.isOfTheStore()
        ? alone(errand, question, lines)
        : errand.run(question.argument(), lines::say);
  }

  private int alone(Errand errand, AdminLines.Question question, AdminLines lines)
      throws IOException {
    if (!store.tryLock()) {
      throw new IOException(
          "the collector is doing another command's errand at the store; try again when that has"
              + " ended");
    }
    try {
      return errand.run(question.argument(), lines::say);
    } finally {
      store.unlock();
    }
  }

  private static IOException unknown(AdminLines.Question question) {
    return new IOException(
        "this collector does not know '%s'; use the waybill command of its own version"
            .formatted(question.errand()));
  }

  /** Listens no more and ends every conversation; an errand under way ends by itself. */
  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    Files.deleteIfExists(place);
    for (SocketChannel caller : conversations) {
      caller.close();
    }
  }
}
