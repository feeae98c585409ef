package org.waybill.simulation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.wire.Opened;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackedPath;

/**
 * What one recipient got of one letter.
 *
 * @param mark the copy's id as the mail said; empty for the original
 */
record Delivery(Letter letter, String recipient, Optional<String> mark, String text) {
  static final String HOST = "https://track.example";
  private static final Pattern TRACKED = Pattern.compile(Pattern.quote(HOST) + "(/[oc]/[\\w.-]+)");
  private static final Pattern PIXEL = Pattern.compile("<img [^>]*src=\"PIXEL\"[^>]*>");

  /** The paths of its pixel and its links, in the order of the message. */
  List<String> paths() {
    return TRACKED.matcher(text).results().map(url -> url.group(1)).toList();
  }

  boolean isTracked() {
    return TRACKED.matcher(text).find();
  }

  /** The message with every tracked place as it was: no pixel, targets in place of links. */
  String undone(Seals seals) {
    String undone =
        TRACKED
            .matcher(text)
            .replaceAll(
                url -> {
                  String target = token(seals, url.group(1)).target();
                  return Matcher.quoteReplacement(target.isEmpty() ? "PIXEL" : target);
                });
    return PIXEL.matcher(undone).replaceAll("");
  }

  /** What the seal of a path holds. */
  static Token token(Seals seals, String path) {
    TrackedPath tracked = TrackedPath.of(path).orElseThrow();
    return switch (seals.open(tracked.kind(), tracked.token())) {
      case Opened.Known known -> known.token();
      case Opened other -> throw new AssertionError("the seal of %s: %s".formatted(path, other));
    };
  }
}
