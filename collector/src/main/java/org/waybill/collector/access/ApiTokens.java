package org.waybill.collector.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;

/**
 * The tokens there are: the file {@code api-tokens} in the data folder, a line {@code DIGEST ID
 * OWNER SCOPE MADE EXPIRES LABEL} each. A change is on disk before it holds. Thread-safe.
 */
public final class ApiTokens {

  /** So that a secret that leaked is known for what it is. */
  private static final String PREFIX = "waybill_";

  private static final String FILE = "api-tokens";
  private static final String HEAD = "waybill-api-tokens 1";
  private static final int MOST_OF_ONE = 100;
  private static final int MOST = 2_000;
  private static final int ID_LENGTH = 8;
  private static final int LONGEST_DAYS = 3_650;

  private final AtomicFile file;
  private final InstantSource clock;

  /** By digest, in the order they were made in. */
  private volatile Map<String, ApiToken> tokens;

  private ApiTokens(AtomicFile file, InstantSource clock, Map<String, ApiToken> tokens) {
    this.file = file;
    this.clock = clock;
    this.tokens = tokens;
  }

  /** A token and its secret, which is told once. */
  public record Made(ApiToken token, String secret) {}

  /**
   * Reads the file.
   *
   * @param disk the data folder
   * @throws IOException where it cannot be read; the message is fit for an admin
   */
  public static ApiTokens open(Disk disk, InstantSource clock) throws IOException {
    AtomicFile file = new AtomicFile(disk, FILE);
    Optional<byte[]> stored = file.load();
    return new ApiTokens(
        file,
        clock,
        stored.isEmpty()
            ? Map.of()
            : parse(new String(stored.get(), StandardCharsets.UTF_8), file));
  }

  /** The token of a secret, unless its time is over. */
  public Optional<ApiToken> find(String secret) {
    return Optional.ofNullable(tokens.get(Secret.digest(secret))).filter(this::lasts);
  }

  /** All that last, in the order they were made in. */
  public List<ApiToken> list() {
    return tokens.values().stream().filter(this::lasts).toList();
  }

  synchronized Made make(User owner, Set<Right> scope, int days, String label) throws IOException {
    if (days < 1 || days > LONGEST_DAYS) {
      throw new IOException(
          "a token's time is %d days; allowed are 1 to %d".formatted(days, LONGEST_DAYS));
    }
    if (!owner.role().rights().containsAll(scope)) {
      throw new IOException(
          "%s may not do all of that: the role %s has no such scope"
              .formatted(owner.name(), owner.role().word()));
    }
    if (list().size() >= MOST
        || list().stream().filter(token -> token.owner().equals(owner.name())).count()
            >= MOST_OF_ONE) {
      throw new IOException(
          "there are %d tokens of one user or %d in all, and no more are allowed; revoke some"
              .formatted(MOST_OF_ONE, MOST));
    }
    String secret = PREFIX + Secret.make();
    String digest = Secret.digest(secret);
    Instant now = clock.instant();
    ApiToken token;
    try {
      token =
          new ApiToken(
              digest.substring(0, ID_LENGTH),
              owner.name(),
              label,
              scope,
              now,
              now.plus(Duration.ofDays(days)),
              digest);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    Map<String, ApiToken> next = lasting();
    next.put(digest, token);
    store(next);
    return new Made(token, secret);
  }

  /** Ends a token; false where there is none of that id, or it is another user's. */
  synchronized boolean revoke(String id, Optional<String> owner) throws IOException {
    Map<String, ApiToken> next = lasting();
    boolean any =
        next.values()
            .removeIf(
                token -> token.id().equals(id) && owner.map(token.owner()::equals).orElse(true));
    if (any) {
      store(next);
    }
    return any;
  }

  synchronized void removeOf(String owner) throws IOException {
    Map<String, ApiToken> next = lasting();
    if (next.values().removeIf(token -> token.owner().equals(owner))) {
      store(next);
    }
  }

  private boolean lasts(ApiToken token) {
    return clock.instant().isBefore(token.expires());
  }

  private Map<String, ApiToken> lasting() {
    Map<String, ApiToken> lasting = new LinkedHashMap<>();
    list().forEach(token -> lasting.put(token.digest(), token));
    return lasting;
  }

  private void store(Map<String, ApiToken> next) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    for (ApiToken token : next.values()) {
      lines.add(
          String.join(
              " ",
              token.digest(),
              token.id(),
              token.owner(),
              token.scopeWords(),
              token.made().toString(),
              token.expires().toString(),
              token.label()));
    }
    lines.add("");
    file.store(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    tokens = next;
  }

  private static Map<String, ApiToken> parse(String text, AtomicFile file) throws IOException {
    List<String> lines = text.lines().toList();
    Map<String, ApiToken> tokens = new LinkedHashMap<>();
    try {
      if (!lines.getFirst().equals(HEAD)) {
        throw new IllegalArgumentException(lines.getFirst());
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] words = line.split(" ", 7);
        tokens.put(
            words[0],
            new ApiToken(
                words[1],
                words[2],
                words[6],
                ApiToken.scope(words[3]).orElseThrow(),
                Instant.parse(words[4]),
                Instant.parse(words[5]),
                words[0]));
      }
      return tokens;
    } catch (RuntimeException e) { // whatever is in it, it is not what was stored there
      throw new IOException(
          "%s is not what was stored there; put it back from a backup, or remove it: all tokens end"
              .formatted(file),
          e);
    }
  }
}
