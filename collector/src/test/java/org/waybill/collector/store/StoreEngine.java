package org.waybill.collector.store;

import java.nio.file.Path;

/** Opens stores of one engine for the contracts. */
public interface StoreEngine {

  /** Opens the store in a folder, a new one where there is none. */
  Store open(Path path);

  /** Puts a backup where no store is. */
  void restore(Path backup, Path path);
}
