package org.waybill.wire;

import java.security.MessageDigest;
import java.util.Arrays;
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

  private static final int FIRST_FURTHER = 3;
  private static final int MOST_FURTHER = 1_000;
  private static final String HEAD = "waybill-answer 1";
  private static final Pattern POSITION = Pattern.compile("position (\\d{1,18}) (\\d{1,18})");
  private static final Pattern KEYS = Pattern.compile("keys ([0-9a-f,]*)");
  private static final Pattern LINE = Pattern.compile("[a-z-]{1,40} [ -~]{1,200}");
  private static final Pattern MAC = Pattern.compile("mac ([A-Za-z0-9_-]{43})");

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
    List<String> lines = Arrays.asList(text.split("\n", -1));
    int mac = lines.size() - 2; // behind its end is nothing
    if (mac < FIRST_FURTHER || mac > FIRST_FURTHER + MOST_FURTHER) {
      return Optional.empty();
    }
    List<String> more = lines.subList(FIRST_FURTHER, mac);
    Matcher position = POSITION.matcher(lines.get(1));
    Matcher keys = KEYS.matcher(lines.get(2));
    Matcher sealed = MAC.matcher(lines.get(mac));
    boolean whole =
        lines.getFirst().equals(HEAD)
            && position.matches()
            && keys.matches()
            && more.stream().allMatch(line -> LINE.matcher(line).matches())
            && sealed.matches()
            && lines.getLast().isEmpty();
    if (!whole) {
      return Optional.empty();
    }
    IntakeAnswer answer =
        new IntakeAnswer(
            Long.parseLong(position.group(1)),
            Long.parseLong(position.group(2)),
            fingerprints(keys.group(1)),
            Further.of(more));
    byte[] expected = channel.mac(question, answer.segment, answer.offset, answer.keys, more);
    byte[] found = Base64Url.decode(sealed.group(1));
    return found != null && MessageDigest.isEqual(expected, found)
        ? Optional.of(answer)
        : Optional.empty();
  }

  private static Set<KeyFingerprint> fingerprints(String list) {
    Set<KeyFingerprint> keys = new TreeSet<>();
    for (String hex : list.split(",")) {
      if (hex.length() == 2 * KeyFingerprint.LENGTH) {
        keys.add(new KeyFingerprint(hex));
      }
    }
    return keys;
  }
}
