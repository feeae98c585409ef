package org.waybill.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One start or end tag, read as the tokenizer of the WHATWG HTML standard does (section 13.2.5.6 to
 * 13.2.5.40). Its name and its attributes are taken out of the text when they are asked for first:
 * of most tags nobody wants to know. For one thread.
 */
final class TagSource {
  private final String text;
  private final int start;
  private final int nameStart;
  private final int nameEnd;
  private final int end;
  private @Nullable String name;
  private @Nullable List<AttributeSource> attributes;

  private TagSource(String text, int start, int nameStart, int nameEnd, int end) {
    this.text = text;
    this.start = start;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.end = end;
  }

  /**
   * Reads the tag whose name starts at {@code nameStart}.
   *
   * @return empty where the text ends before the tag does: such a tag is no tag
   */
  static Optional<TagSource> read(String text, int start, int nameStart) {
    int nameEnd = AttributeReader.nameEnd(text, nameStart, text.length(), '>');
    AttributeReader reader = new AttributeReader(text, nameEnd);
    while (reader.next()) {}
    return reader.end() < 0
        ? Optional.empty()
        : Optional.of(new TagSource(text, start, nameStart, nameEnd, reader.end()));
  }

  /** Offset of the {@code <}. */
  int start() {
    return start;
  }

  /** Offset after the {@code >}. */
  int end() {
    return end;
  }

  /** In lower case. */
  String name() {
    String known = name;
    if (known == null) {
      known = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
      name = known;
    }
    return known;
  }

  /** Whether it can be an {@code a}, an {@code area} or a VML element; never wrongly false. */
  boolean mayBeLink() {
    char first = Character.toLowerCase(text.charAt(nameStart));
    return first == 'a' || first == 'v';
  }

  List<AttributeSource> attributes() {
    List<AttributeSource> known = attributes;
    if (known == null) {
      known = readAttributes();
      attributes = known;
    }
    return known;
  }

  private List<AttributeSource> readAttributes() {
    List<AttributeSource> all = new ArrayList<>(4);
    AttributeReader reader = new AttributeReader(text, nameEnd);
    while (reader.next()) {
      all.add(reader.attribute());
    }
    return all;
  }
}
