package org.waybill.collector.classify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.networks.Networks;
import org.waybill.wire.TrackingId;

/** A copy delivered at a time and its hits, told by seconds after that; judged in the end. */
final class Story {
  static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/142.0.0.0 Safari/537.36";
  static final String OTHER_BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
  static final Map<String, String> READER = Map.of("Accept-Language", "de-DE,de;q=0.9");

  /** 2026-11-20T08:00:00Z. */
  static final long DELIVERED = 1_795_161_600_000L;

  private static final RuleJudge JUDGE = RuleJudge.of(Rules.builtIn(), Networks.NONE);

  private final boolean shared;
  private final OptionalLong deliveredAt;
  private final List<Sighting> hits = new ArrayList<>();

  private Story(boolean shared, OptionalLong deliveredAt) {
    this.shared = shared;
    this.deliveredAt = deliveredAt;
  }

  static Story ofCopy() {
    return new Story(false, OptionalLong.of(DELIVERED));
  }

  static Story ofSharedCopy() {
    return new Story(true, OptionalLong.of(DELIVERED));
  }

  static Story ofCopyHandedOff() {
    return new Story(false, OptionalLong.empty());
  }

  Story open(double seconds, String address, String agent) {
    return hit(seconds, EventType.OPEN, "GET", 0, address, agent, READER);
  }

  Story click(double seconds, int link, String address, String agent) {
    return hit(seconds, EventType.CLICK, "GET", link, address, agent, READER);
  }

  Story muteClick(double seconds, int link, String address, String agent) {
    return hit(seconds, EventType.CLICK, "GET", link, address, agent, Map.of());
  }

  Story hit(
      double seconds,
      EventType type,
      String method,
      int link,
      String address,
      String agent,
      Map<String, String> headers) {
    long at = DELIVERED + Math.round(seconds * 1000);
    hits.add(new Sighting(at, type, method, link, address, agent, headers, false));
    return this;
  }

  /** The same where somebody in the networks of its hits tampered with links. */
  Story nearTampering() {
    hits.replaceAll(hit -> hit.nearTampering(true));
    return this;
  }

  /** The same with its hits in another order. */
  Story shuffled(long seed) {
    Story other = new Story(shared, deliveredAt);
    other.hits.addAll(hits);
    Collections.shuffle(other.hits, new Random(seed));
    return other;
  }

  /** The first of its hits. */
  Story first(int count) {
    Story other = new Story(shared, deliveredAt);
    other.hits.addAll(hits.subList(0, count));
    return other;
  }

  List<Sighting> hits() {
    return List.copyOf(hits);
  }

  CopyHistory copy(int number) {
    TrackingId id = TrackingId.of(ByteBuffer.allocate(16).putInt(number).array());
    return new CopyHistory(id, "news@sender.example", shared, DELIVERED, deliveredAt, hits);
  }

  List<Judgement> judged() {
    return judgedBy(JUDGE);
  }

  List<Judgement> judgedBy(Judge judge) {
    Crowd crowd = judge.crowd();
    hits.forEach(hit -> crowd.see(copy(1).copy(), hit));
    return judge.judge(copy(1), crowd);
  }

  /** What is said of its only hit. */
  Judgement onlyJudged() {
    return judged().getFirst();
  }
}
