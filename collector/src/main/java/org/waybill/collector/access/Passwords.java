package org.waybill.collector.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;

/** Passwords and their hashes. A check is slow on purpose: 50 to 100 ms of one thread. */
public final class Passwords {

  /** Shorter ones are guessed; NIST SP 800-63B-4 section 3.1.1.2 has no rules on characters. */
  private static final int LEAST = 10;

  /** More than anybody types, and a bound for what is hashed. */
  private static final int MOST = 256;

  /** Argon2id with 19 MiB and two passes, as OWASP advises; one lane, so that it needs no pool. */
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /** The hash of a password nobody has: whoever is unknown takes as long to refuse. */
  private static final String NOBODY = hash(Secret.make());

  private Passwords() {}

  /** What is wrong with a new password; empty where nothing is. */
  public static Optional<String> problem(String password) {
    int length = password.codePointCount(0, password.length());
    if (length >= LEAST && length <= MOST && password.chars().noneMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return Optional.of(
        "the password has %d characters; allowed are %d to %d, of any kind but control characters"
            .formatted(length, LEAST, MOST));
  }

  /** A new hash, with its parameters in it. */
  public static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON).getResult();
  }

  /** Whether that is a hash {@link #matches} can take. */
  static boolean isHash(String text) {
    try {
      Argon2Function unused = Argon2Function.getInstanceFromHash(text);
      return text.matches("[!-~]{1,300}");
    } catch (RuntimeException e) { // the library's own, and what it meets in a text of no form
      return false;
    }
  }

  /** Whether the password is that user's. */
  static boolean matches(String tried, Optional<User> user) {
    String hash = user.map(User::hash).orElse(NOBODY);
    boolean right =
        tried.length() <= MOST
            && Password.check(tried, hash).with(Argon2Function.getInstanceFromHash(hash));
    return right && user.isPresent();
  }
}
