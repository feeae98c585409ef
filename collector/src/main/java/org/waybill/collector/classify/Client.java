package org.waybill.collector.classify;

import org.waybill.collector.networks.Networks;

/**
 * Who seems to be one and the same: a program in a neighbourhood of addresses. Immutable.
 *
 * @param site the neighbourhood, see {@link Networks#site}
 * @param agent the user agent
 */
record Client(String site, String agent) {

  static Client of(Sighting hit) {
    return new Client(Networks.site(hit.address()), hit.userAgent());
  }
}
