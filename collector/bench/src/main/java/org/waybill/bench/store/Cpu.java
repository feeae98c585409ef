package org.waybill.bench.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process, all its threads: writing, checkpoints, garbage. */
final class Cpu {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Cpu() {}

  static long nanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
