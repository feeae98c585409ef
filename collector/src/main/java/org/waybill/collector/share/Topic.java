package org.waybill.collector.share;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One kind of decisions, kept here for good by whoever implements this. What is kept is all that
 * has to be told: there is no second list of it on disk that a crash could leave behind.
 * Thread-safe.
 */
public interface Topic {

  /** As it stands in the database; never changes. */
  String name();

  /** Everything that was ever decided about, as far as it is known here. In memory. */
  Collection<String> subjects();

  /** What was last decided about it; empty where nothing is known. In memory. */
  Optional<Decision> find(String subject);

  /**
   * Heeds a decision of another collector where it is later than what is known here; of two of the
   * same moment the safer holds. Blocks on the disk.
   *
   * @param untold whether what is known here was not told yet: the two were made by people who did
   *     not know of each other
   * @throws IOException where it cannot be kept; it is to be tried again
   * @throws IllegalArgumentException where it cannot be understood; nothing was changed
   */
  Heard hear(Decision decision, boolean untold) throws IOException;

  /**
   * From now on tells the subject of every decision that is made here.
   *
   * @param follower must not wait for anything, nor throw
   */
  void follow(Consumer<String> follower);
}
