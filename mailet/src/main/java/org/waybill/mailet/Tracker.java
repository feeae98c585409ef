package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.waybill.copy.Proof;
import org.waybill.copy.Template;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.Planner;
import org.waybill.plan.Switches;
import org.waybill.settings.Settings;
import org.waybill.wire.Labels;
import org.waybill.wire.Sealer;
import org.waybill.wire.TrackingUrl;

/** Decides about a message with the keys at hand, up to the proven copy. Thread-safe. */
final class Tracker {

  /** Bytes of a message that is planned in time whatever it holds. */
  private static final int SMALL = 32_768;

  private final Settings settings;
  private final Installation installation;
  private final Breakers breakers;
  private final InstantSource clock;
  private final TimeBudget time;
  private final Map<TrackingUrl, Planner> planners;
  private final Planner cleaner;
  private final Grouping grouping;
  private final SentRecords records;

  Tracker(
      Settings settings,
      Installation installation,
      Breakers breakers,
      InstantSource clock,
      TimeBudget time) {
    this.settings = settings;
    this.installation = installation;
    this.breakers = breakers;
    this.clock = clock;
    this.time = time;
    this.planners =
        settings.hosts().all().stream().collect(Collectors.toMap(url -> url, this::planner));
    this.cleaner = planner(settings.hosts().byDefault());
    this.grouping = new Grouping(settings, installation.ids());
    this.records = new SentRecords(installation.ids(), clock);
  }

  private Planner planner(TrackingUrl url) {
    return new Planner(settings.plan().withUrl(url), installation::open, settings.signingFollows());
  }

  /** Whether it works so. */
  @SuppressWarnings("ReferenceEquality") // every reading makes others; compared for every mail
  boolean goesBy(Settings others, Installation opened) {
    return settings == others && installation == opened;
  }

  /** Whose keys and ledger it works with. */
  Installation installation() {
    return installation;
  }

  /**
   * Decides, and changes nothing.
   *
   * @param passage with somebody whose copy may be tracked
   */
  Decision decide(Mail mail, Letter letter, Passage passage) throws MessagingException {
    Optional<TrackingUrl> host = settings.hosts().of(passage.fromDomains());
    if (host.isEmpty()) {
      return new Decision.Left(LeaveReason.HOST_UNCLEAR);
    }
    return breakers.hosts().isUsable(host.get())
        ? decide(planners.getOrDefault(host.get(), cleaner), mail, letter, passage)
        : new Decision.Left(LeaveReason.HOST_DOWN, host.get().origin());
  }

  private Decision decide(Planner planner, Mail mail, Letter letter, Passage passage)
      throws MessagingException {
    Plans plans = plan(planner, letter, passage.tracked());
    if (plans.tracked().isEmpty()) {
      return untracked(plans, plans.why().reason(), plans.why().detail());
    }
    if (!isSampled(letter, plans)) {
      return untracked(plans, LeaveReason.OFF, "");
    }
    return plans.agree()
        ? prove(mail, letter, plans, passage.wish().labels())
        : new Decision.Left(LeaveReason.PLAN_FAILED, "two plans number their links differently");
  }

  /** What becomes of a message that the policy leaves: only what is ours may go. */
  Decision clean(Letter letter, LeaveReason reason) {
    return untracked(plan(cleaner, letter, Map.of()), reason, "");
  }

  private Decision untracked(Plans plans, LeaveReason reason, String detail) {
    Decision.Left left = new Decision.Left(reason, detail);
    return plans
        .cleaned()
        .filter(unused -> !breakers.ramp().isShadow())
        .<Decision>map(cleaned -> new Decision.Cleaned(cleaned, left))
        .orElse(left);
  }

  private Plans plan(Planner planner, Letter letter, Map<Switches, List<MailAddress>> wanted) {
    if (letter.raw().length <= SMALL) {
      return Plans.of(planner, letter.raw(), wanted);
    }
    return time.within(() -> Plans.of(planner, letter.raw(), wanted))
        .orElseGet(() -> Plans.none(new Leave(LeaveReason.LIMIT, "not planned in time")));
  }

  private boolean isSampled(Letter letter, Plans plans) {
    return letter.messageId().isPresent()
        || new Sample(settings.percent()).takes(plans.tracked().get(0).plan().htmlDigest());
  }

  private Decision prove(Mail mail, Letter letter, Plans plans, Labels labels)
      throws MessagingException {
    Instant now = clock.instant();
    Optional<Sealer> sealer = installation.sealer(now);
    if (sealer.isEmpty()) {
      return new Decision.Left(LeaveReason.KEY_UNCONFIRMED);
    }
    List<Grouping.Alike> alike =
        plans.tracked().stream()
            .map(share -> new Grouping.Alike(Template.of(share.plan()), share.recipients()))
            .toList();
    List<Group> groups = grouping.of(letter, alike, now);
    Map<Group, byte[]> rendered = oneOfEachTemplate(groups, sealer.get());
    if (!rendered.entrySet().stream().allMatch(one -> isProven(one.getKey(), one.getValue()))) {
      return new Decision.Left(LeaveReason.PROOF_FAILED);
    }
    if (breakers.ramp().isShadow()) {
      return new Decision.Shadowed(groups);
    }
    return new Decision.Tracked(
        installation,
        new Split(sealer.get(), groups, others(letter, groups), plans.cleaned(), rendered),
        records.sent(letter, mail.getMessage(), labels, groups));
  }

  private static List<MailAddress> others(Letter letter, List<Group> groups) {
    List<MailAddress> others = new ArrayList<>(letter.recipients());
    groups.forEach(group -> others.removeAll(group.recipients()));
    return others;
  }

  private static Map<Group, byte[]> oneOfEachTemplate(List<Group> groups, Sealer sealer) {
    Set<Template> rendered = new HashSet<>();
    Map<Group, byte[]> copies = new HashMap<>();
    for (Group group : groups) {
      if (rendered.add(group.template())) {
        copies.put(group, group.render(sealer));
      }
    }
    return copies;
  }

  private static boolean isProven(Group group, byte[] rendered) {
    Template template = group.template();
    return Proof.holds(template, rendered, template.plan().message().raw());
  }
}
