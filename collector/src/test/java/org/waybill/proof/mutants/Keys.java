package org.waybill.proof.mutants;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.waybill.copy.CopyIdentity;
import org.waybill.plan.Places;
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

/** Keys that never change, and a planner with every kind of tracking on. */
final class Keys {
  static final String HOST = "track.example";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final KeyRing RING =
      new KeyRing(
          new IdentityKey(filled(32)),
          List.of(new SealingKey(1, KeyState.ACTIVE, Instant.EPOCH, filled(64))));
  static final CopyIdentity COPY =
      new CopyIdentity(Mode.IDENTIFIED, TrackingId.of(filled(16)), new PersonCode(7), Day.of(NOW));

  private Keys() {}

  static Planner planner() {
    PlanOptions options =
        PlanOptions.of(TrackingUrl.parse("https://" + HOST))
            .withPlaces(new Places(true, true, true, true))
            .ignoringPolicy();
    return new Planner(options, Seals.of(RING)::open);
  }

  static Sealer sealer() {
    return Seals.of(RING).sealer(NOW, RING.fingerprints()).orElseThrow();
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.setAll(new int[length], i -> bytes[i] = (byte) i);
    return bytes;
  }
}
