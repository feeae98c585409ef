package org.waybill.collector.report;

/**
 * A query parameter that cannot be taken.
 *
 * @param name as given
 * @param found the value as given, or what is wrong with it
 * @param allowed what the parameter takes
 */
public record BadParameter(String name, String found, String allowed) {

  /** One sentence for a person. */
  @Override
  public String toString() {
    return "%s is \"%s\"; %s".formatted(name, found, allowed);
  }
}
