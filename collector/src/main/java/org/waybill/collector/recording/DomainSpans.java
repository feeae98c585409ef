package org.waybill.collector.recording;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waybill.collector.share.Decision;

/**
 * The spans of one domain, and what two collectors' spans of it come to. Immutable.
 *
 * @param made when it was last decided about, UTC, in milliseconds
 * @param spans by their beginning, the latest of them only; at most the last one lasts
 */
record DomainSpans(String domain, Instant made, List<DomainOff> spans) {

  private static final int MOST = 20;

  /** Sorts them and leaves the oldest out. */
  DomainSpans {
    made = made.truncatedTo(ChronoUnit.MILLIS);
    List<DomainOff> sorted =
        spans.stream()
            .sorted(
                Comparator.comparing(DomainOff::lasts)
                    .thenComparing(DomainOff::from)
                    .thenComparing(DomainOff::toString))
            .toList();
    spans = sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size());
  }

  Optional<DomainOff> lasting() {
    return spans.stream().filter(DomainOff::lasts).reduce((former, latter) -> latter);
  }

  /** The later holds, and of the same moment the one that is off. */
  private boolean isAfter(DomainSpans other) {
    int order = made.compareTo(other.made);
    return order == 0 ? lasting().isPresent() && other.lasting().isEmpty() : order > 0;
  }

  /**
   * What holds of both. Every span of either is kept: hits that are followed later must not come
   * back.
   *
   * @param untold whether they were decided by people who did not know of each other
   */
  DomainSpans besides(DomainSpans other, boolean untold) {
    if (untold && lasting().isPresent() && other.lasting().isPresent()) {
      return offByBoth(other, lasting().get(), other.lasting().get());
    }
    return isAfter(other) ? and(other) : other.and(this);
  }

  /** As {@link Recording#besides}. */
  private DomainSpans offByBoth(DomainSpans other, DomainOff mine, DomainOff theirs) {
    Optional<Jameses> ours = Jameses.in(mine.by());
    Optional<Jameses> others = Jameses.in(theirs.by());
    if (ours.isPresent() && others.isPresent()) {
      String all = others.get().and(ours.get()).toString();
      Instant later = isAfter(other) ? made : other.made;
      return all.equals(theirs.by())
          ? other.and(this)
          : other.and(this).offBy(all, Decision.momentAfter(later, later));
    }
    if (ours.isPresent() != others.isPresent()) {
      return ours.isPresent()
          ? other.and(this)
          : new DomainSpans(domain, Decision.momentAfter(other.made, made), spans).and(other);
    }
    return isAfter(other) ? and(other) : other.and(this);
  }

  /**
   * These in the place of what a list says of the domain: those that ended last stand first, and
   * behind them those that last.
   */
  List<DomainOff> among(List<DomainOff> all) {
    return Stream.concat(all.stream().filter(span -> !span.domain().equals(domain)), spans.stream())
        .sorted(Comparator.comparing(DomainSpans::end).reversed())
        .sorted(Comparator.comparing(DomainOff::lasts))
        .toList();
  }

  /** Those that last are alike, so that they stay in the order in which they began. */
  private static Instant end(DomainOff span) {
    return span.until().orElse(Instant.MAX);
  }

  private DomainSpans offBy(String by, Instant when) {
    return new DomainSpans(
        domain, when, spans.stream().map(span -> span.lasts() ? span.offBy(by) : span).toList());
  }

  /** With what was off by an earlier decision; what lasts by that one has ended. */
  private DomainSpans and(DomainSpans earlier) {
    TreeMap<Instant, DomainOff> all = new TreeMap<>();
    Instant end = lasting().map(DomainOff::from).orElse(made);
    for (DomainOff span : earlier.spans) {
      if (!span.lasts()) {
        all.put(span.from(), span);
      } else if (end.isAfter(span.from())) {
        all.put(span.from(), span.endedAt(end));
      }
    }
    spans.forEach(span -> all.put(span.from(), span));
    return new DomainSpans(domain, made, new ArrayList<>(all.values()));
  }
}
