package org.waybill.collector.store.derby;

import java.nio.file.Path;
import org.waybill.collector.store.sql.Connections;
import org.waybill.collector.store.sql.NewFolder;

/**
 * An online copy of a database. Derby copies files and log so that the copy, when it is opened, is
 * the database as it stood at the end of the copying; it does not force them to disk.
 */
final class DerbyBackup {

  private DerbyBackup() {}

  /** Copies into a folder that does not exist: Derby makes one in it by the database's own name. */
  static void write(Connections connections, Path database, Path target) {
    NewFolder.make(
        target,
        begun -> {
          connections.call("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)", begun.toString());
          return begun.resolve(database.getFileName());
        });
  }
}
