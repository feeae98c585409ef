package org.waybill.collector.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.privacy.Withdrawals;
import org.waybill.collector.recording.DomainSwitches;
import org.waybill.hosts.HostState;

/**
 * The facts as Prometheus takes them. Everything is asked for when somebody looks; nothing is
 * measured for it meanwhile. Thread-safe.
 */
public final class Metrics implements AutoCloseable {

  private static final String BYTES = "bytes";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Facts facts;
  private final MultiGauge disk;
  private final MultiGauge nodes;
  private final MultiGauge mailets;
  private final MultiGauge hosts;

  /** Of one collector. */
  public Metrics(Facts facts) {
    this.facts = facts;
    this.disk =
        MultiGauge.builder("waybill.disk.used")
            .baseUnit(BYTES)
            .description("on disk, by kind of what is stored")
            .register(registry);
    this.hosts =
        MultiGauge.builder("waybill.host.up")
            .description("0 while a tracking host cannot be reached from here, by host")
            .register(registry);
    this.mailets =
        MultiGauge.builder("waybill.mailet.silence")
            .baseUnit("seconds")
            .description("since a mailet last asked for anything, by node")
            .register(registry);
    this.nodes =
        MultiGauge.builder("waybill.ledger.node.silence")
            .baseUnit("seconds")
            .description("since a mailet last shipped, by node")
            .register(registry);
    hits();
    journal();
    store();
    surroundings();
  }

  private void hits() {
    for (Answered kind : Answered.values()) {
      FunctionCounter.builder("waybill.hits", facts, known -> known.answered(kind))
          .tags("kind", kind.kind(), "outcome", kind.outcome())
          .description("requests of the world, by what they were answered")
          .register(registry);
    }
    FunctionCounter.builder("waybill.tls.failures", facts, Facts::failedHandshakes)
        .description("connections that ended before TLS was agreed on, at all listeners")
        .register(registry);
    gauge(
        "waybill.recording",
        "0 while an admin has switched it off",
        known -> known.recording().isOn() ? 1 : 0);
    gauge(
        "waybill.recording.domains.off",
        "sender domains for which an admin has switched it off; -1 while nobody knows",
        known ->
            known.domains() == DomainSwitches.Condition.DAMAGED ? -1 : known.domainsOff().size());
    gauge("waybill.withdrawals", "persons of whom nothing is recorded", Facts::withdrawn);
    gauge(
        "waybill.withdrawals.trouble",
        "1 while some are not on disk, or nobody knows who has withdrawn",
        known -> known.withdrawals() == Withdrawals.Condition.KEPT ? 0 : 1);
    gauge(
        "waybill.blocks", "targets, senders and messages whose links are stopped", Facts::blocked);
    gauge(
        "waybill.blocks.trouble",
        "1 while the block list is not on disk, or could not be read",
        known -> known.blockList() == BlockList.Condition.KEPT ? 0 : 1);
    gauge(
        "waybill.spike.alert",
        "1 from a spike of new targets of a sender on, until an admin has seen it or for a day",
        known -> known.alerts().isLit(Mishap.SPIKE) ? 1 : 0);
    gauge("waybill.hits.lost", "answered and not known to be on disk", Facts::losses);
    gauge(
        "waybill.loss.alert",
        "1 from a loss on, until an admin has seen it or for a day",
        known -> known.alerts().isLit(Mishap.LOSS) ? 1 : 0);
    time("waybill.event.loop.lag", "how late the event loop does what is due", Facts::loopLag);
  }

  private void journal() {
    bytes("waybill.journal.size", "files of the journal", Facts::journalBytes);
    bytes("waybill.journal.queued", "waiting for the disk", Facts::queuedBytes);
    bytes("waybill.journal.damaged", "skipped because they are damaged", Facts::damagedBytes);
    gauge(
        "waybill.damage.alert",
        "1 from damage of the journal on, until an admin has seen it or for a day",
        known -> known.alerts().isLit(Mishap.DAMAGE) ? 1 : 0);
    FunctionTimer.builder(
            "waybill.journal.commit",
            facts,
            known -> known.commits().count(),
            known -> known.commits().nanos(),
            TimeUnit.NANOSECONDS)
        .description("commits of the journal, and the time they took")
        .register(registry);
    FunctionCounter.builder("waybill.journal.committed", facts, known -> known.commits().bytes())
        .baseUnit(BYTES)
        .description("made durable")
        .register(registry);
  }

