package org.waybill.collector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.http.Retention;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.collector.mail.MailOptions;
import org.waybill.collector.store.Keeping;
import org.waybill.collector.store.postgres.PostgresAddress;

/**
 * What {@code collector.properties} says. Immutable; {@link SettingsFile} reads it.
 *
 * @param tracking where the world asks for pixels and links
 * @param admin where pages and API are; loopback or TLS
 * @param intake where mailets ship to, where it is not the admin's address
 * @param hosts under which names the world asks
 * @param spikes what is done about senders who may be hijacked
 * @param keyFile the keys, the same file as at the mailet
 * @param dataDir journal, store and the admin's password hash live below it
 * @param postgres where the store is, if it is not an embedded one below the data folder
 * @param adminUser the admin's name
 * @param access how long sessions last, and the access log is kept
 * @param retention how long after sealing hits are kept
 * @param keeping how long each kind of what is stored is kept
 * @param verdictPatience how long a hit waits for what speaks against it
 * @param journalSegmentBytes the size at which the journal begins another file
 * @param answerWait how long an answer waits for the disk at most
 * @param shutdownWait how long requests under way have at the end
 * @param shutdownDrain how long the store then has to take what the journal still holds
 * @param reportMail who gets reports by mail, if anybody
 * @param honoured with which of these signals a hit is not kept
 */
public record Settings(
    ListenerOptions tracking,
    ListenerOptions admin,
    Optional<ListenerOptions> intake,
    HostSettings hosts,
    SpikeSettings spikes,
    Path keyFile,
    Path dataDir,
    Optional<PostgresAddress> postgres,
    String adminUser,
    AccessSettings access,
    Retention retention,
    Keeping keeping,
    Duration verdictPatience,
    int journalSegmentBytes,
    Duration answerWait,
    Duration shutdownWait,
    Duration shutdownDrain,
    Optional<MailOptions> reportMail,
    Set<PrivacySignal> honoured) {

  /** Copies the set. */
  public Settings {
    honoured = Set.copyOf(honoured);
  }

  /** A bound for the end of the whole process: requests, drain, and a disk that answers slowly. */
  public Duration longestClosing() {
    return shutdownWait.plus(shutdownDrain).plusSeconds(25);
  }

  /** The journal's folder. */
  public Path journalDir() {
    return dataDir.resolve("journal");
  }

  /** The socket on which the command line reaches a running collector. */
  public Path adminSocket() {
    return dataDir.resolve("run").resolve("admin.socket");
  }

  /** The access log's folder. */
  public Path accessLogDir() {
    return dataDir.resolve("access-log");
  }

  /** The folder of who has withdrawn. */
  public Path withdrawalsDir() {
    return dataDir.resolve("withdrawals");
  }

  /** The folder of files of networks; it need not be there. */
  public Path networksDir() {
    return dataDir.resolve("networks");
  }

  /** The database of countries; it need not be there. */
  public Path countries() {
    return dataDir.resolve("country.mmdb");
  }

  /** The embedded database's folder. */
  public Path storeDir() {
    return dataDir.resolve("store");
  }
}
