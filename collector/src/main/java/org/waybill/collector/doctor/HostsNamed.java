package org.waybill.collector.doctor;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waybill.collector.Settings;

/**
 * Hosts that the collector does not know as its own are neither watched nor kept from being
 * blocked.
 */
final class HostsNamed implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.HOST_BROKEN;
  }

  @Override
  public String name() {
    return "trackingUrl and tracking.hosts";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(mailet -> it.collector().judge(collector -> look(hosts(mailet), collector)));
  }

  private static Set<String> hosts(org.waybill.settings.Settings mailet) {
    return mailet.hosts().all().stream()
        .map(url -> URI.create(url.origin()).getHost())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where the admin named none, the collector was not told of any. */
  private static Outcome look(Set<String> hosts, Settings collector) {
    Set<String> unknown = new TreeSet<>(hosts);
    unknown.removeAll(collector.hosts().names());
    return Outcome.unless(
        collector.hosts().names().isEmpty() || unknown.isEmpty(),
        "trackingUrl or senderTrackingUrls name %s, and tracking.hosts are %s"
            .formatted(unknown, new TreeSet<>(collector.hosts().names())),
        "every tracking host in tracking.hosts of collector.properties",
        "correct the one or the other, and restart that side");
  }
}
