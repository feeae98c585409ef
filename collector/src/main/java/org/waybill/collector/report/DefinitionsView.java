package org.waybill.collector.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.waybill.collector.words.Words;

/** All definitions, ready to be written out. Immutable. */
public record DefinitionsView(Frame frame, List<Part> parts) {

  public DefinitionsView {
    parts = List.copyOf(parts);
  }

  /** Definitions of one kind. */
  public record Part(String heading, List<Entry> entries) {

    public Part {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One of them.
   *
   * @param id by which it is linked to
   * @param name of what it defines
   */
  public record Entry(String id, String name, String text) {}

  static DefinitionsView of(Frame frame) {
    Words words = frame.words();
    return new DefinitionsView(
        frame,
        Stream.of("figure", "state", "verdict", "r")
            .map(kind -> new Part(words.text("definitions." + kind), entries(kind, words)))
            .toList());
  }

  private static List<Entry> entries(String kind, Words words) {
    return words.definitions().entrySet().stream()
        .filter(one -> kind.equals(kind(one)))
        .map(one -> new Entry(one.getKey(), name(kind, one.getKey(), words), one.getValue()))
        .toList();
  }

  private static String kind(Map.Entry<String, String> one) {
    String key = one.getKey();
    return Stream.of("state", "verdict", "r")
        .filter(kind -> key.startsWith(kind + "."))
        .findFirst()
        .orElse("figure");
  }

  private static String name(String kind, String key, Words words) {
    return switch (kind) {
      case "state", "verdict" -> words.text("name." + key);
      case "r" -> words.text("machines." + key);
      default -> words.text("definitions.name." + key);
    };
  }
}
