package org.waybill.collector.store;

import java.util.Map;

/**
 * A hit with everything that is kept of its request. Immutable.
 *
 * @param event the hit
 * @param address the client's; empty where it is blanked
 * @param headers by their names; none where they are blanked
 */
public record Evidence(Event event, String address, Map<String, String> headers) {

  public Evidence {
    headers = Map.copyOf(headers);
  }
}
