package org.waybill.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.hit.EventType;

/**
 * One copy on its way: when it arrived, and the hits that come of it.
 *
 * @param number tells it from others
 * @param links how many links it has
 * @param handedOffAt UTC milliseconds
 * @param deliveredAt when the remote server took it
 * @param recorded whether that is recorded
 * @param hits grow while it is played
 * @param tried so do these
 */
public record Letter(
    int number,
    int links,
    long handedOffAt,
    long deliveredAt,
    boolean recorded,
    List<Sighting> hits,
    List<Tried> tried) {

  /** Somebody asked for altered versions of its links, three times at once. */
  public record Tried(long at, String address) {}

  private static final Map<String, String> READER =
      Map.of(
          "Accept", "text/html,image/webp,*/*;q=0.8", "Accept-Language", "de-DE,de;q=0.9,en;q=0.5");
  private static final Map<String, String> MUTE = Map.of("Accept", "*/*");

  Letter(int number, int links, long handedOffAt, long deliveredAt, boolean recorded) {
    this(number, links, handedOffAt, deliveredAt, recorded, new ArrayList<>(), new ArrayList<>());
  }

  /** The picture, so many seconds after delivery. */
  void load(double seconds, String address, String agent, boolean reader) {
    hit(seconds, EventType.OPEN, 0, address, agent, reader);
  }

  /** A link. */
  void follow(double seconds, int link, String address, String agent, boolean reader) {
    hit(seconds, EventType.CLICK, link, address, agent, reader);
  }

  /** A link, by HEAD. */
  void look(double seconds, int link, String address, String agent) {
    add(seconds, EventType.HEAD, "HEAD", link, address, agent, MUTE);
  }

  /** A link, ahead of whoever may follow it. */
  void prefetch(double seconds, int link, String address, String agent) {
    Map<String, String> headers = new HashMap<>(READER);
    headers.put("Sec-Purpose", "prefetch;prerender");
    add(seconds, EventType.CLICK, "GET", link, address, agent, headers);
  }

  /** Altered versions of its links. */
  void alter(double seconds, String address) {
    tried.add(new Tried(time(seconds), address));
  }

  private void hit(
      double seconds, EventType type, int link, String address, String agent, boolean reader) {
    add(seconds, type, "GET", link, address, agent, reader ? READER : MUTE);
  }

  private void add(
      double seconds,
      EventType type,
      String method,
      int link,
      String address,
      String agent,
      Map<String, String> headers) {
    hits.add(new Sighting(time(seconds), type, method, link, address, agent, headers, false));
  }

  private long time(double seconds) {
    return deliveredAt + Math.round(seconds * 1000);
  }
}
