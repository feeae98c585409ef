package org.waybill.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.waybill.html.LinkPlace;
import org.waybill.html.LinkVerdict;
import org.waybill.html.PixelPlace;
import org.waybill.message.Splice;
import org.waybill.message.Spliced;
import org.waybill.sensitive.Sensitivity;
import org.waybill.sensitive.Stay;

/** Plans one leaf after the other; numbers run on through all of them. */
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
   * @param told what recipients are told here, if they are
   * @return empty where nothing is put in
   */
  Optional<LeafEdits> plan(ShownLeaf leaf, boolean withPixels, Optional<Edit> told) {
    List<Edit> edits = new ArrayList<>();
    Twins twins = new Twins(leaf.links());
    for (LinkPlace place : leaf.links()) {
      link(place, twins.label(place), leaf).ifPresent(edits::add);
    }
    List<Edit> others = with(told.stream().toList(), edits);
    if (!withPixels || !switches.opens()) {
      return spliced(leaf, others);
    }
    return spliced(leaf, pixels(leaf, bottom(leaf)), told, edits)
        .or(() -> otherPixel(leaf).flatMap(at -> spliced(leaf, pixels(leaf, at), told, edits)))
        .or(() -> spliced(leaf, others));
  }

  /** At the same place what recipients are told stands in front of the pixel. */
  private static Optional<LeafEdits> spliced(
      ShownLeaf leaf, List<Edit> pixels, Optional<Edit> told, List<Edit> links) {
    return spliced(leaf, with(Stream.concat(told.stream(), pixels.stream()).toList(), links));
  }

  private static PixelPlace bottom(ShownLeaf leaf) {
    if (leaf.pixel() instanceof PixelPlace.At at && !leaf.body().isCertain(at.offset())) {
      Optional<PixelPlace> other = otherPixel(leaf).map(place -> place);
      return other.orElseGet(() -> new PixelPlace.None("encoding"));
    }
    return leaf.pixel();
  }

  private static Optional<PixelPlace.At> otherPixel(ShownLeaf leaf) {
    return leaf.otherPixel().filter(at -> leaf.body().isCertain(at.offset()));
  }

  private static List<Edit> with(List<Edit> others, List<Edit> links) {
    return Stream.concat(others.stream(), links.stream())
        .sorted(Comparator.comparingInt(edit -> edit.splice().start()))
        .toList();
  }

  /** The one that counts stands at the top where a place there is wanted and found. */
  private List<Edit> pixels(ShownLeaf leaf, PixelPlace bottom) {
    List<Edit> pixels = new ArrayList<>();
    if (leaf.topPixel() instanceof PixelPlace.At at && leaf.body().isCertain(at.offset())) {
      pixels.add(Edit.pixel(texts.pixel(at.offset()), Edit.COUNTED));
    }
    if (bottom instanceof PixelPlace.At at) {
      int number = pixels.isEmpty() ? Edit.COUNTED : Edit.SEEN_TO_THE_END;
      pixels.add(Edit.pixel(texts.pixel(at.offset()), number));
    }
    return pixels;
  }

  private static Optional<LeafEdits> spliced(ShownLeaf leaf, List<Edit> edits) {
    if (edits.isEmpty()) {
      return Optional.empty();
    }
    Optional<Spliced> spliced = leaf.body().splice(edits.stream().map(Edit::splice).toList());
    return spliced.map(bytes -> new LeafEdits(leaf.leaf(), leaf.body(), edits, bytes));
  }

  private Optional<Edit> link(LinkPlace place, String label, ShownLeaf leaf) {
    return switch (place.verdict()) {
      case LinkVerdict.Left(var reason) -> leave(place, reason.code());
      case LinkVerdict.Target(var target) -> {
        if (!switches.clicks()) {
          yield leave(place, LeaveReason.OFF.code());
        }
        if (carriesOurs.test(target)) {
          yield leave(place, LeaveReason.ALREADY_TRACKED.code());
        }
        Splice splice = leaf.fitted(texts.link(place, target));
        if (!leaf.body().isCertain(place.start(), place.end())) {
          yield leave(place, "encoding");
        }
        if (texts.linkLength(target) > options.maxUrlLength()) {
          yield leave(place, "too-long");
        }
        Optional<Stay> stay = sensitivity.flatMap(judge -> judge.judge(target, leaf.told(place)));
        if (stay.isPresent()) {
          yield leave(place, stay.get().code());
        }
        if (!leaf.hasRoom(place, splice)) {
          yield leave(place, "line-too-long");
        }
        int number = numbers.number(target, label);
        yield Optional.of(Edit.link(splice, number, place.source()));
      }
    };
  }

  private Optional<Edit> leave(LinkPlace place, String reason) {
    left.add(new LeftLink(place.source(), reason, place.label()));
    return Optional.empty();
  }
}
