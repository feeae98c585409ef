package org.waybill.collector.classify;

import java.util.HashMap;
import java.util.Map;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.hit.HitHeader;

/**
 * A row of the labelled hits: label, kind, method, user agent, facts, seconds after sending,
 * source.
 */
record SampledHit(
    String label,
    String kind,
    String method,
    String agent,
    Map<String, String> facts,
    String seconds) {

  /** Long after delivery, where a row does not say. */
  private static final double LATER = 3600;

  static SampledHit of(String row) {
    String[] cells = row.split("\t", -1);
    Map<String, String> facts = new HashMap<>();
    for (String fact : cells[4].split("; ")) {
      String[] halves = fact.split("=|: ", 2);
      if (halves.length == 2 && !halves[1].equals("-")) {
        facts.put(halves[0], halves[1]);
      }
    }
    return new SampledHit(
        cells[0], cells[1], cells[2], cells[3].equals("-") ? "" : cells[3], facts, cells[5]);
  }

  boolean saysNetwork() {
    return facts.containsKey("ip") || facts.containsKey("asn");
  }

  /** Whether it holds more than a browser of today. */
  boolean saysAnything() {
    return !facts.isEmpty() || !seconds.isEmpty() || !agent.isEmpty();
  }

  Judgement judged(Judge judge) {
    double at = seconds.isEmpty() ? LATER : Double.parseDouble(seconds);
    EventType type =
        switch (method) {
          case "GET" -> kind.equals("open") ? EventType.OPEN : EventType.CLICK;
          case "HEAD" -> EventType.HEAD;
          default -> EventType.OTHER;
        };
    int link = kind.equals("open") ? 0 : 1;
    Story story = Story.ofCopyHandedOff().hit(at, type, method, link, address(), agent, headers());
    int links = Integer.parseInt(facts.getOrDefault("burst_links", "1"));
    double step = Double.parseDouble(facts.getOrDefault("burst_ms", "0")) / 1000 / links;
    for (int i = 2; i <= links; i++) {
      story.muteClick(at + i * step, i, address(), agent);
    }
    if (facts.containsKey("same_link_repeat_ms")) {
      double later = Double.parseDouble(facts.get("same_link_repeat_ms")) / 1000;
      story.muteClick(at + later, 1, address(), agent);
    }
    if (facts.containsKey("followed_by_burst")) {
      story.muteClick(at + 9, 1, address(), agent).muteClick(at + 9.5, 2, address(), agent);
    }
    return story.judgedBy(judge).getFirst();
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    for (HitHeader header : HitHeader.values()) {
      if (facts.containsKey(header.headerName())) {
        headers.put(header.headerName(), facts.get(header.headerName()));
      }
    }
    return headers;
  }

  /** Where only a network is named, one of its addresses in the lists of the tests. */
  private String address() {
    return switch (facts.getOrDefault("asn", "")) {
      case "8075", "8070" -> "192.0.2.75";
      case "26211" -> "198.51.100.26";
      default ->
          switch (facts.getOrDefault("ip", "192.0.2.200")) {
            case "sender network" -> "203.0.113.1";
            case "Google range" -> "66.249.84.1";
            case String address -> address.split("/")[0];
          };
    };
  }
}
