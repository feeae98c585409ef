package org.waybill.hosts;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.wire.Day;
import org.waybill.wire.Sealer;
import org.waybill.wire.TrackingUrl;

/**
 * The circuit breaker of tracking hosts: looks at each again and again, on threads of its own, and
 * knows which mail may be tracked with. No mail waits for it. Thread-safe.
 */
public final class HostWatch implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(HostWatch.class);

  /** Between two looks at what is due: soon enough for the first mail after a start. */
  private static final long TICK_MILLIS = 200;

  private final Map<TrackingUrl, WatchedHost> hosts = new LinkedHashMap<>();
  private final HostChecks checks;
  private final Supplier<Optional<Sealer>> key;
  private final Visitor visitor;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final HostLog log = new HostLog();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Virtual ones: an interrupt ends what they wait for on a socket. */
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();

  private final Thread thread = new Thread(this::run, "waybill-hosts");

  /**
   * One that looks only when {@link #turn} is called.
   *
   * @param key what mail is sealed with at the moment; while there is none, no link can be followed
   *     and hosts with the full check stay unchecked
   */
  public HostWatch(
      Set<TrackingUrl> urls,
      HostChecks checks,
      Supplier<Optional<Sealer>> key,
      Visitor visitor,
      InstantSource clock) {
    urls.forEach(url -> hosts.put(url, new WatchedHost(url, checks.of(url))));
    this.checks = checks;
    this.key = key;
    this.visitor = visitor;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Looks from now on, until it is closed. */
  public HostWatch start() {
    hosts.values().stream()
        .filter(host -> host.check() == HostCheck.OFF)
        .forEach(host -> HostLog.trusted(host.url()));
    thread.start();
    return this;
  }

  /** Whether mail may be tracked with a host now; never with one that is not watched. */
  public boolean isUsable(TrackingUrl url) {
    WatchedHost host = hosts.get(url);
    return host != null && host.state().isUsable(clock.instant());
  }

  /** Whether mail may be tracked with every host now. */
  public boolean areUsable() {
    return hosts.keySet().stream().allMatch(this::isUsable);
  }

  /** What is known of each. */
  public Map<TrackingUrl, HostState> states() {
    Map<TrackingUrl, HostState> states = new LinkedHashMap<>();
    hosts.forEach((url, host) -> states.put(url, host.state()));
    return states;
  }

  /** What is wrong or soon will be, a sentence each, for the admin. */
  public List<String> troubles() {
    Instant now = clock.instant();
    return hosts.values().stream()
        .flatMap(host -> HostLog.trouble(host.url(), host.state(), now).stream())
        .toList();
  }

  /** Looks at every host that is due, side by side, for as long as a check may take. */
  public void turn() throws InterruptedException {
    Instant now = clock.instant();
    Optional<Sealer> sealer = key.get();
    List<WatchedHost> due =
        hosts.values().stream().filter(host -> host.isDue(now, sealer, checks.every())).toList();
    if (due.isEmpty()) {
      return;
    }
    List<Callable<HostAnswer>> looks = new ArrayList<>();
    for (WatchedHost host : due) {
      host.begin(now, sealer, checks.every());
      looks.add(() -> look(host, sealer));
    }
    List<Future<HostAnswer>> answers =
        visits.invokeAll(looks, checks.limit().toMillis(), TimeUnit.MILLISECONDS);
    for (int i = 0; i < due.size(); i++) {
      hear(due.get(i), answer(answers.get(i)));
    }
  }

  private void hear(WatchedHost host, HostAnswer answer) {
    Instant now = clock.instant();
    HostState before = host.state();
    host.heard(answer, now);
    log.tell(host.url(), before, host.state(), now);
  }

  private HostAnswer look(WatchedHost host, Optional<Sealer> sealer) {
    HostAnswer answer = visit(host, sealer);
    for (int i = 1; i < HostChecks.ATTEMPTS && answer instanceof HostAnswer.Wrong; i++) {
      answer = visit(host, sealer);
    }
    return answer;
  }

  private HostAnswer visit(WatchedHost host, Optional<Sealer> sealer) {
    Optional<SealedLink> link =
        sealer
            .filter(unused -> host.check() == HostCheck.FULL)
            .map(open -> SealedLink.at(host.url(), open, Day.of(clock.instant()), random));
    return visitor.visit(host.url(), link, checks.patience());
  }

  private static HostAnswer answer(Future<HostAnswer> answer) throws InterruptedException {
    if (answer.isCancelled()) {
      return new HostAnswer.Wrong(HostFault.SILENT, "no answer in time");
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      return new HostAnswer.Wrong(HostFault.SILENT, String.valueOf(e.getCause()));
    }
  }

  private void run() {
    try {
      do {
        attempt();
      } while (!closing.await(TICK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() throws InterruptedException {
    try {
      turn();
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      // what is known of the hosts stays until the next look
      LOGGER.error("Looking at the tracking hosts failed; it is tried again", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    visits.shutdownNow();
  }
}
