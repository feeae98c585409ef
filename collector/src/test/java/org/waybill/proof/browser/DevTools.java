package org.waybill.proof.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.waybill.proof.Json;

/**
 * Chromium's DevTools protocol over one WebSocket: commands with answers, and events. One thread
 * asks.
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final int SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<Json>> waiting = new ConcurrentHashMap<>();
  private final Deque<String> events = new ArrayDeque<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  DevTools(URI at) {
    socket = client.newWebSocketBuilder().buildAsync(at, this).join();
  }

  /**
   * Asks and waits for the answer.
   *
   * @param session of a target; empty for the browser itself
   * @param parameters a JSON object
   */
  Json ask(String session, String method, String parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<Json> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String to = session.isEmpty() ? "" : ",\"sessionId\":" + Json.quote(session);
    String text =
        "{\"id\":%d,\"method\":\"%s\",\"params\":%s%s}".formatted(id, method, parameters, to);
    socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
    Json json = answer.get(SECONDS, TimeUnit.SECONDS);
    if (json.has("error")) {
      throw new IllegalStateException(method + ": " + json.get("error").get("message").text());
    }
    return json.get("result");
  }

  /** Forgets events so far. */
  void forget() {
    synchronized (events) {
      events.clear();
    }
  }

  /** Waits until an event of that name has come since the last {@link #forget}. */
  void await(String method) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    synchronized (events) {
      while (!events.contains(method)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("no " + method + " in " + SECONDS + " s");
        }
        events.wait(left);
      }
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      receive(Json.parse(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void receive(Json json) {
    CompletableFuture<Json> answer = waiting.remove(json.get("id").number());
    if (answer != null) {
      answer.complete(json);
    } else {
      synchronized (events) {
        events.add(json.get("method").text());
        events.notifyAll();
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
