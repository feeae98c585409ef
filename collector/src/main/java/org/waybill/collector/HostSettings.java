package org.waybill.collector;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.host.Contact;
import org.waybill.hosts.HostCheck;

/**
 * What the collector knows of the hosts under which the world reaches it. Immutable.
 *
 * @param names lower-case A-labels; none where the admin named none
 * @param contact whom to tell of abuse
 * @param files the folder of files for apps, by host
 * @param check how far the collector looks at itself under these names
 */
public record HostSettings(
    Set<String> names, Optional<Contact> contact, Optional<Path> files, HostCheck check) {

  /** Nothing is known. */
  public static final HostSettings NONE =
      new HostSettings(Set.of(), Optional.empty(), Optional.empty(), HostCheck.OFF);

  /** Copies the set. */
  public HostSettings {
    names = Set.copyOf(names);
  }
}
