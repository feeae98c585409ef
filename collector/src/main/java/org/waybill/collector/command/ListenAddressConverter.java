package org.waybill.collector.command;

import org.waybill.collector.listen.ListenAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** HOST:PORT on the command line. */
final class ListenAddressConverter implements ITypeConverter<ListenAddress> {

  @Override
  public ListenAddress convert(String text) {
    try {
      return ListenAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "'; allowed is " + e.getMessage());
    }
  }
}
