package org.waybill.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.html.OwnPlaces;
import org.waybill.html.OwnUrl;
import org.waybill.html.Replacement;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Splice;
import org.waybill.message.Spliced;

/** Cleans one text. */
final class LeafCleaner {

  private final Leaf leaf;
  private final LeafBody body;
  private final List<OwnUrl> urls;

  LeafCleaner(Leaf leaf, LeafBody body, List<OwnUrl> urls) {
    this.leaf = leaf;
    this.body = body;
    this.urls = urls;
  }

  /** A change of a leaf, and what it is made of. */
  record Result(Change.BodyCleaned change, int pixels, int links) {}

  /**
   * The change; without splices where nothing can be taken out, empty where that does harm. An
   * image on which the tree or a line's length depends stays and loses its source.
   */
  Optional<Result> clean() {
    return leaf.type().value().equals("text/html")
        ? html(true).or(() -> html(false))
        : plain().flatMap(this::spliced);
  }

  private Optional<Result> html(boolean images) {
    return OwnPlaces.find(body.decoded(), leaf.charset(), urls, images, this::hasRoom)
        .flatMap(this::spliced);
  }

  private Optional<List<Replacement>> plain() {
    return OwnPlaces.isAscii(body.decoded(), leaf.charset())
        ? Optional.of(PlainPlaces.of(body.decoded(), urls).stream().filter(this::hasRoom).toList())
        : Optional.empty();
  }

  private boolean hasRoom(Replacement place) {
    return body.isCertain(place.start(), place.end())
        && (!place.text().isEmpty() || body.isCertain(place.start()))
        && body.hasRoom(Splice.of(place.start(), place.end(), place.text()));
  }

  private Optional<Result> spliced(List<Replacement> places) {
    List<Splice> splices = joined(places);
    Optional<Spliced> spliced = body.splice(splices);
    int pixels = (int) places.stream().filter(Replacement::pixel).count();
    return spliced.map(
        done ->
            new Result(
                new Change.BodyCleaned(leaf, body, splices, done.body()),
                pixels,
                places.size() - pixels));
  }

  /** Neighbours become one: between two splices stands at least a byte. */
  private static List<Splice> joined(List<Replacement> places) {
    List<Splice> splices = new ArrayList<>();
    for (Replacement place : places) {
      Splice splice = Splice.of(place.start(), place.end(), place.text());
      if (!splices.isEmpty() && splices.getLast().end() == splice.start()) {
        Splice before = splices.removeLast();
        splice = Splice.of(before.start(), splice.end(), before.text() + splice.text());
      }
      splices.add(splice);
    }
    return splices;
  }
}
