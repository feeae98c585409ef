package org.waybill.hosts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. Thread-safe. */
@FunctionalInterface
public interface Resolver {

  /** What this machine is told. */
  Resolver SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /** At least one address. */
  List<InetAddress> resolve(String name) throws UnknownHostException;
}
