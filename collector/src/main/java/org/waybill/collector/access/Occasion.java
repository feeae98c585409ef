package org.waybill.collector.access;

/**
 * On what occasion somebody reads.
 *
 * @param kind in which form
 * @param path of the request, without its query: that may hold an address
 */
public record Occasion(Kind kind, String path) {

  /** In which form reports are read. */
  public enum Kind {
    /** A page, by a person. */
    PAGE(Right.FIGURES),
    /** An answer of the API, by a program. */
    API(Right.FIGURES),
    /** A file that is taken away. */
    EXPORT(Right.EXPORT);

    private final Right right;

    Kind(Right right) {
      this.right = right;
    }

    /** What it takes. */
    Right right() {
      return right;
    }
  }
}
