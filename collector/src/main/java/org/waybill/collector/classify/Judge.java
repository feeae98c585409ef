package org.waybill.collector.classify;

import java.time.Duration;
import java.util.List;

/**
 * Decides who made hits. The same facts give the same judgement whenever it is asked: nothing that
 * came more than {@link #PATIENCE} after a hit is held against it. Immutable, thread-safe.
 */
public interface Judge {

  /** How long a hit waits for what speaks against it, and how far back that reaches. */
  Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * How long before a hit another came at most that a judgement of it depends on: what speaks
   * against a hit within patience may have begun as long before.
   */
  Duration REACH = PATIENCE.multipliedBy(2);

  /** The version of its rules; a higher one is a later one. */
  int version();

  /** Nobody seen yet. */
  Crowd crowd();

  /**
   * Judges all hits of a copy. What a crowd says of a hit it says while it remembers the time
   * around it, and of a hit with a blank address nothing can be said any more: whoever asks takes
   * the judgements of hits whose time has come, and leaves those that were settled before as they
   * are.
   *
   * @param crowd one of this judge's, shown everything up to {@link #PATIENCE} after the last hit
   * @return one judgement for each hit, in the same order, none of them unsettled
   */
  List<Judgement> judge(CopyHistory history, Crowd crowd);
}
