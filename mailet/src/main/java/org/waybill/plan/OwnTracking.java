package org.waybill.plan;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.wire.Opened;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackedPath;

/** Finds pixels and links of ours that a message carries already, on whatever host. */
public final class OwnTracking {

  private static final int SHORTEST_TOKEN = Sealer.length(0);

  /** Far beyond every tracked URL: longer runs are not opened in vain. */
  private static final int LONGEST_TOKEN = Sealer.length(16_384);

  /** How many messages may be attached to one another. */
  private static final int ATTACHED = 4;

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

  /** Whether any text of the message holds one; attached texts and messages included. */
  boolean isIn(Message message) {
    return isIn(message, ATTACHED);
  }

  private boolean isIn(Message message, int depth) {
    return message.leaves().stream().anyMatch(leaf -> isIn(message.raw(), leaf, depth));
  }

  private boolean isIn(byte[] raw, Leaf leaf, int depth) {
    String type = leaf.type().value();
    boolean attached = type.equals("message/rfc822") || type.equals("message/global");
    if (!attached && !type.startsWith("text/")) {
      return false;
    }
    return LeafBody.of(raw, leaf)
        .map(LeafBody::decoded)
        .filter(body -> isIn(body) || (attached && depth > 0 && isInMessage(body, depth - 1)))
        .isPresent();
  }

  private boolean isInMessage(byte[] raw, int depth) {
    return Message.scan(raw, MessageLimits.DEFAULT) instanceof Message message
        && isIn(message, depth);
  }

  private boolean isIn(byte[] text) {
    for (int at = 0; at + 1 + SHORTEST_TOKEN < text.length; at++) {
      int kind = at + slash(text, at);
      if (kind > at && (text[kind] == 'o' || text[kind] == 'c')) {
        int token = kind + 1 + slash(text, kind + 1);
        if (token > kind + 1 && isOurs(text, (char) text[kind], token)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The length of a slash: link scanners carry whole URLs, percent-encoded, in their own. */
  private static int slash(byte[] text, int at) {
    if (text[at] == '/') {
      return 1;
    }
    boolean encoded =
        text[at] == '%' && text[at + 1] == '2' && (text[at + 2] == 'F' || text[at + 2] == 'f');
    return encoded ? 3 : 0;
  }

  private boolean isOurs(byte[] text, char kind, int start) {
    int end = start;
    while (end < text.length && isToken(text[end])) {
      end++;
    }
    if (end - start < SHORTEST_TOKEN || end - start > LONGEST_TOKEN) {
      return false;
    }
    String token = new String(text, start, end - start, StandardCharsets.US_ASCII);
    return ours.test(ANY_HOST + kind + "/" + token + (kind == 'o' ? ".gif" : ""));
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
