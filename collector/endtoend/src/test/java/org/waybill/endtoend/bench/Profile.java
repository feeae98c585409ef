package org.waybill.endtoend.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.waybill.endtoend.built.Built;

/**
 * Where a James spends its time, by Java Flight Recorder: samples of running threads. A sample
 * belongs to the room of Waybill that called last, with all that it called in libraries and in the
 * JDK; without any, to James.
 *
 * @param stacks of the samples, innermost frame first, each {@code class.method}
 */
record Profile(List<List<String>> stacks) {
  private static final String OURS = "org.waybill.";
  private static final String LIBRARIES = OURS + "shaded.";
  private static final int MOST_LINES = 40;

  /** Begins to record what a process does. */
  static void start(ProcessHandle james) throws IOException {
    jcmd(james, "JFR.start", "name=bench", "settings=profile");
  }

  /** Ends the recording and reads it. */
  static Profile stop(ProcessHandle james, Path file) throws IOException {
    jcmd(james, "JFR.stop", "name=bench", "filename=" + file.toAbsolutePath());
    return new Profile(
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
            .filter(event -> event.getStackTrace() != null)
            .map(Profile::stack)
            .toList());
  }

  /** A ranked list: rooms, and within them what was called. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "Profile of AddTracking's blocks: %d samples of James's running threads%n",
            stacks.size()));
    rank("rooms", text, stack -> ours(stack).map(Profile::room).orElse("James"));
    rank("in rooms", text, stack -> ours(stack).orElse("James"));
    rank(
        "innermost frames below Waybill",
        text,
        stack -> ours(stack).map(any -> stack.get(0)).orElse("James"));
    return text.toString();
  }

  private void rank(String what, StringBuilder text, Function<List<String>, String> place) {
    Map<String, Integer> counts = new HashMap<>();
    stacks.forEach(stack -> counts.merge(place.apply(stack), 1, Integer::sum));
    text.append(String.format("  %s%n", what));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_LINES)
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "    %5.1f %%  %s%n",
                        100.0 * entry.getValue() / stacks.size(),
                        entry.getKey())));
  }

  private static Optional<String> ours(List<String> stack) {
    return stack.stream()
        .filter(frame -> frame.startsWith(OURS) && !frame.startsWith(LIBRARIES))
        .findFirst();
  }

  private static String room(String frame) {
    String inside = frame.substring(OURS.length());
    return inside.substring(0, inside.indexOf('.'));
  }

  private static List<String> stack(RecordedEvent event) {
    List<String> frames = new ArrayList<>();
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      frames.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    }
    return frames;
  }

  private static void jcmd(ProcessHandle process, String... command) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(Built.java()).resolveSibling("jcmd").toString());
    all.add(Long.toString(process.pid()));
    all.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", all) + ": " + said);
    }
  }
}
