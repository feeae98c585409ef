package org.waybill.collector.access;

import java.util.Set;

/**
 * Who asks, as far as it is known and proven. Immutable.
 *
 * @param user the name
 * @param role what the user is
 * @param rights what may be done: the role's, or fewer where a token has a narrower scope
 * @param means how it was proven
 * @param from the client's address
 * @param preferences how pages are wanted
 */
public record Viewer(
    String user, Role role, Set<Right> rights, Means means, String from, Preferences preferences) {

  /**
   * Checks that nobody has more than the role.
   *
   * @throws IllegalArgumentException where the rights exceed it
   */
  public Viewer {
    rights = Set.copyOf(rights);
    if (!role.rights().containsAll(rights)) {
      throw new IllegalArgumentException(role + " has no such rights: " + rights);
    }
  }

  /** Somebody with all rights of the role. */
  public static Viewer of(String user, Role role, Means means, String from) {
    return new Viewer(user, role, role.rights(), means, from, Preferences.USUAL);
  }

  /** The same who wants pages that way. */
  public Viewer preferring(Preferences wanted) {
    return new Viewer(user, role, rights, means, from, wanted);
  }

  /** Whether this may be done. */
  public boolean may(Right right) {
    return rights.contains(right);
  }

  /**
   * Goes on only where this may be done.
   *
   * @throws ForbiddenException naming the roles that may
   */
  public void demand(Right right) {
    if (!may(right)) {
      throw new ForbiddenException(
          words ->
              role.rights().contains(right)
                  ? words.text("forbidden.scope", right.word())
                  : words.text("forbidden.role", Role.having(right, words), user, role.in(words)));
    }
  }
}
