package org.waybill.mailet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.killswitch.KillSwitch;

/**
 * Keys, ledger and collector, or what is wrong with them: looked at again until they are right.
 * Thread-safe.
 */
final class Environment implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Environment.class);

  /** Between two lines in the log about the same trouble. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Needs needs;
  private final InstantSource clock;
  private final Ground ground;
  private final Lag lag;
  private final KillSwitch killSwitch;
  private volatile @Nullable Installation installation;
  private volatile @Nullable Trouble obstacle;
  private final Set<Desk> desks = ConcurrentHashMap.newKeySet();
  private @Nullable Instant logged;
  private boolean closed;

  Environment(Needs needs, InstantSource clock, Ground ground, Lag lag, KillSwitch killSwitch) {
    this.needs = needs;
    this.clock = clock;
    this.ground = ground;
    this.lag = lag;
    this.killSwitch = killSwitch;
  }

  Needs needs() {
    return needs;
  }

  /** What ends tracking at once; its file lies beside the ledger. */
  KillSwitch killSwitch() {
    return killSwitch;
  }

  /** Keys and ledger, once they could be opened; the collector may still be unknown. */
  Optional<Installation> installation() {
    return Optional.ofNullable(installation);
  }

  /** What keeps mail from being tracked; empty where nothing does. */
  Optional<Trouble> trouble() {
    Installation opened = installation;
    return opened == null ? Optional.ofNullable(obstacle) : opened.trouble(clock.instant());
  }

  /** Whatever is wrong with it or with what its mailets look at besides, for the admin. */
  List<String> worries() {
    return Stream.of(
            trouble().stream().map(Trouble::text),
            killSwitch.worries().stream(),
            desks.stream().flatMap(desk -> desk.worries().stream()))
        .flatMap(worries -> worries)
        .distinct()
        .toList();
  }

  /** A mailet begins to work with it; what worries that one is told until it leaves. */
  void enter(Desk desk) {
    desks.add(desk);
  }

  /** A mailet has ended. */
  void leave(Desk desk) {
    desks.remove(desk);
  }

  /** The mailets that track with it. */
  Set<Desk> desks() {
    return Set.copyOf(desks);
  }

  /**
   * Opens what could not be opened before, goes on with a changed key file, and says at most once a
   * minute what is wrong.
   */
  synchronized void check() {
    if (closed) {
      return;
    }
    if (installation == null) {
      open();
    }
    installation().ifPresent(Installation::lookAtKeys);
    trouble().ifPresent(this::log);
    installation().ifPresent(opened -> lag.show(opened.lag()));
  }

  /**
   * What is wrong after the collector had some time to answer: it is asked on a thread of its own.
   *
   * @param patience how long a trouble may last before it counts
   */
  Optional<Trouble> troubleAfter(Patience patience) {
    boolean unused = patience.sees(() -> trouble().isEmpty() || installation == null);
    return trouble();
  }

  private void open() {
    try {
      installation = Installation.open(needs, clock, ground, () -> killSwitch.state().reasons());
      obstacle = null;
    } catch (TroubleException e) {
      obstacle = e.trouble();
    }
  }

  private void log(Trouble trouble) {
    Instant now = clock.instant();
    Instant last = logged;
    if (last == null || !now.isBefore(last.plus(SILENCE))) {
      logged = now;
      LOGGER.warn("Mail leaves untracked ({}): {}", trouble.reason().code(), trouble.text());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Installation opened = installation;
    if (opened != null) {
      installation = null;
      opened.close();
    }
  }
}
