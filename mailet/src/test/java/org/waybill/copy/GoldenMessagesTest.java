package org.waybill.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of rewriting has its number and at least one folder {@code
 * messages/NN-what-is-special/}, see {@link GoldenMessage}. A message without its outcome writes
 * the first draft beside the test classes, such as {@code out.eml.actual}, and fails: read it, then
 * keep it.
 */
class GoldenMessagesTest {

  private static final int CASES = 68;
  private static final Pattern NAME = Pattern.compile("(\\d\\d)(-[a-z0-9]+)+");

  @TestFactory
  Stream<DynamicTest> messageShouldBecomeItsGoldenOutcome() throws Exception {
    return messages().stream()
        .map(message -> DynamicTest.dynamicTest(message.name(), message::check));
  }

  @Test
  void messagesShouldCoverEveryCase() throws Exception {
    List<String> names = messages().stream().map(GoldenMessage::name).toList();

    assertThat(names).allMatch(NAME.asMatchPredicate());
    assertThat(names.stream().map(name -> Integer.valueOf(name.substring(0, 2))))
        .containsAll(IntStream.rangeClosed(1, CASES).boxed().toList())
        .allMatch(number -> number >= 1 && number <= CASES);
  }

  static List<GoldenMessage> messages() throws Exception {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenMessage::new).toList();
    }
  }

  private static Path root() throws URISyntaxException {
    URL url = GoldenMessagesTest.class.getResource("/messages");
    return Path.of(Objects.requireNonNull(url).toURI());
  }
}
