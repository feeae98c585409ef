package org.waybill.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waybill.plan.Clean;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.LeftLink;
import org.waybill.plan.Switches;
import org.waybill.plan.Track;
import org.waybill.plan.TrackingPlan;

/**
 * One folder of golden messages: {@code what.txt} tells its rule in a line, {@code in.eml} becomes
 * {@code out.eml}, or is not tracked for the reason in {@code leave.txt}, in which case {@code
 * clean.eml} is it without our earlier tracking; {@code left.txt} lists links that stay, {@code
 * options.properties} what {@link GoldenOptions} reads. Messages may hold what {@link GoldenText}
 * writes out.
 */
final class GoldenMessage {

  private static final String DRAFT = ".actual";

  private final Path folder;
  private final Set<String> wanted = new HashSet<>(Set.of("what.txt", "in.eml"));

  GoldenMessage(Path folder) {
    this.folder = folder;
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** Fails unless the message becomes what its folder says, and says nothing more. */
  void check() throws IOException {
    byte[] in = in();
    Optional<LeaveReason> policy = options().judge(in);
    switch (plan(in)) {
      case Leave leave -> left(policy.orElse(leave.reason()));
      case Clean clean -> {
        compare("clean.eml", clean.cleaning().bytes());
        left(policy.orElse(clean.because().reason()));
      }
      case Track track -> tracked(track);
    }
    checkFiles();
  }

  /** The message's bytes. */
  byte[] in() {
    return GoldenText.bytes(read("in.eml"));
  }

  /** Whether a copy of it is tracked. */
  boolean isTracked() {
    return Files.exists(folder.resolve("out.eml"));
  }

  /** The bytes of that copy. */
  byte[] out() {
    return GoldenText.bytes(read("out.eml"));
  }

  /** Plans this message, or another one as if it were in this folder. */
  TrackingPlan plan(byte[] message) {
    boolean closed = options().judge(message).isPresent();
    return options().planner().plan(message, closed ? Switches.OFF : options().switches(message));
  }

  private GoldenOptions options() {
    return GoldenOptions.read(folder.resolve("options.properties"));
  }

  private void tracked(Track track) {
    Template template = Template.of(track);
    byte[] copy = template.render(FixedKeys.COPY, FixedKeys.sealer());
    assertThat(Proof.holds(template, copy, track.message().raw())).as("%s: proof", name()).isTrue();
    compare("out.eml", copy);
    if (!track.left().isEmpty()) {
      String lines = track.left().stream().map(GoldenMessage::line).collect(Collectors.joining());
      compare("left.txt", lines.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void left(LeaveReason reason) {
    compare("leave.txt", (reason.code() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The reason and the value, in which what is not visible ASCII is a hexadecimal number. */
  private static String line(LeftLink link) {
    return link.reason()
        + " "
        + link.source()
            .chars()
            .mapToObj(c -> c >= ' ' && c < 0x7F ? Character.toString(c) : "\\x%02X".formatted(c))
            .collect(Collectors.joining())
        + "\n";
  }

  private void compare(String name, byte[] actual) {
    wanted.add(name);
    byte[] expected = GoldenText.bytes(read(name));
    if (!Arrays.equals(expected, actual)) {
      draft(name, GoldenText.readable(actual));
    }
    assertThat(GoldenText.readable(actual))
        .as("%s: %s", name(), name)
        .isEqualTo(GoldenText.readable(expected));
    assertThat(actual).as("%s: %s", name(), name).isEqualTo(expected);
  }

  private void checkFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("%s: files", name())
          .filteredOn(file -> !file.endsWith(DRAFT) && !file.equals("options.properties"))
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
    assertThat(Files.readString(folder.resolve("what.txt")).strip()).isNotEmpty().hasLineCount(1);
  }

  private byte[] read(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the test classes: a first draft to be read before it is kept. */
  private void draft(String name, String text) {
    try {
      Files.writeString(folder.resolve(name + DRAFT), text, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
