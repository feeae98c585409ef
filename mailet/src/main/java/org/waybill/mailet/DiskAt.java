package org.waybill.mailet;

import java.io.IOException;
import java.nio.file.Path;
import org.waybill.journal.Disk;

/** How a ledger's folder is reached: the real one, or one whose faults a test chooses. */
@FunctionalInterface
interface DiskAt {

  Disk open(Path folder) throws IOException;
}
