package org.waybill.mailet;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.waybill.hosts.HostAnswer;
import org.waybill.hosts.HostWatch;
import org.waybill.killswitch.KillSwitch;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.Shipper;
import org.waybill.ledger.ShipperOptions;
import org.waybill.ledger.SwitchedHere;
import org.waybill.settings.Settings;
import org.waybill.wire.LedgerChannel;

/** All of AddTracking but its start in James, on a stage of the caller's making. */
public final class StagedMailet implements AutoCloseable {

  private final Environment environment;
  private final Desk desk;

  private StagedMailet(Environment environment, Desk desk) {
    this.environment = environment;
    this.desk = desk;
  }

  /** Opens ledgers and begins to ship them, as {@link Ground} does. */
  public interface Stage {
    /** Opens the ledger. */
    Ledger ledger(LedgerOptions options, SecureRandom random) throws IOException;

    /** Begins to ship it. */
    Shipper shipper(
        Ledger ledger, LedgerChannel channel, ShipperOptions options, SecureRandom random)
        throws IOException;
  }

  /** A mailet that has looked at its environment once. */
  public static StagedMailet start(
      Settings settings,
      MailetContext context,
      MetricFactory metrics,
      InstantSource clock,
      Stage stage) {
    Environment environment =
        new Environment(
            Needs.of(settings), clock, ground(stage), new Lag(metrics), neverSwitched(clock));
    environment.check();
    HostWatch hosts =
        new HostWatch(
            settings.hosts().all(),
            settings.hostChecks(),
            Optional::empty,
            (url, link, limit) -> new HostAnswer.Right(Optional.empty()),
            clock);
    return new StagedMailet(
        environment,
        new Desk(
            SettingsInUse.fixed(settings),
            environment,
            new Breakers(hosts, new Ramp(settings.shadow(), clock)),
            context,
            new Counters(metrics),
            clock));
  }

  private static KillSwitch neverSwitched(InstantSource clock) {
    return new KillSwitch(
        () -> {
          throw new IOException("no folder on this stage");
        },
        clock);
  }

  private static Ground ground(Stage stage) {
    return new Ground() {
      @Override
      public Ledger ledger(
          Path folder, LedgerOptions options, InstantSource clock, SecureRandom random)
          throws IOException {
        return stage.ledger(options, random);
      }

      @Override
      public Shipper shipper(
          Ledger ledger,
          LedgerChannel channel,
          ShipperOptions options,
          InstantSource clock,
          SecureRandom random,
          SwitchedHere unmoved)
          throws IOException {
        return stage.shipper(ledger, channel, options, random);
      }
    };
  }

  /** The copy's id that a mail is marked with. */
  public static Optional<String> mark(Mail mail) {
    return mail.getAttribute(CopyMail.MARK).map(mark -> (String) mark.getValue().value());
  }

  /** Tracks a mail or leaves it as it is. */
  public void take(Mail mail) {
    desk.take(mail);
  }

  /** Looks at keys, ledger and collector, as it does every half minute. */
  public void look() {
    environment.check();
  }

  @Override
  public void close() {
    desk.close();
  }
}
