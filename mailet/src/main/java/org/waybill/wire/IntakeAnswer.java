package org.waybill.wire;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the collector answers to a shipment or a probe:
 *
 * <pre>
 * waybill-answer 1
 * position SEGMENT OFFSET
 * keys FINGERPRINT,FINGERPRINT
 * mac BASE64URL
 * </pre>
 *
 * @param segment of the node's ledger, and
 * @param offset in it: everything before is on the collector's disk; 0 and 0 where nothing is
 * @param keys the sealing keys the collector can open
 */
public record IntakeAnswer(long segment, long offset, Set<KeyFingerprint> keys) {

  private static final Pattern FORM =
      Pattern.compile(
          "waybill-answer 1\nposition (\\d{1,18}) (\\d{1,18})\n"
              + "keys ([0-9a-f,]*)\nmac ([A-Za-z0-9_-]{43})\n");

  public IntakeAnswer {
    keys = Set.copyOf(keys);
  }

  /**
   * Writes the answer.
   *
   * @param question the probe's challenge, or the digest of the shipment's body
   */
  public String format(LedgerChannel channel, byte[] question) {
    StringBuilder prints = new StringBuilder();
    for (KeyFingerprint key : new TreeSet<>(keys)) {
      prints.append(prints.isEmpty() ? "" : ",").append(key.hex());
    }
    String mac = Base64Url.encode(channel.mac(question, segment, offset, keys));
    return "waybill-answer 1\nposition %d %d\nkeys %s\nmac %s\n"
        .formatted(segment, offset, prints, mac);
  }

  /** Reads an answer to a question; empty where its form or its MAC is wrong. */
  public static Optional<IntakeAnswer> parse(String text, LedgerChannel channel, byte[] question) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Set<KeyFingerprint> keys = new TreeSet<>();
    for (String hex : form.group(3).split(",")) {
      if (hex.length() == 2 * KeyFingerprint.LENGTH) {
        keys.add(new KeyFingerprint(hex));
      }
    }
    IntakeAnswer answer =
        new IntakeAnswer(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), keys);
    byte[] expected = channel.mac(question, answer.segment, answer.offset, keys);
    byte[] found = Base64Url.decode(form.group(4));
    return found != null && MessageDigest.isEqual(expected, found)
        ? Optional.of(answer)
        : Optional.empty();
  }
}
