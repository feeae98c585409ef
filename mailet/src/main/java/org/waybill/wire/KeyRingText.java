package org.waybill.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key file:
 *
 * <pre>
 * waybill-keys 1
 * identity SECRET
 * seal ID STATE ACTIVE-FROM SECRET
 * </pre>
 *
 * Secrets are base64url without padding, {@code -} for a destroyed key; lines that start with
 * {@code #} and empty lines are skipped. Errors name the line and never show what stands in it.
 */
public final class KeyRingText {

  private static final String HEAD = "waybill-keys 1";

  private KeyRingText() {}

  /** Writes the file's text. */
  public static String format(KeyRing ring) {
    StringBuilder text = new StringBuilder();
    text.append("# Keys of Waybill. Mailet and collector need the same file. Keep it secret and\n");
    text.append("# keep a copy: without it no link that was ever sent can be followed.\n");
    text.append(HEAD).append('\n');
    text.append("identity ").append(Base64Url.encode(ring.identity().secret())).append('\n');
    for (SealingKey key : ring.sealing()) {
      String secret = key.opens() ? Base64Url.encode(key.secret()) : "-";
      text.append("seal ").append(key.id()).append(' ').append(key.state().word()).append(' ');
      text.append(key.activeFrom()).append(' ').append(secret).append('\n');
    }
    return text.toString();
  }

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException naming the line and what is allowed there
   */
  public static KeyRing parse(String text) {
    boolean head = false;
    @Nullable IdentityKey identity = null;
    List<SealingKey> sealing = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!head) {
        require(line.equals(HEAD), number, "the first line must be '" + HEAD + "'");
        head = true;
      } else if (line.startsWith("identity ")) {
        require(identity == null, number, "a second identity key; there is exactly one");
        identity = identity(line, number);
      } else {
        sealing.add(seal(line, number));
      }
    }
    if (identity == null) {
      throw new IllegalArgumentException(
          "no identity key; the file is empty or cut off: restore it from your copy");
    }
    return new KeyRing(identity, sealing);
  }

  private static IdentityKey identity(String line, int number) {
    byte[] secret = Base64Url.decode(line.substring("identity ".length()));
    if (secret == null || secret.length != IdentityKey.LENGTH) {
      throw refused(number, "'identity' takes 32 bytes as base64url");
    }
    return new IdentityKey(secret);
  }

  private static SealingKey seal(String line, int number) {
    String[] word = line.split(" +");
    require(
        word.length == 5 && word[0].equals("seal") && word[1].matches("\\d{1,3}"),
        number,
        "expected 'seal ID STATE ACTIVE-FROM SECRET'");
    Optional<KeyState> state = KeyState.of(word[2]);
    require(state.isPresent(), number, "the state must be active, open-only or destroyed");
    byte[] secret = word[4].equals("-") ? new byte[0] : Base64Url.decode(word[4]);
    if (secret == null) {
      throw refused(number, "the secret is not base64url");
    }
    try {
      return new SealingKey(
          Integer.parseInt(word[1]), state.orElseThrow(), Instant.parse(word[3]), secret);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  private static void require(boolean holds, int number, String message) {
    if (!holds) {
      throw refused(number, message);
    }
  }

  private static IllegalArgumentException refused(int number, String message) {
    return new IllegalArgumentException("line " + number + ": " + message);
  }
}
