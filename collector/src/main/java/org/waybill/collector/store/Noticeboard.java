package org.waybill.collector.store;

import java.time.Duration;
import java.util.List;

/**
 * Where the collectors on one database put up what all of them have to know: of each subject what
 * was said last. Used by one thread. Everything throws {@link StoreException} where the database is
 * away; the next call tries to reach it anew.
 */
public interface Noticeboard {

  /**
   * What somebody says about a subject.
   *
   * @param topic one kind of subjects
   * @param madeAt UTC milliseconds
   */
  record Notice(String topic, String subject, long madeAt, String body) {}

  /**
   * One that is up.
   *
   * @param number larger than that of every notice put up before it
   */
  record Posted(long number, Notice notice) {}

  /** The next ones after that number, in their order; 0 is before all. */
  List<Posted> after(long number, int most);

  /**
   * Puts some up, each in the place of what was said about its subject before, and tells everybody
   * who waits. All of them or, where this throws, perhaps none.
   *
   * @param notices of different subjects
   * @param read the number up to which all was read: what was said about a subject after it stays
   * @return those that are up now; the others were left out for that reason
   */
  List<Posted> post(List<Notice> notices, long read);

  /** Waits for a notice, and not longer; returns whether one was told of. Some are not. */
  boolean await(Duration most);
}
