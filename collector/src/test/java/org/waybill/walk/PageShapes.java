package org.waybill.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every kind of page that can be reached by following links, one of each. */
final class PageShapes {

  private static final Pattern ID =
      Pattern.compile(
          "(?<=^/(messages|links|recipients|senders|domains|machines|tags|campaigns|copies)/)[^/]+|(?<=/copies/)[^/]+");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "/(api|assets|metrics|logout|healthz|readyz)\\b.*|.*\\.(csv|json|ndjson|gif)|/messages/\\*/map/frame");

  private PageShapes() {}

  /**
   * Follows links from a page on until nothing of another kind is left.
   *
   * @return a path by its shape, with {@code *} for what names one thing
   */
  static Map<String, String> from(Guest guest, String start) {
    Map<String, String> found = new LinkedHashMap<>();
    Deque<String> toDo = new ArrayDeque<>(List.of(start));
    found.put(shape(start), start);
    while (!toDo.isEmpty()) {
      guest.visit(toDo.remove());
      for (String link : guest.links()) {
        String path = link.replaceFirst("#.*", "");
        if (path.startsWith("/") && !NO_PAGE.matcher(bare(path)).matches()) {
          if (found.putIfAbsent(shape(path), path) == null) {
            toDo.add(path);
          }
        }
      }
    }
    return found;
  }

  private static String shape(String path) {
    String one = path.contains("copy=") ? "?copy" : "";
    return ID.matcher(bare(path)).replaceAll("*") + one;
  }

  private static String bare(String path) {
    return path.replaceFirst("\\?.*", "");
  }
}
