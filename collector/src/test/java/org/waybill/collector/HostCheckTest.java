package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.hosts.HostCheck;
import org.waybill.hosts.HostChecks;
import org.waybill.hosts.HostWatch;
import org.waybill.hosts.SocketVisitor;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingUrl;

/** A collector's tracking listener, as the mailet looks at it before it tracks with it. */
class HostCheckTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Installation.NOW);

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws Exception {
    installation = new Installation(folder);
  }

  @Test
  void collectorShouldPassAndRecordNothing() throws Exception {
    try (RunningCollector running = RunningCollector.of(installation);
        HostWatch watch = watch(running.collector.trackingUrl(), installation.keys)) {
      RunningCollector.await(running::isStoreOpen);
      running.ship(Installation.sent(1));

      watch.turn();

      assertThat(watch.troubles()).isEmpty();
      running.get(installation.link(1));
      assertThat(running.awaitEvents(1)).hasSize(1);
    }
  }

  @Test
  void redirectOnlyShouldPass() throws Exception {
    try (RedirectOnly running = redirects(folder.resolve("waybill.keys"));
        HostWatch watch = watch("http://" + running.tracking(), installation.keys)) {
      watch.turn();

      assertThat(watch.areUsable()).isTrue();
    }
  }

  @Test
  void collectorWithOtherKeysShouldFail() throws Exception {
    KeyRing others =
        KeyRing.generate(Installation.NOW.minus(Duration.ofDays(1)), new SecureRandom());
    try (RedirectOnly running = redirects(folder.resolve("waybill.keys"));
        HostWatch watch = watch("http://" + running.tracking(), others)) {
      watch.turn();

      assertThat(watch.areUsable()).isFalse();
      assertThat(watch.troubles())
          .singleElement()
          .asString()
          .contains("does not open links sealed with our keys");
    }
    assertThat(Files.exists(folder.resolve("data"))).isFalse();
  }

  private static RedirectOnly redirects(Path keys) throws Exception {
    ListenAddress any = new ListenAddress("127.0.0.1", 0);
    return RedirectOnly.start(keys, ListenerOptions.plain("--listen", any), CLOCK);
  }

  private static HostWatch watch(String url, KeyRing keys) {
    return new HostWatch(
        Set.of(TrackingUrl.parse(url)),
        new HostChecks(HostCheck.FULL, Map.of(), HostChecks.WITHIN),
        () -> Seals.of(keys).sealer(Installation.NOW, keys.fingerprints()),
        new SocketVisitor(CLOCK),
        CLOCK);
  }
}
