package org.waybill.collector.access;

/**
 * Somebody who may sign in. Two are equal only while name, role and password are the same: a
 * session remembers its user, and ends when he is another. Immutable.
 *
 * @param name 1 to 64 visible ASCII characters without {@code :}, which ends a name in HTTP Basic
 * @param role what he is
 * @param hash of his password
 */
public record User(String name, Role role, String hash) {

  /** What a name may be, for messages to people. */
  public static final String NAMES = "1 to 64 visible ASCII characters without ':'";

  /**
   * Checks name and hash.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public User {
    if (!name.matches("[!-9;-~]{1,64}")) {
      throw new IllegalArgumentException(
          "the user's name is '%s'; allowed are %s".formatted(name, NAMES));
    }
    if (!Passwords.isHash(hash)) {
      throw new IllegalArgumentException("the hash of %s is none of Argon2".formatted(name));
    }
  }

  User with(Role other) {
    return new User(name, other, hash);
  }

  User withHash(String other) {
    return new User(name, role, other);
  }

  /** Shows no hash. */
  @Override
  public String toString() {
    return name + " (" + role.word() + ")";
  }
}
