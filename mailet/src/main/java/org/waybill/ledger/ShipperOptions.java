package org.waybill.ledger;

import java.net.URI;
import java.time.Duration;

/**
 * Where the ledger goes, and how patiently.
 *
 * @param collector scheme://host[:port] of the collector's intake, http or https, without a path
 * @param timeout how long one request may take, its answer included
 * @param probeEvery how often the collector is asked for its keys, and whether mail is tracked: so
 *     long at most mail goes on being tracked after somebody switched it off
 * @param batchBytes about what one shipment carries, 1 MiB or less
 * @param gather how long from one shipment to the next, unless more waits than one can carry: a
 *     request and a checkpoint are for many mails, not for each; what is alone goes at once
 */
public record ShipperOptions(
    URI collector, Duration timeout, Duration probeEvery, int batchBytes, Duration gather) {
  /** The largest plaintext of a shipment. */
  public static final int MAX_BATCH_BYTES = 1 << 20;

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException naming the part, the value and what is allowed
   */
  public ShipperOptions {
    boolean web = "http".equals(collector.getScheme()) || "https".equals(collector.getScheme());
    String path = collector.getRawPath();
    if (!web
        || collector.getHost() == null
        || collector.getRawQuery() != null
        || (path != null && !path.isEmpty())) {
      throw new IllegalArgumentException(
          "collectorUrl is %s, allowed is http://host[:port] or https://host[:port] without a path"
              .formatted(collector));
    }
    if (batchBytes < 1 || batchBytes > MAX_BATCH_BYTES) {
      throw new IllegalArgumentException(
          "batchBytes is %d, allowed are 1 to %d".formatted(batchBytes, MAX_BATCH_BYTES));
    }
  }

  /** 10 s for a request, a probe every 3 s, 1 MiB in a shipment, four shipments a second. */
  public static ShipperOptions to(URI collector) {
    return new ShipperOptions(
        collector,
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        MAX_BATCH_BYTES,
        Duration.ofMillis(250));
  }
}
