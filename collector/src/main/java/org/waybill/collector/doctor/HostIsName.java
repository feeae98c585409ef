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
                    .map(HostIsName::outcome)
                    .orElseGet(Outcome::healthy));
  }

  private static boolean isBare(TrackingUrl url) {
    URI uri = URI.create(url.origin());
    return uri.getPort() >= 0 || Loopback.is(uri) || uri.getHost().matches("\\[.*|[0-9.]+");
  }

  /** A trial on one machine is no fault. */
  private static Outcome outcome(TrackingUrl url) {
    return Loopback.is(URI.create(url.origin()))
        ? new Outcome.Unknown(
            url + " is this machine: right for a trial on it, and for nothing else")
        : finding(url);
  }

  private static Outcome finding(TrackingUrl url) {
    return new Outcome.Finding(
        "tracked links lead to " + url,
        "https://NAME of your own domain, without a port: links to an address or a port make"
            + " filters suspicious",
        "give the collector a name with a certificate, and name it in trackingUrl");
  }
}
