package org.waybill.endtoend.james;

import java.nio.file.Files;
import java.nio.file.Path;
import org.waybill.endtoend.child.Await;

/**
 * The moment from which mail is tracked: the collector has confirmed a key, and the mailet has
 * written that down in its ledger folder.
 */
public final class Handshake {
  private static final String CONFIRMATION = "confirmed";

  private Handshake() {}

  /** Returns when the confirmation lies in the ledger folder. */
  public static void await(Path ledgerDir) throws Exception {
    Path confirmation = ledgerDir.resolve(CONFIRMATION);
    Await.until("the key handshake", () -> Files.exists(confirmation), there -> there);
  }
}
