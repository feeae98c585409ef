package org.waybill.collector.doctor;

/**
 * Behind a proxy that is not trusted every hit has the proxy's address, and machines pass for
 * persons.
 */
final class ProxiesTrusted implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.OPENS_ABOVE_CLICKS;
  }

  @Override
  public String name() {
    return "tracking.trustedProxies";
  }

  @Override
  public Outcome look(Installation it) {
    return it.collector()
        .judge(
            collector ->
                Outcome.unless(
                    collector.hosts().names().isEmpty()
                        || collector.tracking().tls().isPresent()
                        || !collector.tracking().proxies().isEmpty(),
                    "tracking.listen has no certificate, so a proxy stands in front of it, and"
                        + " tracking.trustedProxies is empty",
                    "the proxy's address there: every hit has the proxy's address otherwise, and"
                        + " scanners count as persons",
                    "name the proxy in tracking.trustedProxies, or give tracking.tls.certificate,"
                        + " and restart the collector"));
  }
}
