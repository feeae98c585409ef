package org.waybill.endtoend.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.waybill.endtoend.child.FreePorts;
import org.waybill.endtoend.collector.CollectorFolder;
import org.waybill.endtoend.collector.CollectorServer;
import org.waybill.endtoend.collector.KeyFiles;
import org.waybill.endtoend.james.Handshake;
import org.waybill.endtoend.james.JamesPorts;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.james.MailetSettings;
import org.waybill.endtoend.james.Tracking;
import org.waybill.endtoend.sink.Sink;

/** A James with AddTracking, the world it sends to, and the collector. */
public final class TrackingPost implements AutoCloseable {
  private Post post;
  private final CollectorFolder collectorFolder;
  private CollectorServer collector;

  private TrackingPost(Post post, CollectorFolder folder, CollectorServer collector) {
    this.post = post;
    this.collectorFolder = folder;
    this.collector = collector;
  }

  /**
   * Starts all and returns when the first mail would be tracked.
   *
   * @param folder an empty one
   */
  public static TrackingPost start(Path folder) throws Exception {
    return start(folder, "");
  }

  /**
   * The same with a further mailet.
   *
   * @param next the element behind AddTracking; may be empty
   */
  public static TrackingPost start(Path folder, String next) throws Exception {
    return start(folder, Map.of(), with -> with.then(next));
  }

  /**
   * The same with settings of the mailets.
   *
   * @param settings further keys with their values
   */
  public static TrackingPost start(Path folder, Map<String, String> settings) throws Exception {
    return start(folder, settings, UnaryOperator.identity());
  }

  /** The same with deliveries and bounces recorded, as the shipped fragment says. */
  public static TrackingPost startRecordingDeliveries(Path folder) throws Exception {
    return start(folder, Map.of(), Tracking.With::recordingDeliveries);
  }

  private static TrackingPost start(
      Path folder, Map<String, String> settings, UnaryOperator<Tracking.With> change)
      throws Exception {
    Path key = KeyFiles.generate(folder.resolve("waybill.keys"));
    TrackingPost started = start(folder, key, key, settings, change);
    Handshake.await(ledger(folder), started.post().james());
    return started;
  }

  /** Starts all with two key files, and waits for no handshake. */
  public static TrackingPost start(Path folder, Path mailetKey, Path collectorKey)
      throws Exception {
    return start(folder, mailetKey, collectorKey, Map.of(), UnaryOperator.identity());
  }

  private static TrackingPost start(
      Path folder,
      Path mailetKey,
      Path collectorKey,
      Map<String, String> settings,
      UnaryOperator<Tracking.With> change)
      throws Exception {
    CollectorFolder collectorFolder =
        CollectorFolder.layOut(
            folder.resolve("collector"), collectorKey, FreePorts.any(), FreePorts.any());
    CollectorServer collector = CollectorServer.start(collectorFolder);
    MailetSettings file =
        new MailetSettings(
            collector.trackUrl(), collector.adminUrl(), mailetKey, ledger(folder), settings);
    Sink sink = Sink.open(0, Clock.systemUTC(), delivery -> {});
    JamesServer james =
        JamesServer.start(
            folder.resolve("james"),
            JamesPorts.free(sink.port()),
            change.apply(file.writeTo(folder.resolve("waybill.properties"))));
    return new TrackingPost(new Post(james, sink), collectorFolder, collector);
  }

  public Post post() {
    return post;
  }

  public CollectorServer collector() {
    return collector;
  }

  /** Starts the collector again in its folder and on its ports, after it was killed. */
  public void restartCollector() throws IOException {
    collector = CollectorServer.start(collectorFolder);
  }

  /** Starts James again in its folder and on its ports, after it was killed. */
  public void restartJames() throws IOException {
    post = new Post(post.james().again(), post.sink());
  }

  @Override
  public void close() throws IOException {
    post.close();
    collector.close();
  }

  private static Path ledger(Path folder) {
    return folder.resolve("ledger");
  }
}
