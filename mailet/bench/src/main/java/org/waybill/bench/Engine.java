package org.waybill.bench;

import java.security.SecureRandom;
import java.time.Instant;
import org.waybill.copy.CopyIdentity;
import org.waybill.copy.Proof;
import org.waybill.copy.Template;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Planner;
import org.waybill.plan.Track;
import org.waybill.plan.TrackingPlan;
import org.waybill.wire.Day;
import org.waybill.wire.Ids;
import org.waybill.wire.KeyRing;
import org.waybill.wire.MessageId;
import org.waybill.wire.Mode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingUrl;

/** The engine as AddTracking has it, with new keys and the policy about links in force. */
final class Engine {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final String RECIPIENT = "reader@other.example";

  private final Planner planner;
  private final Sealer sealer;
  private final Ids ids;

  Engine() {
    KeyRing ring = KeyRing.generate(NOW, new SecureRandom());
    Seals seals = Seals.of(ring);
    ids = new Ids(ring.identity());
    sealer = seals.sealer(NOW, ring.fingerprints()).orElseThrow();
    TrackingUrl url = TrackingUrl.parse("https://track.sender.example");
    planner = new Planner(PlanOptions.of(url), seals::open);
  }

  Sealer sealer() {
    return sealer;
  }

  /** What becomes of a message up to the proof of its first copy. */
  Template plan(byte[] message) {
    return switch (planner.plan(message)) {
      case Track plan -> {
        Template template = Template.of(plan);
        if (!Proof.holds(template, template.render(identity(plan), sealer), message)) {
          throw new IllegalStateException("not proven");
        }
        yield template;
      }
      case TrackingPlan other -> throw new IllegalStateException("not tracked: " + other);
    };
  }

  /** The one recipient's copy. */
  CopyIdentity identity(Track plan) {
    return new CopyIdentity(
        Mode.IDENTIFIED,
        ids.copy(
            MessageId.of("<gazette-47@sender.example>"),
            "gazette@sender.example",
            RECIPIENT,
            plan.htmlDigest()),
        ids.person(RECIPIENT),
        Day.of(NOW));
  }
}
