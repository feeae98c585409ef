package org.waybill.mailet;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.Shipper;
import org.waybill.ledger.ShipperOptions;
import org.waybill.ledger.SwitchedHere;
import org.waybill.wire.LedgerChannel;

/**
 * What an installation stands on: threads, disks and a network, or a simulation of them. The caller
 * closes what it is given.
 */
interface Ground {

  /** Opens the ledger in a folder. */
  Ledger ledger(Path folder, LedgerOptions options, InstantSource clock, SecureRandom random)
      throws IOException;

  /** Begins to ship it, and to tell the collector what is switched off here. */
  Shipper shipper(
      Ledger ledger,
      LedgerChannel channel,
      ShipperOptions options,
      InstantSource clock,
      SecureRandom random,
      SwitchedHere here)
      throws IOException;

  /** Real threads and a real network; the disks of the caller's choice. */
  static Ground on(DiskAt disks) {
    return new Ground() {
      @Override
      public Ledger ledger(
          Path folder, LedgerOptions options, InstantSource clock, SecureRandom random)
          throws IOException {
        return Ledger.open(disks.open(folder), options, clock, random);
      }

      @Override
      public Shipper shipper(
          Ledger ledger,
          LedgerChannel channel,
          ShipperOptions options,
          InstantSource clock,
          SecureRandom random,
          SwitchedHere here)
          throws IOException {
        return Shipper.start(ledger, channel, options, clock, random, here);
      }
    };
  }
}
