package org.waybill.html;

/** What {@link SourceScan} meets, in source order; offsets into the text. */
interface SourceTokens {
  /** Character data, white space included. */
  void text(int start, int end);

  void startTag(TagSource tag);

  void endTag(TagSource tag);

  /**
   * A whole element whose content is no markup (title, style, script, ...), up to the end of its
   * end tag.
   */
  void rawElement(TagSource tag, int end);

  /** A comment, a declaration or a processing instruction. */
  void comment(int start, int end);

  /** The text ends inside a tag, a comment or a raw element that began here; nothing follows. */
  void dangling(int start, String what);
}
