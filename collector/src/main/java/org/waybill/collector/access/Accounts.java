package org.waybill.collector.access;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.Disk;

/**
 * Users and tokens, and every change of them, which holds at once and goes to the access log.
 * Thread-safe. A change throws an {@link IOException} fit for an admin where it is not allowed or
 * cannot be stored.
 */
public final class Accounts {

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private final Users users;
  private final ApiTokens tokens;
  private final AccessLog log;
  private final InstantSource clock;

  private Accounts(Users users, ApiTokens tokens, AccessLog log, InstantSource clock) {
    this.users = users;
    this.tokens = tokens;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Opens both files, and makes the first admin where there is none.
   *
   * @param disk the data folder
   */
  public static Accounts open(Disk disk, String firstAdmin, AccessLog log, InstantSource clock)
      throws IOException {
    return new Accounts(Users.open(disk, firstAdmin), ApiTokens.open(disk, clock), log, clock);
  }

  /**
   * Who changes something: a viewer, a James, or whoever owns the data folder.
   *
   * @param james the node of a James whose own switch was moved
   */
  public record By(Optional<Viewer> viewer, Optional<String> james) {
    /** The command line. */
    public static final By COMMAND = new By(Optional.empty(), Optional.empty());

    /** Somebody on a page. */
    public static By of(Viewer viewer) {
      return new By(Optional.of(viewer), Optional.empty());
    }

    /** Whoever moved the kill switch of that James. */
    public static By james(String node) {
      return new By(Optional.empty(), Optional.of(node));
    }
  }

  /** For reading. */
  public Users users() {
    return users;
  }

  /** For reading. */
  public ApiTokens tokens() {
    return tokens;
  }

  /** Adds a user. */
  public void add(By by, String name, Role role, String hash) throws IOException {
    users.add(user(name, role, hash));
    tell(by, "user %s added as %s".formatted(name, role.word()));
  }

  /** Removes a user and all his tokens. */
  public void remove(By by, String name) throws IOException {
    users.remove(name);
    tokens.removeOf(name);
    tell(by, "user %s removed".formatted(name));
  }

  /** Changes a role; the user's sessions end. */
  public void role(By by, String name, Role role) throws IOException {
    users.setRole(name, role);
    tell(by, "user %s made %s".formatted(name, role.word()));
  }

  /** Changes a password; the user's sessions end. */
  public void password(By by, String name, String hash) throws IOException {
    if (!Passwords.isHash(hash)) {
      throw new IOException("that is no hash of a password; use this version's waybill command");
    }
    users.setHash(name, hash);
    tell(by, "password of %s changed".formatted(name));
  }

  /** Makes a token. */
  public ApiTokens.Made makeToken(By by, String owner, Set<Right> scope, int days, String label)
      throws IOException {
    User user =
        users
            .find(owner)
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no user %s; see: waybill user list".formatted(owner)));
    ApiTokens.Made made = tokens.make(user, scope, days, label);
    tell(
        by,
        "token %s of %s made for %s, %d days"
            .formatted(made.token().id(), owner, made.token().scopeWords(), days));
    return made;
  }

  /** Ends a token; of that owner only, where one is named. */
  public void revokeToken(By by, String id, Optional<String> owner) throws IOException {
    if (!tokens.revoke(id, owner)) {
      throw new IOException("there is no token %s; see: waybill token list".formatted(id));
    }
    tell(by, "token %s revoked".formatted(id));
  }

  /** The rights a token has now, which fall with its owner's role; empty where it has no owner. */
  public Optional<Viewer> viewer(ApiToken token, String from) {
    return users
        .find(token.owner())
        .map(
            owner ->
                new Viewer(
                    owner.name(),
                    owner.role(),
                    token.rights(owner.role()),
                    new Means.Token(token.id()),
                    from,
                    Preferences.USUAL));
  }

  /** Writes what somebody did; a log that fails must not keep anybody from revoking a token. */
  public void tell(By by, LogEntry.Event event, String what) {
    quietly(
        by.viewer()
            .map(viewer -> LogEntry.deed(clock.instant(), event, viewer, what))
            .or(() -> by.james().map(node -> LogEntry.james(clock.instant(), node, what)))
            .orElseGet(() -> LogEntry.command(clock.instant(), what)));
  }

  /** Writes that somebody was not let in. */
  public void tellRefused(String user, String from, String why) {
    quietly(LogEntry.refused(clock.instant(), user, from, why));
  }

  private void tell(By by, String what) {
    tell(by, LogEntry.Event.CHANGE, what);
  }

  private void quietly(LogEntry entry) {
    try {
      log.append(entry);
    } catch (AccessLogException e) {
      LOG.error("{}", e.getMessage());
    }
  }

  private static User user(String name, Role role, String hash) throws IOException {
    try {
      return new User(name, role, hash);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Lines for people: name and role. */
  public List<String> userLines() {
    return users.list().stream().map(user -> user.name() + " " + user.role().word()).toList();
  }

  /** Lines for people: id, owner, scope, end, label. */
  public List<String> tokenLines() {
    return tokens.list().stream()
        .map(
            token ->
                "%s %s %s until %s %s"
                    .formatted(
                        token.id(),
                        token.owner(),
                        token.scopeWords(),
                        token.expires(),
                        token.label())
                    .strip())
        .toList();
  }
}
