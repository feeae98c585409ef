package org.waybill.endtoend.world;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The names that a JVM can resolve, in place of those of DNS: its own, and while it is given one
 * more, all leading to 127.0.0.1.
 */
public final class Names {
  private final Path hosts;
  private final Path security;
  private final String own;

  private Names(Path hosts, Path security, String own) {
    this.hosts = hosts;
    this.security = security;
    this.own = own;
  }

  /** In two files of that folder. */
  public static Names in(Path folder) throws IOException {
    Path security = folder.resolve("uncached.security");
    Files.writeString(
        security, "networkaddress.cache.ttl=0\nnetworkaddress.cache.negative.ttl=0\n");
    String own = InetAddress.getLocalHost().getHostName();
    Names names = new Names(folder.resolve("hosts"), security, own);
    names.forget();
    return names;
  }

  /** Options of the JVM that is to resolve these alone, and to remember none. */
  public List<String> jvm() {
    return List.of("-Djdk.net.hosts.file=" + hosts, "-Djava.security.properties=" + security);
  }

  /** From now on there is that name. */
  public void lead(String name) throws IOException {
    write("127.0.0.1 localhost\n127.0.0.1 " + own + "\n127.0.0.1 " + name + "\n");
  }

  /** From now on there is no name but the JVM's own. */
  public void forget() throws IOException {
    write("127.0.0.1 localhost\n127.0.0.1 " + own + "\n");
  }

  private void write(String lines) throws IOException {
    Path fresh = hosts.resolveSibling("hosts.new");
    Files.writeString(fresh, lines);
    Files.move(fresh, hosts, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
