package org.waybill.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.waybill.plan.Clean;
import org.waybill.plan.Leave;
import org.waybill.plan.Track;

/**
 * One folder for each thing that is special: {@code in.eml} and what becomes of it, {@code out.eml}
 * or {@code leave.txt} with the reason's code. A new message writes the first draft of its outcome
 * beside the test classes, as {@code out.eml.actual} or {@code leave.txt.actual}, and fails: read
 * it, then keep it.
 */
class GoldenMessagesTest {

  @TestFactory
  Stream<DynamicTest> messageShouldBecomeItsGoldenOutcome() throws Exception {
    try (Stream<Path> folders = Files.list(messages())) {
      return folders.sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static Path messages() throws URISyntaxException {
    URL url = GoldenMessagesTest.class.getResource("/messages");
    return Path.of(Objects.requireNonNull(url).toURI());
  }

  private static void check(Path folder) throws IOException {
    byte[] in = Files.readAllBytes(folder.resolve("in.eml"));
    switch (FixedKeys.planner().plan(in)) {
      case Leave leave ->
          compare(
              folder,
              "leave.txt",
              (leave.reason().code() + "\n").getBytes(StandardCharsets.US_ASCII));
      case Clean clean -> compare(folder, "out.eml", clean.cleaning().bytes());
      case Track track -> {
        Template template = Template.of(track);
        byte[] copy = template.render(FixedKeys.COPY, FixedKeys.sealer());
        assertThat(Proof.holds(template, copy, in)).isTrue();
        compare(folder, "out.eml", copy);
      }
    }
  }

  private static void compare(Path folder, String name, byte[] actual) throws IOException {
    Path golden = folder.resolve(name);
    byte[] expected = Files.exists(golden) ? Files.readAllBytes(golden) : new byte[0];
    if (!java.util.Arrays.equals(expected, actual)) {
      Files.write(folder.resolve(name + ".actual"), actual);
    }
    assertThat(new String(actual, StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
  }
}
