package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.waybill.copy.Proof;
import org.waybill.copy.Template;
import org.waybill.plan.Clean;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.OwnTracking;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Planner;
import org.waybill.plan.Track;
import org.waybill.plan.TrackingPlan;
import org.waybill.settings.Settings;
import org.waybill.wire.Sealer;

/** Decides about a message with the keys at hand, up to the proven copy. Thread-safe. */
final class Tracker {

  /** Bytes of a message that is planned in time whatever it holds. */
  private static final int SMALL = 32_768;

  private final Settings settings;
  private final Installation installation;
  private final InstantSource clock;
  private final TimeBudget time;
  private final Planner planner;
  private final Grouping grouping;
  private final SentRecords records;

  Tracker(Settings settings, Installation installation, InstantSource clock, TimeBudget time) {
    this.settings = settings;
    this.installation = installation;
    this.clock = clock;
    this.time = time;
    this.planner =
        new Planner(
            PlanOptions.of(settings.trackingUrl()).withMaxUrlLength(settings.maxTrackedUrl()),
            OwnTracking.openedBy(installation.seals()));
    this.grouping = new Grouping(settings, installation.ids());
    this.records = new SentRecords(installation.ids(), clock);
  }

  /** Whose keys and ledger it works with. */
  Installation installation() {
    return installation;
  }

  /**
   * Decides, and changes nothing.
   *
   * @param tracked the recipients whose copies may be tracked, at least one
   */
  Decision decide(Mail mail, Letter letter, List<MailAddress> tracked) throws MessagingException {
    return switch (plan(letter.raw())) {
      case Leave(LeaveReason reason, String detail) -> new Decision.Left(reason, detail);
      case Clean(var unused, Leave because) ->
          new Decision.Left(because.reason(), because.detail());
      case Track plan -> isSampled(letter, plan) ? prove(mail, letter, plan, tracked) : off();
    };
  }

  private TrackingPlan plan(byte[] raw) {
    if (raw.length <= SMALL) {
      return planner.plan(raw);
    }
    return time.within(() -> planner.plan(raw))
        .orElseGet(() -> new Leave(LeaveReason.LIMIT, "not planned in time"));
  }

  private boolean isSampled(Letter letter, Track plan) {
    return letter.messageId().isPresent()
        || new Sample(settings.percent()).takes(plan.htmlDigest());
  }

  private static Decision off() {
    return new Decision.Left(LeaveReason.OFF);
  }

  private Decision prove(Mail mail, Letter letter, Track plan, List<MailAddress> tracked)
      throws MessagingException {
    Instant now = clock.instant();
    Optional<Sealer> sealer = installation.sealer(now);
    if (sealer.isEmpty()) {
      return new Decision.Left(LeaveReason.KEY_UNCONFIRMED);
    }
    Template template = Template.of(plan);
    List<Group> groups = grouping.of(letter, tracked, template.size(), plan.htmlDigest(), now);
    List<MailAddress> untracked = new ArrayList<>(letter.recipients());
    untracked.removeAll(tracked);
    Split split = new Split(template, sealer.get(), groups, untracked);
    if (!Proof.holds(template, split.render(groups.get(0)), letter.raw())) {
      return new Decision.Left(LeaveReason.PROOF_FAILED);
    }
    return settings.shadow()
        ? new Decision.Shadowed()
        : new Decision.Tracked(
            installation, split, records.sent(letter, mail.getMessage(), plan, groups));
  }
}
