package org.waybill.collector.block;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is blocked. Immutable.
 *
 * @param subject what it is
 * @param since since when, in seconds
 * @param by who blocked it
 * @param why in the words of whoever did, one line; may be empty
 */
public record Block(Subject subject, Instant since, String by, String why) {

  /** The longest reason that is kept, in characters. */
  static final int LONGEST_WHY = 200;

  /** What can be blocked. */
  public enum Kind {
    /** A host that links lead to, with its sub-domains; lower-case A-labels. */
    TARGET,
    /** The envelope sender of messages, in any case. */
    SENDER,
    /** The Message-ID of messages, without brackets. */
    MESSAGE;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /**
   * A host, an address or a Message-ID.
   *
   * @param name in lower case but for a Message-ID
   */
  public record Subject(Kind kind, String name) {

    private static final int LONGEST = 998;
    private static final int ID_BYTES = 8;

    /**
     * Makes names alike that mean the same.
     *
     * @throws IllegalArgumentException for an empty or overlong name, or one with spaces or
     *     controls
     */
    public Subject {
      name = kind == Kind.MESSAGE ? name : name.toLowerCase(Locale.ROOT);
      boolean plain = name.chars().allMatch(c -> c > ' ' && c != 0x7F);
      if (name.isEmpty() || name.length() > LONGEST || !plain) {
        throw new IllegalArgumentException(
            "'%s' is no %s; it takes 1 to %d characters without spaces"
                .formatted(name, kind.word(), LONGEST));
      }
    }

    /** Names it in a path, where no address may stand: 16 hexadecimal digits. */
    public String id() {
      byte[] digest = digest((kind.word() + "\t" + name).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    private static byte[] digest(byte[] text) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(text);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** Makes one line of texts and cuts them. */
  public Block {
    by = line(by);
    why = line(why);
  }

  private static String line(String text) {
    String one = text.strip().replaceAll("\\p{Cntrl}+|\\R+", " ");
    return one.length() <= LONGEST_WHY ? one : one.substring(0, LONGEST_WHY);
  }
}
