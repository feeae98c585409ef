package org.waybill.endtoend.mime;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a recipient's copy holds that the original did not.
 *
 * @param pixels the URLs of its pixels
 * @param links the tracked URLs in the order of the source
 */
public record Tracked(List<String> pixels, List<String> links) {
  /**
   * Reads the last HTML leaf.
   *
   * @param trackUrl scheme, host and port of the collector
   */
  public static Tracked in(byte[] message, String trackUrl) {
    String html = Part.of(message).html().map(Part::text).orElse("");
    return new Tracked(
        all(html, Pattern.quote(trackUrl) + "/o/[A-Za-z0-9_-]+\\.gif"),
        all(html, Pattern.quote(trackUrl) + "/c/[A-Za-z0-9_-]+"));
  }

  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().map(MatchResult::group).toList();
  }
}
