package org.waybill.simulation;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.waybill.ledger.Carrier;

/**
 * The mailet's way to the collector: over the network and back, with the patience of the real one.
 */
final class WayToCollector implements Carrier {
  private static final long PATIENCE = 10_000;

  private final Scheduler scheduler;
  private final Network network;
  private final CollectorHost collector;

  WayToCollector(Scheduler scheduler, Network network, CollectorHost collector) {
    this.scheduler = scheduler;
    this.network = network;
    this.collector = collector;
  }

  @Override
  public Reply get(String path) throws IOException {
    return ask("GET", path, new byte[0]);
  }

  @Override
  public Reply put(String path, byte[] body) throws IOException {
    return ask("PUT", path, body);
  }

  @Override
  public void close() {}

  private Reply ask(String method, String path, byte[] body) throws IOException {
    AtomicReference<Reply> came = new AtomicReference<>();
    if (network.isAnsweredByAnother()) {
      network.once(() -> came.compareAndSet(null, new Reply(200, "<html>Welcome</html>")));
    } else {
      network.maybeTwice(
          () ->
              collector.intake(
                  method,
                  path,
                  body,
                  reply -> network.maybeTwice(() -> came.compareAndSet(null, reply))));
    }
    if (!scheduler.await(() -> came.get() != null, PATIENCE)) {
      throw new IOException("the collector did not answer");
    }
    return came.get();
  }
}
