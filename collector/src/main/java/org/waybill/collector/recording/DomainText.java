package org.waybill.collector.recording;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waybill.wire.Allowance;

/**
 * The spans as their file holds them, UTF-8, with a tab between the fields; {@code -} for an end
 * that has not come:
 *
 * <pre>
 * waybill-domains 1
 * DOMAIN  FROM  UNTIL  BY  WHY
 * DOMAIN  MADE             when it was last decided about, where its spans do not say it
 * </pre>
 */
final class DomainText {

  private static final String HEAD = "waybill-domains 1";
  private static final String LASTING = "-";
  private static final int FIELDS = 5;
  private static final int FIELDS_OF_MADE = 2;

  private DomainText() {}

  /** What a file holds. */
  record Kept(List<DomainOff> spans, Map<String, Instant> made) {
    /** Copies both. */
    Kept {
      spans = List.copyOf(spans);
      made = Map.copyOf(made);
    }
  }

  static byte[] encode(Collection<DomainOff> spans, Map<String, Instant> made) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (DomainOff span : spans) {
      text.append(
          String.join(
              "\t",
              span.domain(),
              span.from().toString(),
              span.until().map(Instant::toString).orElse(LASTING),
              span.by(),
              span.why()));
      text.append('\n');
    }
    new TreeMap<>(made)
        .forEach((domain, at) -> text.append(domain).append('\t').append(at).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Empty for anything else than what {@link #encode} writes. */
  static Optional<Kept> decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEAD) || !text.endsWith("\n")) {
      return Optional.empty();
    }
    List<DomainOff> spans = new ArrayList<>();
    Map<String, Instant> made = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      Optional<DomainOff> span = span(fields);
      Optional<Instant> at = made(fields);
      if (span.isEmpty() && at.isEmpty()) {
        return Optional.empty();
      }
      span.ifPresent(spans::add);
      at.ifPresent(when -> made.put(fields[0], when));
    }
    return Optional.of(new Kept(spans, made));
  }

  private static Optional<Instant> made(String[] fields) {
    if (fields.length != FIELDS_OF_MADE || !Allowance.isDomain(fields[0])) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(fields[1]));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<DomainOff> span(String[] fields) {
    if (fields.length != FIELDS || !Allowance.isDomain(fields[0])) {
      return Optional.empty();
    }
    try {
      Instant from = Instant.parse(fields[1]);
      Optional<Instant> until =
          fields[2].equals(LASTING) ? Optional.empty() : Optional.of(Instant.parse(fields[2]));
      return Optional.of(new DomainOff(fields[0], from, until, fields[3], fields[4]));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
