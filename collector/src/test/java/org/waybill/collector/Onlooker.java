package org.waybill.collector;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.waybill.collector.listen.ListenAddress;

/**
 * Somebody who looks at one page after the other of a collector, on a thread of its own, and knows
 * which were not as they should be. Whoever ends the collector holds him up meanwhile.
 */
final class Onlooker implements AutoCloseable {

  private static final List<String> PAGES =
      List.of(
          "/overview",
          "/messages",
          "/links",
          "/recipients",
          "/machines",
          "/health",
          "/metrics",
          "/api/v1/messages",
          "/api/v1/figures?by=day",
          "/api/v1/copies");

  private static final String USER = "admin";

  private final ReadCollector collector;
  private final String password;
  private final Browser browser = new Browser();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger seen = new AtomicInteger();
  private final Lock looking = new ReentrantLock(true);
  private final Thread thread;
  private volatile boolean isGone;

  /** Begins to look, once its store is open. */
  Onlooker(ReadCollector collector) throws IOException {
    this.collector = collector;
    Path initial = collector.folder().resolve("data/initial-admin-password");
    password = Files.readString(initial).strip();
    awaitStore();
    thread = Thread.ofPlatform().start(this::look);
  }

  private void awaitStore() {
    RunningCollector.await(() -> status("/readyz") == 200);
  }

  private void look() {
    while (!isGone) {
      for (String page : PAGES) {
        looking.lock();
        try {
          see(page);
        } finally {
          looking.unlock();
        }
      }
    }
  }

  private void see(String page) {
    int status = status(page);
    seen.incrementAndGet();
    if (status != 200) {
      failed.add(status + " for " + page);
    }
  }

  /** 0 where there is no answer. */
  private int status(String page) {
    ListenAddress at = collector.admin();
    try {
      HttpResponse<byte[]> answer = browser.get(at, page, USER, password);
      return answer.statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** As long as the collector is away he looks at nothing; returns when its store is open again. */
  void whileAway(Fleet.Deed deed) throws Exception {
    looking.lock();
    try {
      deed.happen();
      awaitStore();
    } finally {
      looking.unlock();
    }
  }

  /** All pages have been looked at from now on. */
  void awaitRound() {
    int after = seen.get() + 2 * PAGES.size();
    RunningCollector.await(() -> seen.get() >= after);
  }

  /** Those that did not come, or not as they should. */
  List<String> failed() {
    return List.copyOf(failed);
  }

  int seen() {
    return seen.get();
  }

  @Override
  public void close() throws InterruptedException {
    isGone = true;
    thread.join();
    browser.close();
  }
}
