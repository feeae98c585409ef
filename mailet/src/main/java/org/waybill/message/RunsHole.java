package org.waybill.message;

import java.util.Arrays;

/** A hole whose text stands as it is, in runs: soft line breaks may lie between them. */
final class RunsHole implements Hole {

  /** Pairs: where a run begins in the body, how long it is. */
  private final int[] runs;

  private final int length;

  private RunsHole(int[] runs, int length) {
    this.runs = runs;
    this.length = length;
  }

  /** Joins the places of single characters, in ascending order, to runs. */
  static RunsHole of(int[] places) {
    int[] runs = new int[2 * places.length];
    int used = 0;
    for (int place : places) {
      if (used > 0 && runs[used - 2] + runs[used - 1] == place) {
        runs[used - 1]++;
      } else {
        runs[used++] = place;
        runs[used++] = 1;
      }
    }
    return new RunsHole(Arrays.copyOf(runs, used), places.length);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void fill(byte[] target, int body, byte[] text) {
    int from = 0;
    for (int i = 0; i < runs.length; i += 2) {
      System.arraycopy(text, from, target, body + runs[i], runs[i + 1]);
      from += runs[i + 1];
    }
  }
}
