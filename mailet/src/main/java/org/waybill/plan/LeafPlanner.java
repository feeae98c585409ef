package org.waybill.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private final Texts texts;
  private final LinkNumbers numbers = new LinkNumbers();
  private final List<LeftLink> left = new ArrayList<>();

  /** Plans the leaves of one message; without a sensitivity no link is too sensitive. */
  LeafPlanner(PlanOptions options, Optional<Sensitivity> sensitivity) {
    this.options = options;
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
   * @param withPixel whether the message's pixel goes here
   * @return empty where nothing in it can be tracked
   */
  Optional<LeafEdits> plan(HtmlLeaf html, boolean withPixel) {
    List<Edit> edits = new ArrayList<>();
    for (LinkPlace place : html.scan().links()) {
      link(place, html).ifPresent(edits::add);
    }
    List<Edit> withoutPixel = List.copyOf(edits);
    if (withPixel && html.scan().pixel() instanceof PixelPlace.At at) {
      edits.add(new Edit(texts.pixel(at.offset()), Edit.PIXEL, ""));
      edits.sort(Comparator.comparingInt(edit -> edit.splice().start()));
    }
    return spliced(html, edits).or(() -> spliced(html, withoutPixel));
  }

  private Optional<LeafEdits> spliced(HtmlLeaf html, List<Edit> edits) {
    if (edits.isEmpty()) {
      return Optional.empty();
    }
    Optional<Spliced> spliced = html.body().splice(edits.stream().map(Edit::splice).toList());
    return spliced.map(bytes -> new LeafEdits(html.leaf(), html.body(), edits, bytes));
  }

  private Optional<Edit> link(LinkPlace place, HtmlLeaf html) {
    LeafBody body = html.body();
    return switch (place.verdict()) {
      case LinkVerdict.Left(var reason) -> leave(place, reason.code());
      case LinkVerdict.Target(var target) -> {
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
        int number = numbers.number(target, place, html.scan().links());
        yield Optional.of(new Edit(splice, number, place.source()));
      }
    };
  }

  private Optional<Edit> leave(LinkPlace place, String reason) {
    left.add(new LeftLink(place.source(), reason));
    return Optional.empty();
  }
}