  private void store() {
    bytes("waybill.store.lag.bytes", "durable and not in the store yet", Facts::lagBytes);
    time("waybill.store.lag.seconds", "age of the oldest of these, at most", Facts::lag);
    time("waybill.judging.failing", "since every round failed; 0 is well", Facts::judgingFailing);
    time("waybill.purging.failing", "since every round failed; 0 is well", Facts::purgingFailing);
    time(
        "waybill.sharing.failing",
        "since decisions have not reached other collectors, or theirs this one; 0 is well",
        known -> known.sharingFailing().orElse(Duration.ZERO));
    FunctionCounter.builder("waybill.decisions.skipped", facts, Facts::decisionsSkipped)
        .description("decisions of other collectors that could not be understood")
        .register(registry);
    gauge("waybill.ready", "1 when ready", known -> known.readiness().isReady() ? 1 : 0);
    gauge(
        "waybill.store.up",
        "0 while the store is away",
        known -> known.readiness() instanceof Readiness.StoreAway ? 0 : 1);
    bytes("waybill.disk.free", "may still be written to data.dir", Facts::diskFree);
  }

  private void surroundings() {
    time("waybill.uptime", "since the start", Facts::uptime);
    time(
        "waybill.key.age",
        "since the key that seals now became active",
        known ->
            known
                .keys()
                .active()
                .map(key -> Duration.between(key.activeFrom(), known.keys().now()))
                .orElse(Duration.ZERO));
    gauge(
        "waybill.key.file.refused",
        "1 while the file on disk cannot be taken and the keys read before go on",
        known -> known.isKeyFileRefused() ? 1 : 0);
    time(
        "waybill.report.mail.failing",
        "since reports have not gone out; 0 is well",
        known -> known.reportMailFailing().orElse(Duration.ZERO));
    gauge(
        "waybill.backup.age.seconds",
        "since the last backup; -1 where none is known",
        known ->
            known
                .lastBackup()
                .map(at -> (double) Duration.between(at, known.keys().now()).toSeconds())
                .orElse(-1.0));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  /** The text format of Prometheus. May wait for the store. */
  public String scrape() {
    disk.register(
        facts.diskUse().entrySet().stream()
            .<MultiGauge.Row<?>>map(
                use -> MultiGauge.Row.of(Tags.of("kind", use.getKey()), use.getValue()))
            .toList(),
        true);
    nodes.register(byNode(facts.nodeSilence()), true);
    mailets.register(byNode(facts.mailetSilence()), true);
    hosts.register(
        facts.hosts().entrySet().stream()
            .<MultiGauge.Row<?>>map(
                host ->
                    MultiGauge.Row.of(
                        Tags.of("host", host.getKey()),
                        host.getValue() instanceof HostState.Down ? 0 : 1))
            .toList(),
        true);
    return registry.scrape();
  }

  private static List<MultiGauge.Row<?>> byNode(Map<String, Duration> times) {
    return times.entrySet().stream()
        .<MultiGauge.Row<?>>map(
            node ->
                MultiGauge.Row.of(
                    Tags.of("node", node.getKey()), node.getValue().toMillis() / 1_000.0))
        .toList();
  }

  private void bytes(String name, String what, ToDoubleFunction<Facts> value) {
    Gauge.builder(name, facts, value).baseUnit(BYTES).description(what).register(registry);
  }

  private void gauge(String name, String what, ToDoubleFunction<Facts> value) {
    Gauge.builder(name, facts, value).description(what).register(registry);
  }

  private void time(String name, String what, Function<Facts, Duration> value) {
    TimeGauge.builder(name, facts, TimeUnit.NANOSECONDS, known -> value.apply(known).toNanos())
        .description(what)
        .register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
