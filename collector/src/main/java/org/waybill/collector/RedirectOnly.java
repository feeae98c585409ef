package org.waybill.collector;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.waybill.collector.http.AnswerCounts;
import org.waybill.collector.http.Decider;
import org.waybill.collector.http.Recorder;
import org.waybill.collector.http.Retention;
import org.waybill.collector.http.TrackingHandler;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.Listener;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.collector.notice.NoticePages;
import org.waybill.collector.notice.Senders;
import org.waybill.keys.KeyFile;
import org.waybill.keys.KeysInUse;

/**
 * Keeps old links alive with the key file alone: links lead on, pixels are answered, nothing is
 * recorded. Thread-safe.
 */
public final class RedirectOnly implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Closing closing;
  private final Listener tracking;

  private RedirectOnly(Closing closing, Listener tracking) {
    this.closing = closing;
    this.tracking = tracking;
  }

  /**
   * Starts it; returns when it answers.
   *
   * @throws IOException where it cannot start; the message is fit for an admin
   */
  public static RedirectOnly start(Path keyFile, ListenerOptions options, InstantSource clock)
      throws IOException {
    return start(keyFile, options, clock, FileWatch.PERIOD);
  }

  /** Looks at the key file as often as that. */
  static RedirectOnly start(
      Path keyFile, ListenerOptions options, InstantSource clock, Duration look)
      throws IOException {
    KeysInUse keys = KeysInUse.open(() -> KeyFile.readGuarded(keyFile));
    Closing closing = new Closing();
    try {
      Vertx vertx = closing.add(EventLoop.start()).vertx();
      FileWatch.begin(closing, "keys", keys::look, look);
      TrackingHandler handler =
          new TrackingHandler(
              new Decider(keys::seals, new Retention(0)),
              Recorder.NONE,
              clock,
              new ClientAddress(options.proxies()),
              () -> true,
              new NoticePages(vertx, Optional.empty(), Senders.NONE, Optional.empty()),
              new AnswerCounts());
      Listener tracking = closing.add(new Opening(vertx, GRACE)).open(options, handler);
      return new RedirectOnly(closing, tracking);
    } catch (IOException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Where it listens. */
  public ListenAddress tracking() {
    return tracking.address();
  }

  @Override
  public void close() {
    closing.close();
  }
}
