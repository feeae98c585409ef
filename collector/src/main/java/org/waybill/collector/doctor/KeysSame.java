package org.waybill.collector.doctor;

import java.util.TreeSet;
import org.waybill.wire.KeyRing;

/** What the collector cannot open is a dead link for ever. */
final class KeysSame implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.LINK_BROKEN;
  }

  @Override
  public String name() {
    return "key files of James and collector";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailetKeys().judge(mailet -> it.collectorKeys().judge(keys -> compare(mailet, keys)));
  }

  private static Outcome compare(HeldKeys mailet, KeyRing collector) {
    return Outcome.unless(
        mailet.ring().identity().equals(collector.identity())
            && collector.fingerprints().equals(mailet.ring().fingerprints()),
        "%s has the keys %s, the collector's key file has %s"
            .formatted(mailet.file(), fingerprints(mailet.ring()), fingerprints(collector)),
        "the same content: the collector opens no link sealed with another key, so none is sealed",
        "copy the collector's key file to " + mailet.file() + "; James takes it within 30 s");
  }

  private static String fingerprints(KeyRing ring) {
    return new TreeSet<>(ring.fingerprints()).toString();
  }
}
