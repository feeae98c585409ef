package org.waybill.mailet;

import java.util.List;
import java.util.stream.Stream;
import org.waybill.hosts.HostWatch;

/** What ends tracking by itself before mail is harmed: broken hosts, and proofs that fail. */
record Breakers(HostWatch hosts, Ramp ramp) implements AutoCloseable {

  /** What is wrong or soon will be, for the admin. */
  List<String> worries() {
    return Stream.concat(hosts.troubles().stream(), ramp.worries().stream()).toList();
  }

  @Override
  public void close() {
    hosts.close();
  }
}
