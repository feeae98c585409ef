package org.waybill.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records made of a number, and what a journal gives back of them. */
final class Records {
  private Records() {}

  /** The number in decimal, padded so that records differ in size. */
  static byte[] of(int number) {
    return (number + " " + "x".repeat(number % 23)).getBytes(StandardCharsets.US_ASCII);
  }

  static int number(byte[] record) {
    String text = new String(record, StandardCharsets.US_ASCII);
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }

  /** The numbers of all records there are from a position on. */
  static List<Integer> read(Journal journal, Position from) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (JournalReader reader = journal.read(from)) {
      for (Optional<Entry> entry = reader.poll(); entry.isPresent(); entry = reader.poll()) {
        numbers.add(number(entry.get().record()));
      }
    }
    return numbers;
  }
}
