package org.waybill.proof.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Chromium of its own, without a window, that reaches this machine only. */
public final class Chromium implements AutoCloseable {
  private static final String SAYS_WHERE = "DevTools listening on ";

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /**
   * Starts one, with an empty profile below {@code target}.
   *
   * @param rules where host names lead, see Chromium's {@code --host-resolver-rules}; all others
   *     lead nowhere
   * @throws IllegalStateException in CI, where there is none; elsewhere the test is skipped then
   */
  public static Chromium start(String rules) throws IOException {
    Path profiles = Files.createDirectories(Path.of("target", "chromium"));
    Path profile = Files.createTempDirectory(profiles.toAbsolutePath(), "profile");
    List<String> command = new ArrayList<>(List.of(found().toString(), "--headless"));
    command.addAll(
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
            "--disable-extensions",
            "--host-resolver-rules=" + rules + ", MAP * ~NOTFOUND",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0",
            "about:blank"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new Chromium(process, new DevTools(whereItListens(process)));
  }

  private static Path found() {
    Optional<Path> found =
        List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    String missing = "no Chromium in /usr/bin; install it (Debian: apt-get install chromium)";
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(missing);
    }
    return found.orElseGet(() -> Assumptions.abort(missing));
  }

  /** Its output is read to the end, or it would stand still once the pipe is full. */
  private static URI whereItListens(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(SAYS_WHERE)) {
        Thread.ofVirtual().start(() -> drain(process));
        return URI.create(line.substring(SAYS_WHERE.length()).strip());
      }
      said.append(line).append('\n');
    }
    throw new IOException("Chromium does not start:\n" + said);
  }

  private static void drain(Process process) {
    try (InputStream in = process.getInputStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the process has ended, and its output with it
    }
  }

  /** A page without scripts. */
  public Tab tab() throws Exception {
    return tab(false);
  }

  /** A page whose own scripts run. */
  public Tab scriptedTab() throws Exception {
    return tab(true);
  }

  private Tab tab(boolean scripts) throws Exception {
    String target =
        tools.ask("", "Target.createTarget", "{\"url\":\"about:blank\"}").get("targetId").text();
    String session =
        tools
            .ask(
                "",
                "Target.attachToTarget",
                "{\"targetId\":\"%s\",\"flatten\":true}".formatted(target))
            .get("sessionId")
            .text();
    Tab tab = new Tab(tools, session);
    tab.prepare(scripts);
    return tab;
  }

  @Override
  public void close() throws InterruptedException {
    tools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
