package org.waybill.collector;

import java.nio.file.Path;

/** What lies in a backup beside the copy of the store. */
final class BackupFolder {

  private BackupFolder() {}

  /** Who has withdrawn: a restore on a new machine must not forget it. */
  static Path withdrawals(Path backup) {
    return backup.resolve("withdrawals");
  }

  /** How the recording switch stands, and those of sender domains. */
  static Path switches(Path backup) {
    return backup.resolve("switches");
  }

  /** What is blocked: on a new machine, too, what was stopped must not lead on. */
  static Path blocks(Path backup) {
    return backup.resolve("blocked");
  }
}
