package org.waybill.collector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.waybill.wire.Day;

/**
 * Request targets that try to be ours: forged, truncated, mutated and replayed tokens, by number.
 * Visible ASCII, so that each has exactly one answer.
 */
final class HostilePaths {

  private static final String BASE64URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int SEALED = 50;

  private final Map<String, String> links = new HashMap<>();
  private final List<String> paths = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> redirects;

  /**
   * Seals some links and pixels.
   *
   * @param stranger has other keys
   * @param redirects what is known to mislead redirectors
   */
  HostilePaths(Installation own, Installation stranger, List<String> redirects) {
    this.redirects = redirects;
    for (int copy = 0; copy < SEALED; copy++) {
      String target = "https://shop.example/" + "x".repeat(copy * 7) + "?n=" + copy;
      String link = own.link(copy, Day.of(Installation.NOW), target);
      links.put(link, target);
      paths.add(link);
      paths.add(own.pixel(copy));
      foreign.add(stranger.link(copy, Day.of(Installation.NOW), "https://evil.example/" + copy));
      foreign.add(stranger.pixel(copy));
    }
  }

  /** Whether a link was sealed as it stands. */
  boolean isSealed(String request) {
    return links.containsKey(request);
  }

  /** Where a link leads that was sealed, with whatever query behind it; empty for any other. */
  String target(String request) {
    int end = 0;
    while (end < request.length() && "?#".indexOf(request.charAt(end)) < 0) {
      end++;
    }
    return links.getOrDefault(request.substring(0, end), "");
  }

  /** A link that was sealed. */
  String link() {
    return paths.getFirst();
  }

  String number(long number) {
    Random random = new Random(number);
    String path = pick(paths, random);
    return switch (random.nextInt(12)) {
      case 0 -> path;
      case 1 -> path + pick(redirects, random);
      case 2 -> path.substring(0, 1 + random.nextInt(path.length() - 1));
      case 3 -> pick(foreign, random);
      case 4 -> "/" + "ocwuvx/".charAt(random.nextInt(7)) + "/" + noise(random) + suffix(random);
      case 5 -> path.substring(0, 3) + pick(paths, random).substring(3);
      case 6 ->
          path.replace("/c/", "/o/").replace("/o/", pick(List.of("/c/", "/w/", "/o/"), random));
      case 7 -> twice(path, random);
      case 8 -> path.substring(0, 3) + pick(redirects, random) + path.substring(3);
      default -> mutated(path, random);
    };
  }

  private static String mutated(String path, Random random) {
    StringBuilder text = new StringBuilder(path);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = 3 + random.nextInt(text.length() - 3);
      switch (random.nextInt(6)) {
        case 0 -> text.setCharAt(at, BASE64URL.charAt(random.nextInt(64)));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, BASE64URL.charAt(random.nextInt(64)));
        case 3 -> text.replace(at, at + 1, "%%%02X".formatted((int) text.charAt(at)));
        case 4 ->
            text.insert(at, pick(List.of("=", "+", "/", "%00", ".", "%0d%0a", "~", ";"), random));
        default -> text.setCharAt(at, flipped(text.charAt(at), random));
      }
    }
    return text.toString();
  }

  /** Another bit of the same character, as long as it can stand in a request line. */
  private static char flipped(char c, Random random) {
    char other = (char) (c ^ 1 << random.nextInt(7));
    return other > ' ' && other < 0x7F ? other : 'A';
  }

  private static String twice(String path, Random random) {
    int from = random.nextInt(path.length());
    return path + path.substring(from);
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(400); left > 0; left--) {
      text.append(BASE64URL.charAt(random.nextInt(64)));
    }
    return text.toString();
  }

  private static String suffix(Random random) {
    return pick(List.of("", ".gif", ".gif.gif", ".GIF", "/", "?x=y"), random);
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
