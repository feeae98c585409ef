package org.waybill.collector.doctor;

import java.util.Map;
import org.waybill.hosts.HostState;
import org.waybill.wire.TrackingUrl;

/** What a recipient's browser would meet. */
final class HostsAnswer implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.HOST_BROKEN;
  }

  @Override
  public String name() {
    return "tracking hosts from here: name, certificate, a sealed link";
  }

  @Override
  public Outcome look(Installation it) {
    return it.hosts().judge(HostsAnswer::look);
  }

  private static Outcome look(Map<TrackingUrl, HostState> hosts) {
    return hosts.entrySet().stream()
        .filter(host -> host.getValue() instanceof HostState.Down)
        .map(host -> finding(host.getKey(), (HostState.Down) host.getValue()))
        .findFirst()
        .orElseGet(Outcome::healthy);
  }

  private static Outcome finding(TrackingUrl url, HostState.Down down) {
    String[] words = down.why().toString().split("; ", 2);
    return new Outcome.Finding(
        url + ": " + words[0],
        "its name resolves, its certificate is one that browsers take, and a link sealed with our"
            + " key leads on there; mail leaves untracked (host-down) until then",
        words.length > 1 ? words[1] : "check it");
  }
}
