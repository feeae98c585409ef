package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.clean.Cleaned;
import org.waybill.clean.Cleaner;
import org.waybill.clean.Cleaning;
import org.waybill.clean.Reach;
import org.waybill.clean.TokenOpener;
import org.waybill.html.HtmlLimits;
import org.waybill.html.PixelPlace;
import org.waybill.message.Leaf;
import org.waybill.message.Message;
import org.waybill.message.Scan;
import org.waybill.sensitive.LinkPolicy;
import org.waybill.sensitive.Sensitivity;

/** Decides about one message alone; who sends it to whom is the {@link Policy}'s. Thread-safe. */
public final class Planner {

  private final PlanOptions options;
  private final Cleaner cleaner;

  /** Makes a planner of messages that are not signed after it; see the other form. */
  public Planner(PlanOptions options, TokenOpener opener) {
    this(options, opener, false);
  }

  /**
   * Makes a planner.
   *
   * @param opener knows our seals
   * @param signingFollows whether messages are signed (DKIM, ARC) after this, so that a signature
   *     which is there already may break
   */
  public Planner(PlanOptions options, TokenOpener opener, boolean signingFollows) {
    this.options = options;
    Reach reach = signingFollows ? Reach.BEFORE_SIGNING : Reach.OUTBOUND;
    this.cleaner = new Cleaner(opener, reach, options.message());
  }

  /** Plans a message whose opens and clicks are both tracked; see the other form. */
  public TrackingPlan plan(byte[] message) {
    return plan(message, Switches.BOTH);
  }

  /**
   * Plans a message.
   *
   * @param message raw bytes of any content; the plan shares them, nobody may change them
   * @param switches what is tracked: without clicks a plan has no links, without opens no pixel;
   *     with neither it is {@link Clean} or {@link Leave}
   * @return what becomes of it; never an exception
   */
  public TrackingPlan plan(byte[] message, Switches switches) {
    try {
      return switch (Message.read(message, options.message())) {
        case Message read -> plan(read, switches);
        case Scan.Unreadable(boolean limit, String detail) ->
            new Leave(limit ? LeaveReason.LIMIT : LeaveReason.UNPARSABLE, detail);
      };
    } catch (RuntimeException | StackOverflowError e) {
      // mail must flow whatever the parsers make of it; the reason is counted and logged
      return new Leave(LeaveReason.PLAN_FAILED, e.toString());
    }
  }

  private TrackingPlan plan(Message message, Switches switches) {
    if (message.root().headers().isBare()) {
      return new Leave(LeaveReason.UNPARSABLE, "no header field, so no message");
    }
    byte[] digest = HtmlDigest.of(message);
    return switch (cleaner.clean(message)) {
      case Cleaned.Nothing() -> plan(message, switches, digest, Optional.empty());
      case Cleaned.Done(Cleaning cleaning, Message cleaned) -> {
        TrackingPlan plan = plan(cleaned, switches, digest, Optional.of(cleaning));
        yield plan instanceof Leave because ? new Clean(cleaning, because) : plan;
      }
      case Cleaned.Kept(Cleaned.Why why) -> kept(why);
    };
  }

  private static Leave kept(Cleaned.Why why) {
    return switch (why) {
      case SIGNED -> new Leave(LeaveReason.ALREADY_TRACKED, "under a signature");
      case HARM -> new Leave(LeaveReason.ALREADY_TRACKED, "cannot be taken out without harm");
      case LIMIT -> new Leave(LeaveReason.LIMIT, "too much that looks like our tokens");
      case PROOF -> new Leave(LeaveReason.PROOF_FAILED, "cleaning");
    };
  }

