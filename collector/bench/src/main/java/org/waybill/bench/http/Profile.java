package org.waybill.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the collector spends its time, by Java Flight Recorder: samples of running threads, in Java
 * and in native calls that do not wait. Garbage collector and compiler are not among them.
 *
 * @param samples each a thread and its stack
 */
record Profile(List<Sample> samples) {

  /**
   * One sample.
   *
   * @param stack innermost frame first, each {@code class.method}
   */
  record Sample(String thread, List<String> stack) {}

  private static final int MOST_LINES = 45;

  /** Native calls that wait for others, or for the disk. */
  private static final Set<String> WAITS =
      Set.of("epollWait", "epollWait0", "park", "poll", "accept0", "force0");

  /** Begins to record what a process does. */
  static void start(Server server) throws IOException {
    jcmd(server, "JFR.start", "name=bench", "settings=profile");
  }

  /** Ends the recording and reads it. */
  static Profile stop(Server server, Path file) throws IOException {
    jcmd(server, "JFR.stop", "name=bench", "filename=" + file.toAbsolutePath());
    return new Profile(
        RecordingFile.readAllEvents(file).stream()
            .flatMap(event -> sample(event).stream())
            .toList());
  }

  /** Ranked lists. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("Profile: %d samples of running threads%n".formatted(samples.size()));
    rank("threads", text, Sample::thread);
    rank("packages", text, sample -> packageOf(sample.stack().get(0)));
    rank("what ours had called", text, Profile::ours);
    rank("innermost", text, sample -> sample.stack().get(0));
    return text.toString();
  }

  private void rank(String what, StringBuilder text, Function<Sample, String> place) {
    Map<String, Integer> counts = new HashMap<>();
    samples.forEach(sample -> counts.merge(place.apply(sample), 1, Integer::sum));
    text.append("  ").append(what).append('\n');
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_LINES)
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "    %5.1f %%  %s%n",
                        100.0 * entry.getValue() / samples.size(),
                        entry.getKey())));
  }

  private static String ours(Sample sample) {
    return sample.stack().stream()
        .filter(frame -> frame.startsWith("org.waybill."))
        .findFirst()
        .orElse("none");
  }

  private static String packageOf(String frame) {
    String type = frame.substring(0, frame.lastIndexOf('.'));
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }

  private static Optional<Sample> sample(RecordedEvent event) {
    String type = event.getEventType().getName();
    if ((!type.equals("jdk.ExecutionSample") && !type.equals("jdk.NativeMethodSample"))
        || event.getStackTrace() == null) {
      return Optional.empty();
    }
    List<String> stack = new ArrayList<>();
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      stack.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    }
    String innermost = stack.isEmpty() ? "" : stack.get(0);
    boolean waits = WAITS.contains(innermost.substring(innermost.lastIndexOf('.') + 1));
    RecordedThread thread = event.getThread("sampledThread");
    return stack.isEmpty() || waits || thread == null
        ? Optional.empty()
        : Optional.of(new Sample(String.valueOf(thread.getJavaName()), stack));
  }

  private static void jcmd(Server server, String... command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> all =
        Stream.concat(
                Stream.of(jcmd.toString(), Long.toString(server.process().pid())),
                Stream.of(command))
            .toList();
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", all) + ": " + said);
    }
  }
}
