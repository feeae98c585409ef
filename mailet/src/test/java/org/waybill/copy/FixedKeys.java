package org.waybill.copy;

import java.time.Instant;
import java.util.List;
import org.waybill.clean.TokenOpener;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Planner;
import org.waybill.wire.Day;
import org.waybill.wire.IdentityKey;
import org.waybill.wire.KeyRing;
import org.waybill.wire.KeyState;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.SealingKey;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingId;
import org.waybill.wire.TrackingUrl;

/** Keys that never change, so that copies can be compared byte by byte. */
final class FixedKeys {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final TrackingUrl URL = TrackingUrl.parse("https://track.example");
  static final CopyIdentity COPY = identity(1);

  private static final KeyRing RING =
      new KeyRing(
          new IdentityKey(counting(32)),
          List.of(new SealingKey(1, KeyState.ACTIVE, Instant.EPOCH, counting(64))));

  private FixedKeys() {}

  static Sealer sealer() {
    return Seals.of(RING).sealer(NOW, RING.fingerprints()).orElseThrow();
  }

  static Seals seals() {
    return Seals.of(RING);
  }

  static TokenOpener ours() {
    return seals()::open;
  }

  static Planner planner() {
    return planner(PlanOptions.of(URL), false);
  }

  static Planner planner(PlanOptions options, boolean signingFollows) {
    return new Planner(options, ours(), signingFollows);
  }

  static CopyIdentity identity(int seed) {
    byte[] id = counting(16);
    id[0] = (byte) seed;
    return new CopyIdentity(Mode.IDENTIFIED, TrackingId.of(id), new PersonCode(seed), Day.of(NOW));
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
