package org.waybill.collector.doctor;

import java.net.URI;
import org.waybill.collector.Settings;
import org.waybill.collector.listen.ListenerOptions;

/** What is shipped to another port is never counted. */
final class IntakeMeets implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "collectorUrl and intake.listen";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailet()
        .judge(
            mailet -> it.collector().judge(collector -> compare(mailet.collectorUrl(), collector)));
  }

  /** Through another machine's name a proxy may stand between them. */
  private static Outcome compare(URI url, Settings collector) {
    ListenerOptions intake = collector.intake().orElse(collector.admin());
    return Outcome.unless(
        !Loopback.is(url) || intake.address().port() == 0 || port(url) == intake.address().port(),
        "collectorUrl is %s, and %s is %s".formatted(url, intake.key(), intake.address()),
        "the collector's intake.listen, or admin.listen where that is not given",
        "correct collectorUrl in waybill.properties and restart James");
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }
}
