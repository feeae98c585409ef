package org.waybill.collector.store.sql;

import java.util.Map;
import org.waybill.collector.device.Device;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.Subjects;

/**
 * A device with its number, by which it is stored with a hit. Immutable.
 *
 * @param subjects what a hit of it counts for, each with its name
 */
record KnownDevice(int number, Device device, Map<Subject, String> subjects) {

  /** Nothing was told. */
  static final KnownDevice UNTOLD = of(0, new Device.Untold());

  /** Somebody's image proxy. */
  static final KnownDevice PROXY = of(1, new Device.Proxy());

  /** The first number of a person's own device. */
  static final int FIRST = 2;

  static KnownDevice of(int number, Device device) {
    return new KnownDevice(number, device, Subjects.ofDevice(device));
  }
}
