package org.waybill.collector.store.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL server on this machine, from binaries that Maven brings, which ends with this
 * process however that ends and leaves nothing behind. PostgreSQL refuses to run as root: root runs
 * it as nobody.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String BINARIES = "/postgres-linux-x86_64.txz";
  private static final String NOBODY = "65534";
  private static final String SUPERUSER = "postgres";
  private static final Pattern READY =
      Pattern.compile("database system is ready to accept (read-only )?connections");

  /**
   * Runs the server until standard input ends, which it does with the process at its other end, or
   * all of its group are told to end. It ends as in a crash, and its files with it unless a file
   * {@code again} is there.
   */
  private static final String AS_LONG_AS_WE =
      """
      trap : HUP INT TERM
      home=$1; shift
      "$@" & server=$!
      cat >/dev/null
      kill -QUIT $server
      wait $server
      [ -e "$home/again" ] || rm -rf "$home"\
      """;

  private static final List<String> SETTINGS =
      List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "lc_messages=C");

  /** What makes it faster and its data not outlast a power cut. */
  private static final List<String> FORGETFUL =
      List.of("fsync=off", "full_page_writes=off", "max_parallel_workers_per_gather=0");

  private final Path home;
  private final int port;
  private final List<String> settings;
  private Process process;

  private PostgresServer(Path home, int port, List<String> settings) {
    this.home = home;
    this.port = port;
    this.settings = settings;
  }

  /** Unpacks and starts one whose data need not outlast a power cut. */
  public static PostgresServer start() {
    return start(FORGETFUL);
  }

  /** One as PostgreSQL is by itself, in the folder for temporary files. */
  public static PostgresServer startDurable() {
    return start(List.of());
  }

  private static PostgresServer start(List<String> settings) {
    try {
      PostgresServer server = new PostgresServer(newHome(), freePort(), settings);
      server.unpack();
      server.run(
          "bin/initdb",
          "-D",
          "data",
          "-U",
          SUPERUSER,
          "-A",
          "trust",
          "-E",
          "UTF8",
          "--no-locale",
          "--no-sync");
      server.begin();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newHome() throws IOException {
    return give(Files.createTempDirectory("waybill-postgres"));
  }

  /** To whom the server runs as. */
  private static Path give(Path file) throws IOException {
    if (isRoot()) {
      Files.setAttribute(file, "unix:uid", Integer.valueOf(NOBODY));
    }
    return file;
  }

  /** Where it listens on this machine. */
  public int port() {
    return port;
  }

  /**
   * Starts a replica of it, which follows it from then on. Taken as PostgreSQL's manual says for
   * backups of files: between a call that begins a backup and one that ends it.
   */
  public PostgresServer replica() throws IOException {
    PostgresServer replica = new PostgresServer(newHome(), freePort(), settings);
    Path data = replica.home.resolve("data");
    try (Connection connection = address("postgres").source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('replica', true)");
      run("cp", "-a", "bin", "lib", "share", "data", replica.home.toString());
      try (ResultSet label =
          statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        label.next();
        give(Files.writeString(data.resolve("backup_label"), label.getString(1)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    give(Files.createFile(data.resolve("standby.signal")));
    give(
        Files.writeString(
            data.resolve("postgresql.auto.conf"),
            "primary_conninfo = 'host=127.0.0.1 port=%d user=%s'%n".formatted(port, SUPERUSER)));
    replica.begin();
    return replica;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name", "").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void unpack() throws IOException {
    Process tar = process(List.of("tar", "-x")).start();
    try (InputStream packed =
            Objects.requireNonNull(
                PostgresServer.class.getResourceAsStream(BINARIES), "no " + BINARIES);
        InputStream unpacked = new XZInputStream(packed);
        OutputStream out = tar.getOutputStream()) {
      unpacked.transferTo(out);
    }
    end(tar, "tar");
  }

  private void run(String... command) throws IOException {
    end(process(List.of(command)).start(), command[0]);
  }

  private static void end(Process process, String name) throws IOException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (waitFor(process) != 0) {
      throw new IOException(name + " failed: " + said);
    }
  }

  private static int waitFor(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Of one that is run in the server's folder, and not by root. */
  private ProcessBuilder process(List<String> command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
    }
    all.addAll(command);
    return new ProcessBuilder(all).directory(home.toFile()).redirectErrorStream(true);
  }

  private void begin() throws IOException {
    process = launch();
    await(process);
  }

  /** As if its machine lost power and came back: nobody it serves is told, and it recovers. */
  public void crash() throws IOException {
    Path again = Files.createFile(home.resolve("again"));
    close();
    Files.delete(again);
    begin();
  }

  /** Ends it and takes its files away. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    waitFor(process);
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", AS_LONG_AS_WE, "sh"));
    command.add(home.toString());
    command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", "data"));
    command.addAll(List.of("-c", "port=" + port));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return process(command).start();
  }

  /** Until it takes connections; what it says later is read so that it can go on saying it. */
  private void await(Process server) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader lines = server.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (READY.matcher(line).find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(later -> {}));
        return;
      }
    }
    throw new IOException("the server ended: " + said);
  }

  /** A database of it. */
  public PostgresAddress address(String database) {
    return new PostgresAddress(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), SUPERUSER, "");
  }

  /** Makes a database of it. */
  public PostgresAddress newDatabase(String name) {
    execute("CREATE DATABASE " + name);
    return address(name);
  }

  /** Says something to the server itself. */
  public void execute(String sql) {
    execute(address("postgres"), sql);
  }

  /** Says something to a database. */
  public static void execute(PostgresAddress address, String sql) {
    try (Connection connection = address.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a database answers, the first column of each row. */
  public static List<String> texts(PostgresAddress address, String sql) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = address.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
