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
 * </pre>
 */
final class RecordingText {

  private static final String HEAD = "waybill-recording 1";
  private static final String SCOPE = "all ";
  private static final String BY = "by ";
  private static final String WHY = "why ";
  private static final String USER = "user ";
  private static final int LINES = 4;

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
    return "%s\n%s%s %s\n%s%s\n%s%s\n"
        .formatted(HEAD, SCOPE, recording.state().word(), since, BY, hand, WHY, recording.why())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Empty for anything else than what {@link #encode} writes. */
  static Optional<Recording> decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    boolean whole =
        text.endsWith("\n")
            && lines.size() == LINES
            && lines.get(0).equals(HEAD)
            && lines.get(1).startsWith(SCOPE)
            && lines.get(2).startsWith(BY)
            && lines.get(3).startsWith(WHY);
    if (!whole) {
      return Optional.empty();
    }
    String[] words = lines.get(1).substring(SCOPE.length()).split(" ", -1);
    String why = lines.get(3).substring(WHY.length());
    return words.length == 2
        ? RecordingState.of(words[0])
            .flatMap(
                state ->
                    since(words[1])
                        .flatMap(
                            at ->
                                hand(lines.get(2).substring(BY.length()))
                                    .map(hand -> new Recording(state, Optional.of(at), hand, why))))
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
