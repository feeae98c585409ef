package org.waybill.collector.http;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.waybill.collector.hit.FreshHit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.watch.Answered;

/** Counts what the world was answered. Thread-safe; costs an addition. */
public final class AnswerCounts {

  private final Map<Answered, LongAdder> counts = new EnumMap<>(Answered.class);

  private volatile long lastHit = -1;

  public AnswerCounts() {
    for (Answered kind : Answered.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  /**
   * One more answer is under way.
   *
   * @param now UTC milliseconds
   */
  void count(Decision decision, long now) {
    Answered kind = kind(decision);
    adder(kind).increment();
    if (kind == Answered.OPEN_RECORDED || kind == Answered.CLICK_RECORDED) {
      lastHit = now;
    }
  }

  /** When a hit last went to the journal; nothing where none did since the start. */
  public Optional<Instant> lastHit() {
    long at = lastHit;
    return at < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }

  /** How many there were since the start. */
  public long of(Answered kind) {
    return adder(kind).sum();
  }

  /** The map is filled at birth and never changes. */
  private LongAdder adder(Answered kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  private static Answered kind(Decision decision) {
    return switch (decision) {
      case Decision.Keep keep when keep.entry() instanceof FreshHit hit ->
          hit.kind() == HitKind.OPEN ? Answered.OPEN_RECORDED : Answered.CLICK_RECORDED;
      case Decision.Keep keep when keep.answer() instanceof Answer.Empty -> Answered.NONE_REFUSED;
      case Decision.Keep keep -> Answered.OPEN_UNRECORDED;
      case Decision.Tell tell ->
          switch (tell.answer()) {
            case Answer.Redirect redirect -> Answered.CLICK_UNRECORDED;
            case Answer.Pixel pixel -> Answered.OPEN_UNRECORDED;
            case Answer.Empty empty -> Answered.NONE_REFUSED;
            case Answer.NotAllowed notAllowed -> Answered.NONE_OTHER;
            case Answer.Page page -> Answered.NONE_OTHER;
            case Answer.Health health -> Answered.NONE_OTHER;
          };
    };
  }
}
