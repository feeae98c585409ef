package org.waybill.collector.command;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waybill.copy.CopyIdentity;
import org.waybill.copy.Proof;
import org.waybill.copy.Template;
import org.waybill.copy.Tokens;
import org.waybill.idna.CanonicalRecipient;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.message.Splice;
import org.waybill.plan.Clean;
import org.waybill.plan.Edit;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.Planner;
import org.waybill.plan.Switches;
import org.waybill.plan.Track;
import org.waybill.plan.TrackingPlan;
import org.waybill.wire.Day;
import org.waybill.wire.Ids;
import org.waybill.wire.MessageId;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingUrl;

/** Makes one recipient's copy of one message after the other. */
final class Preview {

  private final PreviewSettings settings;
  private final PreviewPolicy policy;
  private final String recipient;
  private final Map<TrackingUrl, Planner> planners;
  private final Planner cleaner;
  private final Sealer sealer;
  private final Ids ids;
  private final int day;

  /**
   * Prepares previews.
   *
   * @param now the day that tokens carry, and the time at which keys must be active
   * @throws IOException where no key is active
   */
  Preview(PreviewSettings settings, PreviewPolicy policy, String recipient, Instant now)
      throws IOException {
    this.settings = settings;
    this.policy = policy;
    this.recipient = CanonicalRecipient.of(recipient);
    Seals seals = Seals.of(settings.keys());
    this.planners =
        settings.hosts().all().stream()
            .collect(Collectors.toMap(url -> url, url -> planner(url, seals)));
    this.cleaner = planner(settings.plan().url(), seals);
    this.sealer =
        seals
            .sealer(now, settings.keys().fingerprints())
            .orElseThrow(
                () ->
                    new IOException(
                        "the key file has no active sealing key; name one that has in keyFile"));
    this.ids = new Ids(settings.keys().identity());
    this.day = Day.of(now);
  }

  private Planner planner(TrackingUrl url, Seals seals) {
    return new Planner(settings.plan().withUrl(url), seals::open, policy.signingFollows());
  }

  /**
   * What becomes of a message, and all that is known about why.
   *
   * @param original its bytes
   * @param judgement what the policy says
   * @param plan what the planner says, where the policy lets it
   */
  @SuppressWarnings("ArrayRecordComponent") // written out at once, never kept
  record Examination(
      byte[] original, PreviewPolicy.Judgement judgement, TrackingPlan plan, PreviewCopy copy) {}

  PreviewCopy of(byte[] message) {
    return examine(message).copy();
  }

  Examination examine(byte[] message) {
    PreviewPolicy.Judgement judgement = policy.judge(message, recipient);
    TrackingPlan plan = plan(message, judgement);
    return new Examination(message, judgement, plan, copy(plan, message));
  }

  private TrackingPlan plan(byte[] message, PreviewPolicy.Judgement judgement) {
    Optional<LeaveReason> left = judgement.left();
    if (left.isEmpty()) {
      return settings
          .hosts()
          .of(judgement.fromDomains())
          .map(planners::get)
          .map(planner -> planner.plan(message, judgement.switches()))
          .orElseGet(() -> new Leave(LeaveReason.HOST_UNCLEAR, ""));
    }
    // without tracking: only what is ours may go, and what is no message has no sender to judge
    return switch (cleaner.plan(message, Switches.OFF)) {
      case Leave leave when isUnreadable(leave.reason()) -> leave;
      case Clean clean when left.get().isWish() ->
          new Clean(clean.cleaning(), new Leave(left.get(), ""));
      default -> new Leave(left.get(), "");
    };
  }

  private PreviewCopy copy(TrackingPlan plan, byte[] message) {
    return switch (plan) {
      case Leave(LeaveReason reason, String detail) ->
          PreviewCopy.left(message, reason.code(), detail);
      case Clean(var cleaning, Leave because) -> PreviewCopy.clean(cleaning, because);
      case Track track -> copy(track, message);
    };
  }

  /** The settings it goes by. */
  PreviewSettings settings() {
    return settings;
  }

  /** Whose copies it makes. */
  String recipient() {
    return recipient;
  }

  /** What is no message has no sender to judge. */
  private static boolean isUnreadable(LeaveReason reason) {
    return reason == LeaveReason.UNPARSABLE;
  }

  private PreviewCopy copy(Track track, byte[] message) {
    Template template = Template.of(track);
    Tokens tokens = Tokens.seal(track, identity(track, message), sealer);
    byte[] copy = template.render(tokens);
    if (!Proof.holds(template, copy, track.message().raw())) {
      return PreviewCopy.left(message, LeaveReason.PROOF_FAILED.code(), "");
    }
    List<String> pixels =
        track.pixels().stream().map(pixel -> track.url().open(tokens.of(pixel))).toList();
    List<PreviewCopy.Link> links =
        track.places().stream().map(place -> link(track, place, tokens)).toList();
    List<String> disclosures =
        track.disclosures().stream().map(told -> told(told, tokens)).toList();
    return new PreviewCopy(copy, "track", "", "", pixels, links, track.left(), disclosures);
  }

  private static String told(Edit edit, Tokens tokens) {
    Splice splice = edit.splice();
    return splice.text().substring(0, splice.holeStart())
        + tokens.of(edit)
        + splice.text().substring(splice.holeEnd());
  }

  private PreviewCopy.Link link(Track track, Edit place, Tokens tokens) {
    return new PreviewCopy.Link(
        place.number(),
        place.source(),
        track.links().get(place.number() - 1).target(),
        track.url().click(tokens.of(place)));
  }

  /** In mode aggregate everybody gets the same copy, and nothing says whose it is. */
  private CopyIdentity identity(Track track, byte[] message) {
    boolean shared = settings.mode() == Mode.AGGREGATE;
    Optional<MessageId> messageId =
        Message.headers(message, MessageLimits.DEFAULT)
            .flatMap(headers -> MessageId.of(headers.value("message-id")));
    String sender = PreviewPolicy.sender(message);
    String whose = shared ? Ids.SHARED : recipient;
    return new CopyIdentity(
        settings.mode(),
        ids.copy(messageId, sender, whose, track.htmlDigest()),
        shared ? PersonCode.NONE : ids.person(recipient),
        day);
  }
}
