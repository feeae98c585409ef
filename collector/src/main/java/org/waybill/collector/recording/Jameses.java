package org.waybill.collector.recording;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The Jameses by whose kill switches something is off; while there is one, it stays off. As text it
 * is {@code James NODE, NODE}. Immutable.
 *
 * @param nodes of their ledgers; at least one
 */
public record Jameses(Set<String> nodes) {

  /** More would not go into a line; those that come later are not waited for. */
  static final int MOST = 10;

  private static final String PREFIX = "James ";
  private static final String BETWEEN = ", ";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "[0-9a-f]{16}(" + BETWEEN + "[0-9a-f]{16}){0," + (MOST - 1) + "}");

  /** Copies the nodes. */
  public Jameses {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("without a James nothing is off by one");
    }
    nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
  }

  /** One alone. */
  static Jameses of(String node) {
    return new Jameses(Set.of(node));
  }

  /** Reads the text; empty where it says somebody else. */
  static Optional<Jameses> in(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(
            new Jameses(Set.copyOf(List.of(text.substring(PREFIX.length()).split(BETWEEN, -1)))))
        : Optional.empty();
  }

  /** These and that one, if there is room. */
  Jameses with(String node) {
    Set<String> more = new TreeSet<>(nodes);
    if (more.size() < MOST) {
      more.add(node);
    }
    return new Jameses(more);
  }

  /** These and those, as far as there is room. */
  Jameses and(Jameses others) {
    Jameses all = this;
    for (String node : others.nodes) {
      all = all.with(node);
    }
    return all;
  }

  /** Those that are left without that one; empty where none is. */
  Optional<Jameses> without(String node) {
    Set<String> less = new TreeSet<>(nodes);
    less.remove(node);
    return less.isEmpty() ? Optional.empty() : Optional.of(new Jameses(less));
  }

  @Override
  public String toString() {
    return PREFIX + String.join(BETWEEN, nodes);
  }
}
