package org.waybill.wire;

import java.security.MessageDigest;
import java.util.List;
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
 * Between {@code keys} and {@code mac} {@linkplain Further further lines} may stand, to whoever
 * asked with {@link #FURTHER}: earlier mailets take an answer with one for somebody else's. A line
 * that is not known is skipped; the MAC covers it all the same.
 *
 * @param segment of the node's ledger, and
 * @param offset in it: everything before is on the collector's disk; 0 and 0 where nothing is
 * @param keys the sealing keys the collector can open
 * @param further what else is said
 */
public record IntakeAnswer(long segment, long offset, Set<KeyFingerprint> keys, Further further) {

  /** The part of a query by which a mailet says that it takes further lines. */
  public static final String FURTHER = "further=1";

  private static final Pattern FORM =
      Pattern.compile(
          "waybill-answer 1\n"
              + "position (\\d{1,18}) (\\d{1,18})\n"
              + "keys ([0-9a-f,]*)\n"
              + "((?:[a-z-]{1,40} [ -~]{1,200}\n"
              + "){0,1000}?)mac ([A-Za-z0-9_-]{43})\n");

  public IntakeAnswer {
    keys = Set.copyOf(keys);
  }

  /** One that says nothing further. */
  public IntakeAnswer(long segment, long offset, Set<KeyFingerprint> keys) {
    this(segment, offset, keys, Further.NONE);
  }

  /**
   * Writes the answer.
   *
   * @param question the probe's challenge, or the digest of the body that was put
   */
  public String format(LedgerChannel channel, byte[] question) {
    StringBuilder prints = new StringBuilder();
    for (KeyFingerprint key : new TreeSet<>(keys)) {
      prints.append(prints.isEmpty() ? "" : ",").append(key.hex());
    }
    List<String> more = further.lines();
    StringBuilder lines = new StringBuilder();
    more.forEach(line -> lines.append(line).append('\n'));
    String mac = Base64Url.encode(channel.mac(question, segment, offset, keys, more));
    return "waybill-answer 1\nposition %d %d\nkeys %s\n%smac %s\n"
        .formatted(segment, offset, prints, lines, mac);
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
    List<String> more = form.group(4).lines().toList();
    IntakeAnswer answer =
        new IntakeAnswer(
            Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), keys, Further.of(more));
    byte[] expected = channel.mac(question, answer.segment, answer.offset, keys, more);
    byte[] found = Base64Url.decode(form.group(5));
    return found != null && MessageDigest.isEqual(expected, found)
        ? Optional.of(answer)
        : Optional.empty();
  }
}
