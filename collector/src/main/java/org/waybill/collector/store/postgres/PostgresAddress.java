package org.waybill.collector.store.postgres;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, and as whom it is entered. Immutable; says its password to nobody
 * but the server.
 *
 * @param url as the driver has it: {@code jdbc:postgresql://host:port/database?options}
 * @param user the role that owns the tables
 * @param password empty where the server asks for none
 * @param replicaUrl of a copy that the server keeps up to date, for whoever only reads
 */
public record PostgresAddress(
    String url, String user, String password, Optional<String> replicaUrl) {

  /** What every address begins with. */
  public static final String SCHEME = "jdbc:postgresql:";

  private static final int CONNECT_SECONDS = 10;

  /** As long as the longest question of a check may take; without it a cut network is waited on. */
  private static final int ANSWER_SECONDS = 600;

  private static final int HASTY_SECONDS = 10;
  private static final int LOCK_WAIT_MILLIS = 2_000;

  /**
   * What {@link WatchedSockets} does at this end, asked of the server for its own, and for how
   * long, in milliseconds, it waits until what it sent is confirmed, for meanwhile it asks nothing:
   * a machine that died must not hold locks for the two hours that are usual.
   */
  private static final String WATCH =
      "-c tcp_keepalives_idle=%d -c tcp_keepalives_interval=%d -c tcp_keepalives_count=%d -c tcp_user_timeout=%d"
          .formatted(
              WatchedSockets.IDLE_SECONDS,
              WatchedSockets.INTERVAL_SECONDS,
              WatchedSockets.QUESTIONS,
              Duration.ofSeconds(WatchedSockets.GONE_SECONDS).toMillis());

  /**
   * Checks the URLs, which are quoted in messages.
   *
   * @throws IllegalArgumentException where one is none or holds a password
   */
  public PostgresAddress {
    check(url);
    replicaUrl.ifPresent(PostgresAddress::check);
  }

  /** Without a replica. */
  public PostgresAddress(String url, String user, String password) {
    this(url, user, password, Optional.empty());
  }

  private static void check(String url) {
    if (!url.startsWith(SCHEME)) {
      throw new IllegalArgumentException("a URL that does not begin with " + SCHEME);
    }
    if (url.toLowerCase(Locale.ROOT).matches(".*[?&]password=.*")) {
      throw new IllegalArgumentException("a URL with a password in it");
    }
  }

  /** The same with a copy to read from. */
  public PostgresAddress withReplica(String replica) {
    return new PostgresAddress(url, user, password, Optional.of(replica));
  }

  /** The copy to read from, where there is one. */
  Optional<PostgresAddress> replica() {
    return replicaUrl.map(copy -> new PostgresAddress(copy, user, password));
  }

  /** What an admin calls the database. */
  String name() {
    return "store database " + url;
  }

  DataSource source() {
    return source(ANSWER_SECONDS);
  }

  /** The same for short questions, whose connections give up soon. */
  DataSource hastySource() {
    return source(HASTY_SECONDS);
  }

  /**
   * The same for whoever changes tables: he gives up soon where somebody reads one of them for
   * long, for everybody else would wait behind him.
   */
  DataSource changingSource() {
    PGSimpleDataSource source = source(ANSWER_SECONDS);
    source.setOptions(source.getOptions() + " -c lock_timeout=" + LOCK_WAIT_MILLIS);
    return source;
  }

  private PGSimpleDataSource source(int answerSeconds) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("waybill");
    source.setLogServerErrorDetail(false); // it quotes rows, and addresses are in them
    source.setTcpKeepAlive(true);
    if (source.getSocketFactory() == null) {
      source.setSocketFactory(WatchedSockets.class.getName());
    }
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(answerSeconds);
    String given = source.getOptions();
    source.setOptions((given == null ? "" : given + " ") + WATCH);
    return source;
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
