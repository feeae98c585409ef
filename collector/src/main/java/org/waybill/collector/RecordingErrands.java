package org.waybill.collector;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.DomainOff;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.wire.RecordingState;

/** What the command line has done to the recording switch, by a running collector or by itself. */
final class RecordingErrands {

  /** Begins what is about one domain: {@code domain off DOMAIN WHY}. */
  private static final String DOMAIN = "domain ";

  private RecordingErrands() {}

  static Map<ErrandName, Errand> on(SwitchBoard board, DomainBoard domains) {
    return Map.of(
        ErrandName.RECORDING,
        (argument, say) -> {
          if (argument.startsWith(DOMAIN)) {
            run(domains, argument.substring(DOMAIN.length()), say);
          } else {
            run(board, argument, say);
            domains.domains().off().forEach(off -> say.accept(words(off)));
          }
          return 0;
        });
  }

  private static void run(SwitchBoard board, String argument, Consumer<String> say)
      throws IOException {
    String[] words = argument.split(" ", 2);
    String why = words.length == 2 ? words[1] : "";
    switch (words[0]) {
      case "status" -> say.accept("Recording is " + board.now().words() + ".");
      case "off" -> {
        if (why.isBlank()) {
          throw new IOException("say why, for the access log: --why TEXT; nothing was changed");
        }
        String now = board.turn(RecordingState.OFF, why).words();
        say.accept("Recording is %s.".formatted(now));
        say.accept("Hits are answered and not stored; links lead on.");
        say.accept(
            "A James that reaches the collector learns it within 3 s, and then tracks no new"
                + " mail.");
      }
      case "on" ->
          say.accept("Recording is %s.".formatted(board.turn(RecordingState.ON, why).words()));
      default ->
          throw new IOException(
              "this collector does not know that question; use the waybill command of its own"
                  + " version");
    }
  }

  private static void run(DomainBoard board, String argument, Consumer<String> say)
      throws IOException {
    String[] words = argument.split(" ", 3);
    String why = words.length == 3 ? words[2].strip() : "";
    String domain =
        DomainBoard.domain(words.length > 1 ? words[1] : "")
            .orElseThrow(
                () ->
                    new IOException(
                        "'%s' is no domain; give it alone, such as news.example; nothing was changed"
                            .formatted(words.length > 1 ? words[1] : "")));
    switch (words[0]) {
      case "off" -> {
        if (why.isEmpty()) {
          throw new IOException("say why, for the access log: --why TEXT; nothing was changed");
        }
        say.accept(words(board.off(domain, why)));
        say.accept("Hits on its mail are answered and not stored, links lead on; what James");
        say.accept(
            "reports of it is still taken. A James that reaches the collector learns it within");
        say.accept("3 s, and then tracks no new mail of it.");
      }
      case "on" -> {
        if (!board.on(domain, why)) {
          throw new IOException(
              "recording is not off for mail of %s; see: waybill recording status"
                  .formatted(domain));
        }
        say.accept("Recording is on for mail of %s.".formatted(domain));
      }
      default ->
          throw new IOException(
              "this collector does not know that question; use the waybill command of its own"
                  + " version");
    }
  }

  private static String words(DomainOff off) {
    return "Recording is off for mail of %s since %s, by %s: %s"
        .formatted(
            off.domain(),
            off.from().truncatedTo(ChronoUnit.SECONDS),
            off.by(),
            off.why().isEmpty() ? "no reason given" : off.why());
  }
}
