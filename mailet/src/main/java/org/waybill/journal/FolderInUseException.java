package org.waybill.journal;

import java.io.IOException;

/** A folder has its one writer already. The message names the folder and the holder. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  public FolderInUseException(String folder, String holder) {
    super(
        "folder %s is in use by %s: one journal writes to a folder; give this one its own or stop the other"
            .formatted(folder, holder));
  }
}
