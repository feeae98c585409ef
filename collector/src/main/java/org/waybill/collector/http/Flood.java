package org.waybill.collector.http;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.waybill.collector.hit.FreshHit;
import org.waybill.collector.hit.FreshMore;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Recordable;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/**
 * Records at most sixty hits of a token in a minute each for itself, and folds the rest: whoever
 * holds one token can neither fill the disk with it nor push others' hits aside. A folded hit is
 * answered when a record that counts it is on disk, as any other; nothing is counted in memory
 * alone, so nothing has to be flushed. The client sees no difference. Used by the event loop.
 *
 * <p>Most tokens come once; so those of a minute are first counted together with whatever falls
 * into the same of a million cells, and one by one only where a cell has filled up. Where more than
 * {@value #MOST_OFTEN} tokens come that often, the others are recorded singly.
 */
public final class Flood implements Recorder {

  private static final long MINUTE_MILLIS = 60_000;

  /** Half of sixty before a token is looked at alone, half after. */
  private static final int HALF = 30;

  private static final int CELLS = 1 << 20;
  private static final int MOST_OFTEN = 10_000;

  private final Recorder recorder;
  private final byte[] cells = new byte[CELLS];
  private final Map<Key, Often> often = new HashMap<>();
  private long minute = Long.MIN_VALUE;

  /** In front of that one. */
  public Flood(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void record(Recordable entry, Runnable answer) {
    if (entry instanceof FreshHit hit && isMany(hit.token(), hit.at())) {
      fold(hit, answer);
    } else {
      recorder.record(entry, answer);
    }
  }

  private boolean isMany(Token token, long at) {
    long now = Math.floorDiv(at, MINUTE_MILLIS);
    if (now != minute) {
      minute = now;
      Arrays.fill(cells, (byte) 0);
      often.clear();
    }
    int hash = 31 * token.copy().hashCode() + token.link();
    int cell = (hash ^ hash >>> 16) & (CELLS - 1);
    if (cells[cell] == HALF) {
      return true;
    }
    cells[cell]++;
    return false;
  }

  private void fold(FreshHit hit, Runnable answer) {
    Key key = new Key(hit.token().copy(), hit.kind(), hit.token().link());
    Often token = often.get(key);
    if (token == null && often.size() < MOST_OFTEN) {
      token = new Often();
      often.put(key, token);
    }
    if (token == null || token.singles < HALF) {
      if (token != null) {
        token.singles++;
      }
      recorder.record(hit, answer);
    } else {
      token
          .folds
          .computeIfAbsent(hit.request().method(), method -> new Fold(recorder))
          .add(hits -> new FreshMore(hit, hits), answer);
    }
  }

  private record Key(TrackingId copy, HitKind kind, int link) {}

  /**
   * A token that came often in this minute; what counts as an open is folded apart from the rest.
   */
  private static final class Often {
    private int singles;
    private final Map<Method, Fold> folds = new EnumMap<>(Method.class);
  }
}
