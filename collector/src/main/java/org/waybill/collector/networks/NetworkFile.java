package org.waybill.collector.networks;

import inet.ipaddr.IPAddress;
import java.time.LocalDate;
import java.util.List;

/**
 * What one file says. Immutable.
 *
 * @param name the file's name
 * @param kind who uses these networks
 * @param source where the list comes from, as the admin wrote it
 * @param date of what day it is
 * @param blocks the networks
 */
public record NetworkFile(
    String name, NetworkKind kind, String source, LocalDate date, List<IPAddress> blocks) {

  public NetworkFile {
    blocks = List.copyOf(blocks);
  }
}
