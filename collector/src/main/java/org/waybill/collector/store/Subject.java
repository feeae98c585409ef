package org.waybill.collector.store;

/**
 * Something that figures are kept by. Immutable.
 *
 * @param key of its name; see {@link #of}
 */
public record Subject(SubjectKind kind, TextKey key) implements Comparable<Subject> {

  /** Everything there is. */
  public static final Subject ALL = of(SubjectKind.ALL, "");

  /**
   * The subject with that name; only targets of links are told apart by case. Keys of a campaign's
   * variants begin alike, so that an index has them together.
   */
  public static Subject of(SubjectKind kind, String name) {
    return new Subject(
        kind,
        switch (kind) {
          case TARGET -> TextKey.of(name);
          case VARIANT -> VariantName.parse(name).key();
          default -> TextKey.ofAnyCase(name);
        });
  }

  @Override
  public int compareTo(Subject other) {
    int order = kind.compareTo(other.kind);
    return order != 0 ? order : key.compareTo(other.key);
  }
}
