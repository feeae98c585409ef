package org.waybill.endtoend.bench;

import java.time.Duration;

/**
 * What one run of messages through one branch took.
 *
 * @param copies recipients of all of them
 * @param unmarked how many of them went out without what the branch does
 * @param cpu of the James process, from rest to rest
 * @param wall from the first message handed over to the last one arrived
 */
record Block(int messages, int copies, int unmarked, Duration cpu, Duration wall) {
  /** Milliseconds of CPU a message. */
  double cpuPerMessage() {
    return cpu.toNanos() / 1e6 / messages;
  }

  /** Milliseconds of CPU a recipient. */
  double cpuPerCopy() {
    return cpu.toNanos() / 1e6 / copies;
  }

  double messagesPerSecond() {
    return messages * 1e9 / wall.toNanos();
  }
}
