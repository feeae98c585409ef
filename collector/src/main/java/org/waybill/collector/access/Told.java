package org.waybill.collector.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who was seen by name in the course of one stream, and is on record for it: nobody stands there
 * twice for the same one. For one stream, used by one thread at a time.
 */
public final class Told {

  private final Set<String> persons = new HashSet<>();

  /** Those of them who are not on record yet. */
  List<String> fresh(List<String> seen) {
    return seen.stream().filter(person -> !persons.contains(person)).toList();
  }

  /** They are on record now. */
  void add(List<String> recorded) {
    persons.addAll(recorded);
  }
}
