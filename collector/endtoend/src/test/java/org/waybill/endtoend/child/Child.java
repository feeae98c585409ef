package org.waybill.endtoend.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of ours. What it prints goes to a file, line by line; one line of it says that it is
 * ready; it ends with us, by close() or at the latest with this JVM. Thread-safe.
 */
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(6);

  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final Thread lastResort;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    lastResort = new Thread(this::end);
  }

  /**
   * Starts the process and returns when it is ready.
   *
   * @param log receives standard output and error
   * @param readyMark part of the line that says so
   * @throws IOException with the log's end where the process ends or is silent for 90 s
   */
  public static Child start(ProcessBuilder builder, Path log, String readyMark) throws IOException {
    Child child = new Child(builder.redirectErrorStream(true).start(), log);
    Runtime.getRuntime().addShutdownHook(child.lastResort);
    Thread.ofPlatform().daemon().name("log of " + log).start(() -> child.read(readyMark));
    child.readyLine();
    return child;
  }

  /** The line that said that the process was ready. */
  public String readyLine() throws IOException {
    try {
      return ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("ended or silent before it was ready:\n" + Files.readString(log), e);
    } catch (InterruptedException e) {
      close();
      throw new IOException("interrupted before the process was ready", e);
    }
  }

  /** Everything the process has printed so far. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  /** The process as the operating system sees it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  public CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a power cut would, without a chance to clean up (SIGKILL), with its children. */
  public void kill() {
    forceEnd();
    process.onExit().join();
    forgetHook();
  }

  /** Asks it to end (SIGTERM), and ends it where it does not within some seconds. */
  @Override
  public void close() {
    end();
    forgetHook();
  }

  private void end() {
    // Not process.destroy(), which closes the streams and cuts off what it says while it ends.
    process.toHandle().destroy();
    try {
      process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      forceEnd();
    }
  }

  private void forceEnd() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException shuttingDown) {
      // Then the hook finds the process gone.
    }
  }

  private void read(String readyMark) {
    try (BufferedReader lines = process.inputReader();
        Writer file = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line + "\n");
        file.flush();
        if (line.contains(readyMark)) {
          ready.complete(line);
        }
      }
      ready.completeExceptionally(new IOException("the process ended, see " + log));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }
}
