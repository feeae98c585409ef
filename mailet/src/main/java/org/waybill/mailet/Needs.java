package org.waybill.mailet;

import java.net.URI;
import java.nio.file.Path;
import org.waybill.settings.Settings;

/**
 * What has to be there besides the mail. Mailets with the same ledger folder share it, and so must
 * agree on the rest.
 */
record Needs(Path keyFile, Path ledgerDir, long ledgerMaxBytes, URI collectorUrl) {

  static Needs of(Settings settings) {
    return new Needs(
        settings.keyFile(),
        settings.ledgerDir(),
        settings.ledgerMaxBytes(),
        settings.collectorUrl());
  }
}
