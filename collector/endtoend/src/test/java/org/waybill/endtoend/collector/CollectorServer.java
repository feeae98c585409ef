package org.waybill.endtoend.collector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.waybill.endtoend.built.Built;
import org.waybill.endtoend.child.Child;
import org.waybill.endtoend.json.Json;

/** A running {@code waybill serve}. Thread-safe; close() ends it. */
public final class CollectorServer implements AutoCloseable {
  private static final String READY = "WAYBILL COLLECTOR READY ";
  private static final String ADMIN = "admin";

  private final Child child;
  private final CollectorFolder folder;
  private final Json addresses;

  private CollectorServer(Child child, CollectorFolder folder, Json addresses) {
    this.child = child;
    this.folder = folder;
    this.addresses = addresses;
  }

  /**
   * Starts a collector and returns when it is ready.
   *
   * @throws IOException with its log where it does not start
   */
  public static CollectorServer start(CollectorFolder folder) throws IOException {
    return start(folder, List.of());
  }

  /**
   * Starts a collector by another command and returns when it is ready.
   *
   * @param by what stands before the collector's own command line, such as {@code nice -n 19}
   * @throws IOException with its log where it does not start
   */
  public static CollectorServer start(CollectorFolder folder, List<String> by) throws IOException {
    List<String> command = new ArrayList<>(by);
    command.addAll(
        List.of(Built.waybill().toString(), "serve", "--conf", folder.configuration().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.path().toFile());
    Child child = Child.start(builder, folder.log(), READY);
    String line = child.readyLine();
    Json addresses = Json.parse(line.substring(line.indexOf(READY) + READY.length()));
    return new CollectorServer(child, folder, addresses);
  }

  /** Where pixels and links point, such as {@code http://127.0.0.1:8080}. */
  public String trackUrl() {
    return addresses.get("track").text();
  }

  /** Where report, API and intake are, such as {@code http://127.0.0.1:8081}. */
  public String adminUrl() {
    return addresses.get("admin").text();
  }

  public String adminUser() {
    return ADMIN;
  }

  public String adminPassword() throws IOException {
    return folder.adminPassword();
  }

  /** The report as its admin sees it. */
  public Report report() throws IOException {
    return new Report(adminUrl(), adminUser(), adminPassword());
  }

  /** What it has logged so far. */
  public String log() throws IOException {
    return child.output();
  }

  /** Its process. */
  public ProcessHandle handle() {
    return child.handle();
  }

  public CompletableFuture<Process> onExit() {
    return child.onExit();
  }

  /** Ends it as a power cut would (SIGKILL). */
  public void kill() {
    child.kill();
  }

  @Override
  public void close() {
    child.close();
  }
}
