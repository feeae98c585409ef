package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.killswitch.SwitchedOff;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.Switches;
import org.waybill.settings.Settings;
import org.waybill.wire.TrackingId;

/** Takes mails one by one: decides, then does, counts and says what was done. Thread-safe. */
final class Desk implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Desk.class);

  private final SettingsInUse settings;
  private final Environment environment;
  private final Breakers breakers;
  private final MailetContext context;
  private final Counters counters;
  private final InstantSource clock;
  private final HtmlKeeping keeping;
  private final TimeBudget time = new TimeBudget(TimeBudget.MOST);
  private volatile Working working;
  private volatile @Nullable Tracker tracker;

  /** What follows from the settings. */
  private record Working(Settings settings, Gate gate) {}

  Desk(
      SettingsInUse settings,
      Environment environment,
      Breakers breakers,
      MailetContext context,
      Counters counters,
      InstantSource clock) {
    this.settings = settings;
    this.environment = environment;
    this.breakers = breakers;
    this.context = context;
    this.counters = counters;
    this.clock = clock;
    this.keeping = new HtmlKeeping(clock);
    this.working = of(settings.current());
    environment.enter(this);
  }

  private Working of(Settings now) {
    return new Working(now, new Gate(now, context));
  }

  /** Made anew when the settings are others. */
  @SuppressWarnings("ReferenceEquality") // every reading makes others; compared for every mail
  private Working working() {
    Settings now = settings.current();
    Working known = working;
    if (known.settings() != now) {
      known = of(now);
      working = known;
      breakers.ramp().follow(now.shadow());
    }
    return known;
  }

  Environment environment() {
    return environment;
  }

  /** What is wrong or soon will be with what it looks at besides, for the admin. */
  List<String> worries() {
    return Stream.concat(settings.worry().stream(), breakers.worries().stream()).toList();
  }

  /** How it works at the moment. */
  MailetStatus status() {
    return new MailetStatus(
        working().settings(),
        breakers.ramp().isShadow(),
        breakers.hosts().states(),
        clock.instant(),
        counters.counts());
  }

  /**
   * What would become of a mail, and why; nothing is done or counted.
   *
   * @throws IOException where James cannot write it
   * @throws MessagingException where James cannot write it
   */
  ExplainedMail explain(Mail mail) throws IOException, MessagingException {
    SwitchedOff off = environment.killSwitch().state();
    Working with = working();
    Letter letter = Letter.read(mail);
    Passage passage = with.gate().judge(letter);
    Decision decision =
        off.isEverything()
            ? new Decision.Left(LeaveReason.SWITCHED_OFF)
            : decide(mail, letter, passage, with.settings());
    return new ExplainedMail(decision, with.gate().rules(letter));
  }

  /** Tracks a mail or leaves it as it is; never an exception. */
  void take(Mail mail) {
    if (CopyMail.isMarked(mail)) {
      return;
    }
    try {
      Decision decision = decide(mail);
      if (breakers.ramp().note(decision)) {
        counters.fellBack();
      }
      switch (decision) {
        case Decision.Left left -> leave(mail, left);
        case Decision.Cleaned(byte[] cleaned, Decision.Left because) -> {
          if (CleanMail.put(mail, cleaned)) {
            counters.cleaned();
          }
          leave(mail, because);
        }
        case Decision.Tracked tracked -> handOff(mail, tracked);
        case Decision.Shadowed unused -> {
          counters.shadowed();
          say(mail, "would be tracked", "");
        }
      }
    } catch (MessageTooLargeException e) {
      leave(mail, new Decision.Left(LeaveReason.LIMIT, "message over the bound"));
    } catch (IOException | MessagingException e) {
      leave(mail, new Decision.Left(LeaveReason.UNPARSABLE, e.toString()));
    } catch (OutOfMemoryError e) {
      leave(mail, new Decision.Left(LeaveReason.LIMIT, "not enough memory for the message"));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // whatever is wrong with us, mail flows
      LOGGER.error("Tracking mail {} failed ({}); it goes on", mail.getName(), where(e));
      LOGGER.debug("because", e);
      leave(mail, new Decision.Left(LeaveReason.PLAN_FAILED, e.toString()));
    }
  }

  /** An exception's own text may hold addresses, which only debug may show. */
  private static String where(Throwable failure) {
    StackTraceElement[] at = failure.getStackTrace();
    return failure.getClass().getName() + (at.length == 0 ? "" : " at " + at[0]);
  }

  private void handOff(Mail mail, Decision.Tracked tracked) {
    Installation installation = tracked.installation();
    Optional<LeaveReason> unwritten = installation.append(tracked.record());
    if (unwritten.isPresent()) {
      leave(mail, new Decision.Left(unwritten.get()));
      return;
    }
    int groups = tracked.split().groups().size();
    List<Group> unchanged = new HandOff(context, mail, tracked.split()).run();
    if (groups > unchanged.size()) {
      counters.tracked();
      if (working.settings().keepHtml()) {
        keeping.keep(tracked);
      }
      if (tracked.split().cleaned().isPresent()) {
        counters.cleaned();
      }
      say(mail, "tracked", "copies " + (groups - unchanged.size()));
    }
    if (!unchanged.isEmpty()) {
      List<Group> nowhere = nowhere(tracked.split(), unchanged);
      if (!nowhere.isEmpty()) {
        installation.abandon(nowhere, LeaveReason.HAND_OFF_FAILED);
      }
      leave(mail, new Decision.Left(LeaveReason.HAND_OFF_FAILED, "copies " + unchanged.size()));
    }
  }

  /** Those whose id no copy has that was handed off: a shared one may look more than one way. */
  private static List<Group> nowhere(Split split, List<Group> unchanged) {
    Set<TrackingId> handedOff = new HashSet<>();
    for (Group group : split.groups()) {
      if (!unchanged.contains(group)) {
        handedOff.add(group.identity().copy());
      }
    }
    return unchanged.stream()
        .filter(group -> !handedOff.contains(group.identity().copy()))
        .toList();
  }

  private void leave(Mail mail, Decision.Left left) {
    counters.left(left.reason());
    if (left.reason() == LeaveReason.PROOF_FAILED || left.reason() == LeaveReason.PLAN_FAILED) {
      LOGGER.warn(
          "Message {} leaves untracked ({}): please keep it and report it",
          name(mail),
          left.reason().code());
    }
    say(mail, left.reason().code(), left.detail());
  }

  private static void say(Mail mail, String outcome, String detail) {
    if (LOGGER.isDebugEnabled()) {
      LOGGER.debug("{}: {} {}", name(mail), outcome, detail);
    }
  }

  /** For the log: the Message-ID, or James's own name for the mail. */
  private static String name(Mail mail) {
    try {
      return Letter.messageId(mail.getMessage()).map(id -> "<" + id + ">").orElse(mail.getName());
    } catch (MessagingException | RuntimeException | LinkageError e) {
      return mail.getName();
    }
  }

  private Decision decide(Mail mail) throws IOException, MessagingException {
    SwitchedOff off = environment.killSwitch().state();
    if (off.isEverything()) {
      return new Decision.Left(LeaveReason.SWITCHED_OFF);
    }
    if (mail.getMessage() == null || mail.getRecipients().isEmpty()) {
      return new Decision.Left(LeaveReason.UNPARSABLE, "no message or no recipient");
    }
    Working with = working();
    Letter letter = Letter.read(mail);
    Passage passage = with.gate().judge(letter);
    if (passage.wish().unclear()) {
      counters.unclearHeader();
      LOGGER.warn(
          "Message {} has X-Waybill-Track with an unknown value, which counts as off; it takes {}",
          name(mail),
          Switches.ALLOWED);
    }
    return decide(mail, letter, passage, with.settings());
  }

  private Decision decide(Mail mail, Letter letter, Passage passage, Settings by)
      throws MessagingException {
    if (environment.killSwitch().state().holds(passage.senders(letter))) {
      return new Decision.Left(LeaveReason.SWITCHED_OFF);
    }
    Optional<Tracker> ready = tracker(by);
    if (passage.closed().isPresent()) {
      LeaveReason reason = passage.closed().get();
      return ready.isPresent() && reason.isWish()
          ? ready.get().clean(letter, reason)
          : new Decision.Left(reason);
    }
    if (ready.isPresent() && !ready.get().installation().allows(passage.senders(letter))) {
      return ready.get().clean(letter, LeaveReason.OFF);
    }
    return ready.isPresent()
        ? ready.get().decide(mail, letter, passage)
        : new Decision.Left(
            environment.trouble().map(Trouble::reason).orElse(LeaveReason.KEY_UNCONFIRMED));
  }

  /** Made anew for every installation that is opened, and for other settings. */
  private Optional<Tracker> tracker(Settings by) {
    return environment.installation().map(installation -> tracker(by, installation));
  }

  private Tracker tracker(Settings by, Installation installation) {
    Tracker known = tracker;
    if (known == null || !known.goesBy(by, installation)) {
      known = new Tracker(by, installation, breakers, clock, time);
      tracker = known;
    }
    return known;
  }

  @Override
  public void close() {
    environment.leave(this);
    breakers.close();
    keeping.close();
    time.close();
  }
}
