package org.waybill.plan;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.wire.Opened;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackedPath;

/** Finds pixels and links of ours that a message carries already, on whatever host. */
public final class OwnTracking {

  private static final int SHORTEST_TOKEN = Sealer.length(0);

  /** Stands in for the host, which is no part of the seal: proxies rewrite it, hosts change. */
  private static final String ANY_HOST = "https://host.invalid/";

  private final Predicate<String> ours;

  OwnTracking(Predicate<String> ours) {
    this.ours = ours;
  }

  /** Whether a URL of any host carries a token that these keys open. Thread-safe. */
  public static Predicate<String> openedBy(Seals seals) {
    return url ->
        TrackedPath.ofUrl(url)
            .map(path -> seals.open(path.kind(), path.token()))
            .filter(opened -> !(opened instanceof Opened.Refused))
            .isPresent();
  }

  /** Whether any text of the message holds one; attached texts included. */
  boolean isIn(Message message) {
    return message.leaves().stream()
        .filter(leaf -> leaf.type().value().startsWith("text/"))
        .anyMatch(leaf -> isIn(message.raw(), leaf));
  }

  private boolean isIn(byte[] raw, Leaf leaf) {
    Optional<LeafBody> body = LeafBody.of(raw, leaf);
    return body.isPresent() && isIn(body.get().decoded());
  }

  private boolean isIn(byte[] text) {
    for (int at = 0; at + 3 + SHORTEST_TOKEN <= text.length; at++) {
      boolean path = text[at] == '/' && text[at + 2] == '/';
      if (path && (text[at + 1] == 'o' || text[at + 1] == 'c') && isOurs(text, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(byte[] text, int at) {
    int end = at + 3;
    while (end < text.length && isToken(text[end])) {
      end++;
    }
    if (end - at - 3 < SHORTEST_TOKEN) {
      return false;
    }
    String path = new String(text, at + 1, end - at - 1, StandardCharsets.US_ASCII);
    return ours.test(ANY_HOST + path + (text[at + 1] == 'o' ? ".gif" : ""));
  }

  /** RFC 4648 section 5. */
  private static boolean isToken(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
