package org.waybill.proof.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waybill.proof.letters.Letter;

/** The messages that are broken: our own, and those of a folder where it is there. */
final class Seeds {
  private static final int OWN = 500;

  /** In bytes: larger ones would take all the time and break in no other way. */
  private static final int LARGEST = 16 * 1024;

  private Seeds() {}

  static List<byte[]> own() {
    return fitting(IntStream.range(0, OWN).mapToObj(seed -> Letter.of(seed).bytes()));
  }

  /** Messages with HTML below a folder, after our own. */
  static List<byte[]> with(Path corpus) throws IOException {
    List<byte[]> all = new ArrayList<>(own());
    try (Stream<Path> files = Files.walk(corpus)) {
      all.addAll(
          fitting(
              files.filter(Files::isRegularFile).sorted().map(Seeds::read).filter(Seeds::isHtml)));
    }
    return all;
  }

  private static List<byte[]> fitting(Stream<byte[]> messages) {
    return messages.filter(message -> message.length <= LARGEST).toList();
  }

  private static boolean isHtml(byte[] message) {
    return new String(message, java.nio.charset.StandardCharsets.ISO_8859_1)
        .toLowerCase(java.util.Locale.ROOT)
        .contains("text/html");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
