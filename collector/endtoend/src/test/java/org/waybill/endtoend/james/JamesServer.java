package org.waybill.endtoend.james;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.waybill.endtoend.built.Built;
import org.waybill.endtoend.child.Child;
import org.waybill.endtoend.smtp.Mailbox;
import org.waybill.endtoend.smtp.SmtpClient;

/**
 * A complete James in a process of its own, host of sender.example with the user
 * local@sender.example. Thread-safe; close() ends it.
 */
public final class JamesServer implements AutoCloseable {
  private static final String LOCAL_USER = "local@sender.example";
  private static final String PASSWORD = "local";

  /** Both lines log it as the last thing of their start (3.9 adds how long it took). */
  private static final String READY = "JAMES server started";

  private final Child child;
  private final JamesInstallation james;
  private final JamesFolder folder;
  private final JamesPorts ports;
  private final Surroundings surroundings;

  private JamesServer(
      Child child,
      JamesInstallation james,
      JamesFolder folder,
      JamesPorts ports,
      Surroundings surroundings) {
    this.child = child;
    this.james = james;
    this.folder = folder;
    this.ports = ports;
    this.surroundings = surroundings;
  }

  /**
   * Starts a James and returns when it is ready to take mail.
   *
   * @param folder a new one, or absent
   * @throws IOException with James's log where it does not start
   */
  public static JamesServer start(Path folder, JamesPorts ports, Tracking tracking)
      throws IOException {
    return start(folder, ports, tracking, Surroundings.OF_TESTS);
  }

  /** The same in other surroundings than those of tests. */
  public static JamesServer start(
      Path folder, JamesPorts ports, Tracking tracking, Surroundings surroundings)
      throws IOException {
    JamesInstallation james = JamesInstallation.found();
    return start(james, JamesFolder.layOut(folder, tracking, james.line()), ports, surroundings);
  }

  /**
   * Starts a James in a folder that is laid out, and returns when it is ready to take mail.
   *
   * @throws IOException with James's log where it does not start
   */
  public static JamesServer start(
      JamesInstallation james, JamesFolder folder, JamesPorts ports, Surroundings surroundings)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(james, folder, ports, surroundings.jvm()));
    builder.environment().putAll(surroundings.environment());
    builder.directory(folder.path().toFile());
    Child child = Child.start(builder, folder.path().resolve("james.log"), READY);
    JamesServer server = new JamesServer(child, james, folder, ports, surroundings);
    server.webAdmin().createUser(LOCAL_USER, PASSWORD);
    return server;
  }

  /** Its process. */
  public ProcessHandle handle() {
    return child.handle();
  }

  /** Where it takes mail, on 127.0.0.1. */
  public int smtpPort() {
    return ports.smtp();
  }

  public SmtpClient smtp() {
    return new SmtpClient(ports.smtp());
  }

  /** The mailbox of local@sender.example. */
  public Mailbox localMailbox() {
    return new Mailbox(ports.pop3(), LOCAL_USER, PASSWORD);
  }

  public WebAdmin webAdmin() {
    return new WebAdmin(ports.webAdmin());
  }

  /** What James has logged so far. */
  public String log() throws IOException {
    return child.output();
  }

  public CompletableFuture<Process> onExit() {
    return child.onExit();
  }

  /** Ends it as a power cut would (SIGKILL). */
  public void kill() {
    child.kill();
  }

  /** Starts another in the folder and on the ports of this one, which has ended. */
  public JamesServer again() throws IOException {
    return start(james, folder, ports, surroundings);
  }

  @Override
  public void close() {
    child.close();
  }

  private static List<String> command(
      JamesInstallation james, JamesFolder folder, JamesPorts ports, List<String> jvm) {
    List<String> command = new ArrayList<>();
    command.add(Built.java());
    command.addAll(jvm);
    command.add("-Dworking.directory=" + folder.path());
    command.add("-Dlogback.configurationFile=" + folder.conf().resolve("logback.xml"));
    command.addAll(ports.systemProperties());
    command.addAll(List.of("-cp", james.classPath(), JamesInstallation.MAIN));
    return command;
  }
}
