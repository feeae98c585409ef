package org.waybill.endtoend.james;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.waybill.endtoend.child.Await;

/**
 * The moment from which mail is tracked: the collector has confirmed a key, which the mailet has
 * written down in its ledger folder, and the tracking host has passed its first check, where it is
 * checked.
 */
public final class Handshake {
  private static final Pattern HOST =
      Pattern.compile("Tracking host \\S+ (?:works|is not checked)");
  private static final Pattern SOME_KEY = Pattern.compile("(?m)^keys [0-9a-f]");

  private Handshake() {}

  /** Returns when at least one key is confirmed and one host may be used. */
  public static void await(Path ledgerDir, JamesServer james) throws Exception {
    Path confirmation = ledgerDir.resolve("confirmed-keys");
    Await.until(
        "a key confirmed in " + confirmation,
        () -> Files.exists(confirmation) ? Files.readString(confirmation) : "",
        text -> SOME_KEY.matcher(text).find());
    Await.until("a tracking host that may be used", james::log, log -> HOST.matcher(log).find());
  }
}
