package org.waybill.collector.recording;

import java.io.IOException;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.wire.RecordingState;

/**
 * The switch as people move it: only who may, and never without a line in the access log.
 * Thread-safe.
 *
 * @param recording what is moved
 * @param accounts whose log it goes to
 */
public record SwitchBoard(RecordingSwitch recording, Accounts accounts) {

  /**
   * Moves it for somebody on a page.
   *
   * @throws org.waybill.collector.access.ForbiddenException where that is not for the viewer
   */
  public Recording turn(Viewer viewer, RecordingState to, String why) throws IOException {
    viewer.demand(Right.CHANGE);
    return turn(Accounts.By.of(viewer), to, new Hand.User(viewer.user()), why);
  }

  /** Moves it for the command line. */
  public Recording turn(RecordingState to, String why) throws IOException {
    return turn(Accounts.By.COMMAND, to, new Hand.Command(), why);
  }

  /** Moves it for a James; who decided that it may is {@link JamesBoard}. */
  Recording turn(String node, RecordingState to, Jameses by, String why) throws IOException {
    return turn(Accounts.By.james(node), to, new Hand.James(by), why);
  }

  /** How it stands. */
  public Recording now() {
    return recording.now();
  }

  /** Off must hold even where the log cannot be written, so the log comes last; it never throws. */
  private Recording turn(Accounts.By by, RecordingState to, Hand hand, String why)
      throws IOException {
    return recording.turn(
        to,
        hand,
        why,
        (wanted, failure) ->
            accounts.tell(by, LogEntry.Event.CHANGE, words(wanted, failure.isPresent())));
  }

  /** What became of it: who reads the log must not take a move that failed for one. */
  private static String words(Recording wanted, boolean failed) {
    String what =
        !failed
            ? "recording switched " + wanted.state().word()
            : wanted.isOn()
                ? "recording could not be switched on, it stays as it was"
                : "recording switched off, not on disk yet";
    return what + ": " + (wanted.why().isEmpty() ? "no reason given" : wanted.why());
  }
}