  private TrackingPlan plan(
      Message message, Switches switches, byte[] digest, Optional<Cleaning> cleaning) {
    if (switches.isOff()) {
      return new Leave(LeaveReason.OFF, "");
    }
    ShownLeaves shown = new ShownLeaves(message.root(), options.places().textLinks());
    List<ShownLeaf> readable = new ArrayList<>();
    Optional<Leave> obstacle = shown.obstacle();
    // all leaves together keep to what one may have
    HtmlLimits limits = options.html();
    for (Leaf leaf : shown.leaves()) {
      switch (read(message, leaf, limits)) {
        case ShownLeaf.Read(ShownLeaf read) -> {
          readable.add(read);
          limits = limits.less(read.body().decoded().length);
        }
        case ShownLeaf.Unread(Leave leave, int scanned) -> {
          obstacle = obstacle.or(() -> Optional.of(leave));
          limits = limits.less(scanned);
        }
      }
    }
    return readable.isEmpty()
        ? obstacle.orElseGet(() -> new Leave(LeaveReason.NO_HTML, ""))
        : track(message, readable, switches, digest, cleaning);
  }

  private ShownLeaf.Reading read(Message message, Leaf leaf, HtmlLimits limits) {
    return leaf.type().value().equals("text/html")
        ? HtmlLeaf.read(
            message,
            leaf,
            options.places().within(limits).withBlock(options.disclosure().isPresent()))
        : TextLeaf.read(message, leaf, limits);
  }

  private TrackingPlan track(
      Message message,
      List<ShownLeaf> readable,
      Switches switches,
      byte[] digest,
      Optional<Cleaning> cleaning) {
    Optional<Map<Integer, Edit>> told = told(message, readable);
    Map<Integer, Edit> tell = told.orElse(Map.of());
    LeafPlanner planner =
        new LeafPlanner(options, switches, cleaner::carries, sensitivity(message, readable));
    List<LeafEdits> edits = new ArrayList<>();
    int last = lastHtml(readable);
    for (int i = 0; i < readable.size(); i++) {
      ShownLeaf leaf = readable.get(i);
      planner.plan(leaf, i == last, told(tell, leaf.leaf())).ifPresent(edits::add);
    }
    if (edits.stream().noneMatch(LeafEdits::isTracked)) {
      String detail = last < 0 ? "" : obstacleToPixel(readable.get(last));
      return new Leave(LeaveReason.NOTHING_TO_TRACK, detail);
    }
    if (planner.links().size() > options.html().maxLinks()) {
      return new Leave(LeaveReason.LIMIT, "more than " + options.html().maxLinks() + " links");
    }
    List<LeafEdits> all = Disclosing.withTexts(edits, tell, message);
    return told.isPresent() && Disclosing.isWhole(all, tell)
        ? new Track(message, options.url(), all, planner.links(), planner.left(), digest, cleaning)
        : new Leave(LeaveReason.NO_DISCLOSURE, "no place in it, or not in its charset");
  }

  /**
   * What recipients are told in which leaf: nothing where they are not, empty where they cannot.
   */
  private Optional<Map<Integer, Edit>> told(Message message, List<ShownLeaf> readable) {
    return options
        .disclosure()
        .map(words -> new Disclosing(message, new Texts(options.url())).in(readable, words))
        .orElse(Optional.of(Map.of()));
  }

  private static Optional<Edit> told(Map<Integer, Edit> told, Leaf leaf) {
    return Optional.ofNullable(told.get(leaf.start()));
  }

  private Optional<Sensitivity> sensitivity(Message message, List<ShownLeaf> readable) {
    LinkPolicy links = options.links();
    return links.isNone()
        ? Optional.empty()
        : Optional.of(Sensitivity.of(links, LinkFacts.of(message, readable, links.rules())));
  }

  /** The index of the leaf that the pixel goes to, -1 where there is none. */
  private static int lastHtml(List<ShownLeaf> readable) {
    int last = readable.size() - 1;
    while (last >= 0 && !(readable.get(last) instanceof HtmlLeaf)) {
      last--;
    }
    return last;
  }

  private static String obstacleToPixel(ShownLeaf html) {
    return switch (html.pixel()) {
      case PixelPlace.None(String reason) -> reason;
      case PixelPlace.At at -> html.body().isCertain(at.offset()) ? "" : "encoding";
    };
  }
}
