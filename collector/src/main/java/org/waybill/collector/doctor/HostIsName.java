package org.waybill.collector.doctor;

import java.net.URI;
import org.waybill.wire.TrackingUrl;

/** Spam filters and recipients distrust links to bare addresses. */
final class HostIsName implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.SPAM;
  }

  @Override
  public String name() {
    return "form of the tracking host";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet ->
                mailet.hosts().all().stream()
                    .filter(HostIsName::isBare)
                    .findFirst()
                    .map(HostIsName::finding)
                    .orElseGet(Outcome::healthy));
  }

  private static boolean isBare(TrackingUrl url) {
    URI uri = URI.create(url.origin());
    String host = uri.getHost();
    return uri.getPort() >= 0
        || host.equals("localhost")
        || host.startsWith("[")
        || host.matches("[0-9.]+");
  }

  private static Outcome finding(TrackingUrl url) {
    return new Outcome.Finding(
        "tracked links lead to " + url,
        "https://NAME of your own domain, without a port: links to an address, a port or this"
            + " machine make filters suspicious, and reach nobody else",
        "give the collector a name with a certificate, and name it in trackingUrl");
  }
}
