package org.waybill.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.waybill.html.HtmlScan;
import org.waybill.html.LinkPlace;
import org.waybill.html.LinkVerdict;
import org.waybill.html.PixelPlace;
import org.waybill.message.LeafBody;
import org.waybill.message.Splice;
import org.waybill.message.Spliced;
import org.waybill.sensitive.Sensitivity;
import org.waybill.sensitive.Stay;

/** Plans one HTML leaf after the other; numbers run on through all of them. */
final class LeafPlanner {

  private final PlanOptions options;
  private final Optional<Sensitivity> sensitivity;
  private final Switches switches;
  private final Predicate<String> carriesOurs;
  private final Texts texts;
  private final LinkNumbers numbers = new LinkNumbers();
  private final List<LeftLink> left = new ArrayList<>();

  /**
   * Plans the leaves of one message.
   *
   * @param carriesOurs whether a URL is or carries a tracked one of ours
   * @param sensitivity without one no link is too sensitive
   */
  LeafPlanner(
      PlanOptions options,
      Switches switches,
      Predicate<String> carriesOurs,
      Optional<Sensitivity> sensitivity) {
    this.options = options;
    this.switches = switches;
    this.carriesOurs = carriesOurs;
    this.sensitivity = sensitivity;
    this.texts = new Texts(options.url());
  }

  List<PlannedLink> links() {
    return numbers.links();
  }

  List<LeftLink> left() {
    return left;
  }

  /**
   * Plans a leaf.
   *
   * @param withPixels whether the message's pixels go here
   * @return empty where nothing in it can be tracked
   */
  Optional<LeafEdits> plan(HtmlLeaf html, boolean withPixels) {
    List<Edit> edits = new ArrayList<>();
    Twins twins = new Twins(html.scan().links());
    for (LinkPlace place : html.scan().links()) {
      link(place, twins.label(place), html.body()).ifPresent(edits::add);
    }
    List<Edit> withoutPixels = List.copyOf(edits);
    if (withPixels && switches.opens()) {
      edits.addAll(pixels(html.scan()));
      edits.sort(Comparator.comparingInt(edit -> edit.splice().start()));
    }
    return spliced(html, edits).or(() -> spliced(html, withoutPixels));
  }

  /** The one that counts stands at the top where a place there is wanted and found. */
  private List<Edit> pixels(HtmlScan scan) {
    List<Edit> pixels = new ArrayList<>();
    if (scan.topPixel() instanceof PixelPlace.At at) {
      pixels.add(Edit.pixel(texts.pixel(at.offset()), Edit.COUNTED));
    }
    if (scan.pixel() instanceof PixelPlace.At at) {
      int number = pixels.isEmpty() ? Edit.COUNTED : Edit.SEEN_TO_THE_END;
      pixels.add(Edit.pixel(texts.pixel(at.offset()), number));
    }
    return pixels;
  }

  private Optional<LeafEdits> spliced(HtmlLeaf html, List<Edit> edits) {
    if (edits.isEmpty()) {
      return Optional.empty();
    }
    Optional<Spliced> spliced = html.body().splice(edits.stream().map(Edit::splice).toList());
    return spliced.map(bytes -> new LeafEdits(html.leaf(), html.body(), edits, bytes));
  }

  private Optional<Edit> link(LinkPlace place, String label, LeafBody body) {
    return switch (place.verdict()) {
      case LinkVerdict.Left(var reason) -> leave(place, reason.code());
      case LinkVerdict.Target(var target) -> {
        if (!switches.clicks()) {
          yield leave(place, LeaveReason.OFF.code());
        }
        if (carriesOurs.test(target)) {
          yield leave(place, LeaveReason.ALREADY_TRACKED.code());
        }
        Splice splice = texts.link(place, target);
        if (!body.isCertain(place.start(), place.end())) {
          yield leave(place, "encoding");
        }
        if (texts.linkLength(target) > options.maxUrlLength()) {
          yield leave(place, "too-long");
        }
        Optional<Stay> stay = sensitivity.flatMap(judge -> judge.judge(target, place.label()));
        if (stay.isPresent()) {
          yield leave(place, stay.get().code());
        }
        if (!body.hasRoom(splice)) {
          yield leave(place, "line-too-long");
        }
        int number = numbers.number(target, label);
        yield Optional.of(Edit.link(splice, number, place.source()));
      }
    };
  }

  private Optional<Edit> leave(LinkPlace place, String reason) {
    left.add(new LeftLink(place.source(), reason));
    return Optional.empty();
  }
}
