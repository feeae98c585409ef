package org.waybill.collector;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.wire.RecordingState;

/** What the command line has done to the recording switch, by a running collector or by itself. */
final class RecordingErrands {

  private RecordingErrands() {}

  static Map<ErrandName, Errand> on(SwitchBoard board) {
    return Map.of(
        ErrandName.RECORDING,
        (argument, say) -> {
          run(board, argument, say);
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
}
