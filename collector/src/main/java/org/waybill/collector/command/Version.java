package org.waybill.collector.command;

import picocli.CommandLine.IVersionProvider;

/** The version the jar's manifest names. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"waybill " + (version == null ? "(not packaged)" : version)};
  }
}
