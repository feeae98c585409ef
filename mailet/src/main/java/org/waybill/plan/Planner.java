package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.waybill.html.HtmlLimits;
import org.waybill.html.PixelPlace;
import org.waybill.message.Leaf;
import org.waybill.message.Message;
import org.waybill.message.Scan;
import org.waybill.sensitive.Sensitivity;

/** Decides about one message alone; who sends it to whom is the {@link Policy}'s. Thread-safe. */
public final class Planner {

  private final PlanOptions options;
  private final OwnTracking own;

  /**
   * Makes a planner.
   *
   * @param ours whether a URL, {@code https://anyhost/o/TOKEN.gif} or {@code /c/TOKEN}, carries a
   *     seal of ours; see {@link OwnTracking#openedBy}
   */
  public Planner(PlanOptions options, Predicate<String> ours) {
    this.options = options;
    this.own = new OwnTracking(ours);
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
    if (own.isIn(message)) {
      return new Leave(LeaveReason.ALREADY_TRACKED, "");
    }
    if (switches.isOff()) {
      return new Leave(LeaveReason.OFF, "");
    }
    ShownLeaves shown = new ShownLeaves(message.root(), options.places().textLinks());
    List<ShownLeaf> readable = new ArrayList<>();
    Optional<Leave> obstacle = shown.obstacle();
    HtmlLimits limits = options.html();
    for (Leaf leaf : shown.leaves()) {
      switch (read(message, leaf, limits)) {
        case ShownLeaf.Read(ShownLeaf read) -> {
          readable.add(read);
          limits = less(limits, read.body().decoded().length);
        }
        case ShownLeaf.Unread(Leave leave, int scanned) -> {
          obstacle = obstacle.or(() -> Optional.of(leave));
          limits = less(limits, scanned);
        }
      }
    }
    return readable.isEmpty()
        ? obstacle.orElseGet(() -> new Leave(LeaveReason.NO_HTML, ""))
        : track(message, readable, switches);
  }

  private ShownLeaf.Reading read(Message message, Leaf leaf, HtmlLimits limits) {
    return leaf.type().value().equals("text/html")
        ? HtmlLeaf.read(message.raw(), leaf, options.places().within(limits))
        : TextLeaf.read(message.raw(), leaf, limits);
  }

  /** All leaves together keep to what one may have. */
  private static HtmlLimits less(HtmlLimits limits, int bytes) {
    return new HtmlLimits(limits.maxBytes() - bytes, limits.maxLinks(), limits.clipBytes());
  }

  private TrackingPlan track(Message message, List<ShownLeaf> readable, Switches switches) {
    LeafPlanner planner = new LeafPlanner(options, switches, sensitivity(message, readable));
    List<LeafEdits> edits = new ArrayList<>();
    Optional<ShownLeaf> last = lastHtml(readable);
    for (ShownLeaf leaf : readable) {
      planner.plan(leaf, last.filter(html -> html == leaf).isPresent()).ifPresent(edits::add);
    }
    if (edits.isEmpty()) {
      return new Leave(LeaveReason.NOTHING_TO_TRACK, last.map(Planner::obstacleToPixel).orElse(""));
    }
    if (planner.links().size() > options.html().maxLinks()) {
      return new Leave(LeaveReason.LIMIT, "more than " + options.html().maxLinks() + " links");
    }
    byte[] digest = HtmlDigest.of(message);
    return new Track(
        message, options.url(), edits, planner.links(), planner.left(), digest, Optional.empty());
  }

  private Optional<Sensitivity> sensitivity(Message message, List<ShownLeaf> readable) {
    return options.policyIgnored()
        ? Optional.empty()
        : Optional.of(Sensitivity.of(LinkFacts.of(message, readable)));
  }

  private static Optional<ShownLeaf> lastHtml(List<ShownLeaf> readable) {
    return readable.reversed().stream().filter(HtmlLeaf.class::isInstance).findFirst();
  }

  private static String obstacleToPixel(ShownLeaf html) {
    return html.pixel() instanceof PixelPlace.None(String reason) ? reason : "";
  }
}
