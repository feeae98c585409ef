package org.waybill.sensitive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One link of the lists in {@code /sensitive}, written before the rules were. */
record Row(String kind, String language, String url, String label, String subject) {

  static List<Row> of(String list) throws IOException {
    try (InputStream in = Row.class.getResourceAsStream("/sensitive/" + list)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Row::parse).toList();
    }
  }

  private static Row parse(String line) {
    String[] cells = line.split("\t", -1);
    return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  /** Why it stays in a message of its subject, about which nothing else is known. */
  Optional<Stay> judged() {
    MessageFacts facts = new MessageFacts(subject, () -> "", List.of(), List.of(), List.of());
    return Sensitivity.of(LinkPolicy.DEFAULT, facts).judge(url, label);
  }
}
