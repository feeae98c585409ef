package org.waybill.collector.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts by weekday and hour, each as one of seven steps of colour. Immutable.
 *
 * @param rows Monday first, each of 24 cells
 * @param busiest the cell with the largest count; the first where several are equal
 */
public record HeatMap(List<List<Cell>> rows, Cell busiest) {

  private static final int DAYS = 7;
  private static final int HOURS = 24;
  private static final int STEPS = 7;

  public HeatMap {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * One hour of one weekday.
   *
   * @param day 0 for Monday
   * @param hour 0 to 23
   * @param step 0 for nothing or next to nothing, up to 6
   */
  public record Cell(int day, int hour, long count, int step) {}

  /**
   * Sorts counts into steps of equal width.
   *
   * @param counts seven days from Monday on, of 24 hours each
   * @throws IllegalArgumentException for any other form
   */
  public static HeatMap of(long[][] counts) {
    if (counts.length != DAYS) {
      throw new IllegalArgumentException(counts.length + " days; a week has seven");
    }
    long largest = 0;
    for (long[] day : counts) {
      if (day.length != HOURS) {
        throw new IllegalArgumentException(day.length + " hours; a day has 24");
      }
      for (long count : day) {
        largest = Math.max(largest, count);
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    Cell busiest = new Cell(0, 0, 0, 0);
    for (int day = 0; day < DAYS; day++) {
      List<Cell> row = new ArrayList<>();
      for (int hour = 0; hour < HOURS; hour++) {
        Cell cell = new Cell(day, hour, counts[day][hour], step(counts[day][hour], largest));
        row.add(cell);
        busiest = cell.count() > busiest.count() ? cell : busiest;
      }
      rows.add(row);
    }
    return new HeatMap(rows, busiest);
  }

  /** Nothing is step 0, anything is step 1 at least, the largest is the last. */
  private static int step(long count, long largest) {
    return count == 0 ? 0 : 1 + (int) ((STEPS - 2) * (count - 1) / Math.max(1, largest - 1));
  }
}
