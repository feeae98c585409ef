package org.waybill.collector.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An address by which a socket can be bound or reached, however long its path is: an address holds
 * some hundred bytes (sun_path of unix(7): 108 on Linux, 104 elsewhere, a zero at the end among
 * them), a data folder's path may be longer. There it leads through a link in the folder for
 * temporary files, which is its owner's alone and is gone when this is closed; the socket itself
 * stands at its place.
 */
final class Reach implements AutoCloseable {

  private static final int LONGEST_BYTES = 103;

  private final Path way;
  private final List<Path> made;

  private Reach(Path way, List<Path> made) {
    this.way = way;
    this.made = made;
  }

  /**
   * Finds the way to a socket's place; its folder exists.
   *
   * @throws IOException where a link is needed and cannot be made
   */
  static Reach of(Path place) throws IOException {
    if (place.toString().getBytes(UTF_8).length <= LONGEST_BYTES) {
      return new Reach(place, List.of());
    }
    Path own = Files.createTempDirectory("waybill");
    try {
      Path folder = place.toAbsolutePath().resolveSibling(".");
      Path link = Files.createSymbolicLink(own.resolve("run"), folder);
      return new Reach(link.resolve(place.getFileName()), List.of(link, own));
    } catch (IOException e) {
      Files.delete(own);
      throw e;
    }
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(way);
  }

  @Override
  public void close() throws IOException {
    for (Path path : made) {
      Files.delete(path);
    }
  }
}
