package org.waybill.collector.report;

import java.util.List;
import org.waybill.collector.networks.NetworkFile;
import org.waybill.collector.networks.Networks;

/**
 * The lists of networks an admin supplied, as hits are judged by them. Immutable.
 *
 * @param rules the version of the rules in use
 */
public record NetworksInUse(int rules, List<NetworkFile> files, Networks networks) {

  /** None was supplied. */
  public static final NetworksInUse NONE = of(0, List.of());

  public NetworksInUse {
    files = List.copyOf(files);
  }

  /** Those of these files. */
  public static NetworksInUse of(int rules, List<NetworkFile> files) {
    return new NetworksInUse(rules, files, Networks.of(files));
  }
}
