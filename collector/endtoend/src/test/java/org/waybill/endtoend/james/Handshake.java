package org.waybill.endtoend.james;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.waybill.endtoend.child.Await;

/**
 * The moment from which mail is tracked: the collector has confirmed a key, and the mailet has
 * written that down in its ledger folder.
 */
public final class Handshake {
  private static final Pattern SOME_KEY = Pattern.compile("(?m)^keys [0-9a-f]");

  private Handshake() {}

  /** Returns when a confirmation of at least one key lies in the ledger folder. */
  public static void await(Path ledgerDir) throws Exception {
    Path confirmation = ledgerDir.resolve("confirmed-keys");
    Await.until(
        "a key confirmed in " + confirmation,
        () -> Files.exists(confirmation) ? Files.readString(confirmation) : "",
        text -> SOME_KEY.matcher(text).find());
  }
}
