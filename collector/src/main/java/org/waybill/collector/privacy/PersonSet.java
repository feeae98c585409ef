package org.waybill.collector.privacy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.waybill.wire.PersonCode;

/**
 * Persons in memory: 16 to 32 bytes each, and no lock to ask for one. An open-addressing table in
 * which 0, which is nobody's code, marks what is free. Thread-safe: a person is found from the
 * moment {@link #add} returns.
 */
final class PersonSet {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /** Spreads codes that differ in few bits only (2 to the 64th, divided by the golden ratio). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int SMALLEST = 64;

  private volatile long[] cells = new long[SMALLEST];
  private volatile int size;

  boolean contains(PersonCode person) {
    long code = person.value();
    long[] table = cells;
    int mask = table.length - 1;
    for (int at = begin(code, mask); ; at = (at + 1) & mask) {
      long found = (long) CELL.getAcquire(table, at);
      if (found == code) {
        return code != 0;
      }
      if (found == 0) {
        return false;
      }
    }
  }

  /** Returns whether it was not there before. */
  synchronized boolean add(PersonCode person) {
    if (person.equals(PersonCode.NONE) || contains(person)) {
      return false;
    }
    if (2 * (size + 1) > cells.length) {
      cells = without(0, 2 * cells.length);
    }
    put(cells, person.value());
    size++;
    return true;
  }

  /** Rare, so that it may cost a copy: a gap in the table would hide what was put behind it. */
  synchronized boolean remove(PersonCode person) {
    if (!contains(person)) {
      return false;
    }
    cells = without(person.value(), cells.length);
    size--;
    return true;
  }

  int size() {
    return size;
  }

  private long[] without(long code, int length) {
    long[] table = new long[length];
    for (long cell : cells) {
      if (cell != 0 && cell != code) {
        put(table, cell);
      }
    }
    return table;
  }

  private static void put(long[] table, long code) {
    int mask = table.length - 1;
    int at = begin(code, mask);
    while ((long) CELL.getAcquire(table, at) != 0) {
      at = (at + 1) & mask;
    }
    CELL.setRelease(table, at, code);
  }

  private static int begin(long code, int mask) {
    return (int) ((code * SPREAD) >>> 32) & mask;
  }
}
