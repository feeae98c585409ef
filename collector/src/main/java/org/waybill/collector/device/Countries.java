package org.waybill.collector.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * In which country an address is, as a database in MaxMind's format (MMDB) says that an admin
 * supplies. Never asks a name server. Thread-safe.
 */
public interface Countries {

  /** Two capital letters by ISO 3166-1; empty where it is not known. */
  Optional<String> of(String address);

  /**
   * Reads a database, all of it into memory: its file may be replaced meanwhile.
   *
   * @return knows nothing where the file is not there
   * @throws IOException where it is no such database
   */
  static Countries in(Path file) throws IOException {
    return Files.exists(file) ? MmdbCountries.in(file) : new Nowhere();
  }

  /** Nothing is known. */
  record Nowhere() implements Countries {
    @Override
    public Optional<String> of(String address) {
      return Optional.empty();
    }
  }
}
