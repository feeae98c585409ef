package org.waybill.mailet;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.waybill.hosts.HostWatch;
import org.waybill.hosts.SocketVisitor;
import org.waybill.hosts.Visitor;
import org.waybill.journal.FolderDisk;
import org.waybill.settings.OnEnvironment;
import org.waybill.settings.Settings;

/**
 * Gives each recipient's copy of an outbound HTML message its own pixel and its own tracked links.
 *
 * <p>It stands first in the processor {@code relay}, before DKIMSign and RemoteDelivery:
 *
 * <pre>{@code
 * <mailet match="All" class="org.waybill.mailet.AddTracking">
 *   <config>waybill.properties</config>
 * </mailet>
 * }</pre>
 *
 * <p>{@code config} is a file in James's conf folder that all such mailets share, or an absolute
 * path; every key of it may be overridden here by an element of the same name. A wrong parameter
 * stops the start of James with one message that lists every problem.
 *
 * <p>Whatever happens, mail flows: what cannot be tracked goes on byte-identical, under a counted
 * reason (metrics {@code waybill.tracked}, {@code waybill.left.REASON}). Thread-safe.
 */
public class AddTracking extends GenericMailet {

  /**
   * How long collector and tracking hosts may take to answer before {@code onEnvironment=refuse}
   * refuses.
   */
  private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10));

  private final MetricFactory metrics;
  private final FileSystem files;
  private final InstantSource clock;
  private final DiskAt disks;
  private final Visitor visitor;
  private volatile @Nullable Desk desk;

  /** As James's container makes it. */
  @Inject
  public AddTracking(MetricFactory metrics, FileSystem files) {
    this(metrics, files, InstantSource.system(), FolderDisk::at);
  }

  AddTracking(MetricFactory metrics, FileSystem files, InstantSource clock, DiskAt disks) {
    this(metrics, files, clock, disks, new SocketVisitor(clock));
  }

  AddTracking(
      MetricFactory metrics, FileSystem files, InstantSource clock, DiskAt disks, Visitor visitor) {
    this.metrics = metrics;
    this.files = files;
    this.clock = clock;
    this.disks = disks;
    this.visitor = visitor;
  }

  @Override
  public String getMailetInfo() {
    return "Waybill: open and click tracking, a copy per recipient";
  }

  @Override
  public void init() throws MessagingException {
    SettingsInUse inUse =
        SettingsInUse.open(
            () -> MailetSettings.read("AddTracking", getMailetConfig(), files, List.of()), clock);
    Settings settings = inUse.current();
    Environment environment = acquire(settings);
    WarmUp.run(settings.hosts().byDefault());
    HostWatch hosts = watch(settings, environment);
    desk =
        new Desk(
            inUse,
            environment,
            new Breakers(hosts, new Ramp(settings.shadow(), clock)),
            getMailetContext(),
            new Counters(metrics),
            clock);
    if (settings.onEnvironment() == OnEnvironment.REFUSE) {
      refuse(environment, hosts);
    }
  }

  private HostWatch watch(Settings settings, Environment environment) {
    return new HostWatch(
            settings.hosts().all(),
            settings.hostChecks(),
            () -> environment.installation().flatMap(opened -> opened.sealer(clock.instant())),
            visitor,
            clock)
        .start();
  }

  private Environment acquire(Settings settings) throws MessagingException {
    try {
      return Environments.acquire(Needs.of(settings), clock, disks, metrics);
    } catch (IllegalArgumentException e) {
      throw new MessagingException("AddTracking cannot start. " + e.getMessage(), e);
    }
  }

  private void refuse(Environment environment, HostWatch hosts) throws MessagingException {
    boolean isRight =
        environment.troubleAfter(PATIENCE).isEmpty() && PATIENCE.sees(hosts::areUsable);
    if (!isRight) {
      String worries = String.join("; ", environment.worries());
      destroy();
      throw new MessagingException(
          "AddTracking cannot start, because onEnvironment is refuse. " + worries);
    }
  }

  @Override
  public void service(Mail mail) {
    Desk open = desk;
    if (open != null) {
      open.take(mail);
    }
  }

  /** What keeps mail from being tracked; empty where nothing does. */
  Optional<Trouble> trouble() {
    return environment().trouble();
  }

  /**
   * What it shares with other mailets.
   *
   * @throws IllegalStateException before {@link #init} and after {@link #destroy}
   */
  Environment environment() {
    Desk open = desk;
    if (open == null) {
      throw new IllegalStateException("AddTracking is not running");
    }
    return open.environment();
  }

  @Override
  public void destroy() {
    Desk open = desk;
    desk = null;
    if (open != null) {
      open.close();
      Environments.release(open.environment());
    }
  }
}
