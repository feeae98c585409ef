package org.waybill.collector.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a program shows in place of a password; the secret itself is nowhere here. Immutable.
 *
 * @param id which, no secret
 * @param owner the user in whose name it acts
 * @param label what the owner calls it
 * @param scope what it is for; it never does more than its owner may
 * @param made when
 * @param expires when it ends
 * @param digest of the secret
 */
public record ApiToken(
    String id,
    String owner,
    String label,
    Set<Right> scope,
    Instant made,
    Instant expires,
    String digest) {

  /** What a token can be made for. */
  public static final List<Right> SCOPES =
      List.of(Right.FIGURES, Right.PERSONS, Right.EXPORT, Right.CHANGE);

  /**
   * Checks all parts.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public ApiToken {
    scope = Set.copyOf(scope);
    if (scope.isEmpty() || !SCOPES.containsAll(scope)) {
      throw new IllegalArgumentException(
          "a scope is one or more of " + words(EnumSet.copyOf(SCOPES)));
    }
    if (!label.matches("[ -~&&[^<>\"']]{0,64}")) {
      throw new IllegalArgumentException(
          "the label is '%s'; allowed are up to 64 ASCII characters without quotes and < >"
              .formatted(label));
    }
  }

  /** The scope of words with commas between. */
  public static Optional<Set<Right>> scope(String words) {
    Set<Right> scope = EnumSet.noneOf(Right.class);
    for (String word : words.split(",", -1)) {
      Optional<Right> right = Right.of(word).filter(SCOPES::contains);
      if (right.isEmpty()) {
        return Optional.empty();
      }
      scope.add(right.get());
    }
    return Optional.of(scope);
  }

  /** The scope in words with commas between. */
  public String scopeWords() {
    return words(scope);
  }

  /** The scope as far as the owner's role reaches. */
  Set<Right> rights(Role role) {
    Set<Right> rights = EnumSet.copyOf(scope);
    rights.retainAll(role.rights());
    return rights;
  }

  private static String words(Set<Right> rights) {
    return rights.stream()
        .sorted(Comparator.naturalOrder())
        .map(Right::word)
        .collect(Collectors.joining(","));
  }

  /** Shows no digest. */
  @Override
  public String toString() {
    return "token " + id + " of " + owner;
  }
}
