package org.waybill.collector.recording;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.wire.RecordingState;

/**
 * The switch as its file holds it, UTF-8:
 *
 * <pre>
 * waybill-recording 1
 * all STATE SINCE
 * by HAND                  user NAME, command, James NODE, NODE or nobody
 * why TEXT
 * made INSTANT             when that was last decided; missing in older files
 * </pre>
 */
final class RecordingText {

  private static final String HEAD = "waybill-recording 1";
  private static final String SCOPE = "all ";
  private static final String BY = "by ";
  private static final String WHY = "why ";
  private static final String USER = "user ";
  private static final String MADE = "made ";
  private static final int OLDER_LINES = 4;
  private static final int LINES = 5;

  private RecordingText() {}

  static byte[] encode(Recording recording) {
    String hand =
        switch (recording.hand()) {
          case Hand.User(String name) -> USER + name;
          case Hand.Command() -> "command";
          case Hand.James(Jameses jameses) -> jameses.toString();
          case Hand.Nobody() -> "nobody";
        };
    Instant since = recording.since().orElse(Instant.EPOCH);
    return "%s\n%s%s %s\n%s%s\n%s%s\n%s%s\n"
        .formatted(
            HEAD,
            SCOPE,
            recording.state().word(),
            since,
            BY,
            hand,
            WHY,
            recording.why(),
            MADE,
            recording.made())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Empty for anything else than what {@link #encode} writes. */
  static Optional<Recording> decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    boolean whole =
        text.endsWith("\n")
            && (lines.size() == OLDER_LINES || lines.size() == LINES)
            && lines.get(0).equals(HEAD)
            && lines.get(1).startsWith(SCOPE)
            && lines.get(2).startsWith(BY)
            && lines.get(3).startsWith(WHY)
            && lines.subList(OLDER_LINES, lines.size()).stream()
                .allMatch(line -> line.startsWith(MADE));
    String[] words = whole ? lines.get(1).substring(SCOPE.length()).split(" ", -1) : new String[0];
    if (words.length != 2) {
      return Optional.empty();
    }
    Optional<RecordingState> state = RecordingState.of(words[0]);
    Optional<Instant> since = since(words[1]);
    Optional<Hand> hand = hand(lines.get(2).substring(BY.length()));
    Optional<Instant> made =
        lines.size() == LINES ? since(lines.get(4).substring(MADE.length())) : since;
    return state.isPresent() && since.isPresent() && hand.isPresent() && made.isPresent()
        ? Optional.of(
            new Recording(
                state.get(),
                since,
                hand.get(),
                lines.get(3).substring(WHY.length()),
                true,
                made.get()))
        : Optional.empty();
  }

  private static Optional<Instant> since(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Hand> hand(String text) {
    if (text.startsWith(USER)) {
      return Optional.of(new Hand.User(text.substring(USER.length())));
    }
    return switch (text) {
      case "command" -> Optional.of(new Hand.Command());
      case "nobody" -> Optional.of(new Hand.Nobody());
      default -> Jameses.in(text).map(Hand.James::new);
    };
  }
}
