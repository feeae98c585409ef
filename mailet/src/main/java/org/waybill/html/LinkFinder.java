package org.waybill.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.waybill.html.LinkVerdict.Left;
import org.waybill.html.TreeIndex.LinkElement;

/**
 * Collects the links: attributes that the scan of the source reads in a start tag and that jsoup's
 * tree holds at the same offset. They come in source order and cannot overlap, because the scan
 * moves forward only.
 */
final class LinkFinder implements SourceTokens {
  private final String source;
  private final String text;
  private final Encoding encoding;
  private final boolean schemeRelative;
  private final TreeIndex tree;
  private final int base;
  private final boolean conditional;
  private final List<LinkPlace> links = new ArrayList<>();

  private LinkFinder(
      String source,
      String text,
      Encoding encoding,
      boolean schemeRelative,
      TreeIndex tree,
      int base,
      boolean conditional) {
    this.source = source;
    this.text = text;
    this.encoding = encoding;
    this.schemeRelative = schemeRelative;
    this.tree = tree;
    this.base = base;
    this.conditional = conditional;
  }

  /**
   * Starts a collection.
   *
   * @param source the body's bytes
   * @param text the same with what is no ASCII character masked, if the charset needs that: a link
   *     that holds any such is left
   * @param base what to add to an offset in the text to get one in the body
   * @param schemeRelative whether {@code //host} is a link where no {@code base} says otherwise
   */
  static LinkFinder ofPage(
      String source,
      String text,
      Encoding encoding,
      boolean schemeRelative,
      TreeIndex tree,
      int base) {
    return new LinkFinder(
        source, text, encoding, schemeRelative && !tree.hasBase(), tree, base, false);
  }

  List<LinkPlace> links() {
    return List.copyOf(links);
  }

  @Override
  public void startTag(TagSource tag) {
    if (tag.mayBeLink()) {
      for (AttributeSource attribute : tag.attributes()) {
        tree.linkAt(attribute.nameStart()).ifPresent(link -> links.add(place(attribute, link)));
      }
    }
  }

  private LinkPlace place(AttributeSource attribute, LinkElement link) {
    String raw = text.substring(attribute.valueStart(), attribute.valueEnd());
    return new LinkPlace(
        base + attribute.valueStart(),
        base + attribute.valueEnd(),
        attribute.quote(),
        source.substring(attribute.valueStart(), attribute.valueEnd()),
        verdict(raw, attribute, link),
        LabelText.of(link.elements(), source, encoding),
        conditional);
  }

  private LinkVerdict verdict(String raw, AttributeSource attribute, LinkElement link) {
    LinkVerdict verdict = TargetUrl.of(raw, attribute.quote(), encoding, schemeRelative);
    if (verdict instanceof Left) {
      return verdict;
    }
    if (conditional && attribute.quote() == Quote.NONE && endsTag(attribute.valueEnd())) {
      return new Left(LinkReason.UNQUOTED);
    }
    if (!agrees(raw, attribute, link)) {
      return new Left(LinkReason.UNSURE);
    }
    return isOptOut(link) ? new Left(LinkReason.OPT_OUT) : verdict;
  }

  private static boolean isOptOut(LinkElement link) {
    for (Element element : link.elements()) {
      if (OptOut.on(element)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsTag(int valueEnd) {
    return text.startsWith(">", valueEnd);
  }

  /**
   * The range is the value: both readings place it alike, and jsoup's value is what these bytes
   * decode to.
   */
  private static boolean agrees(String raw, AttributeSource attribute, LinkElement link) {
    return attribute.valueStart() == link.valueStart()
        && attribute.valueEnd() == link.valueEnd()
        && CharacterReferences.inAttributeOfJsoup(raw).equals(link.value());
  }

  @Override
  public void text(int start, int end) {}

  @Override
  public void endTag(TagSource tag) {}

  @Override
  public void rawElement(TagSource tag, int end) {}

  @Override
  public void comment(int start, int end) {
    if (!conditional && tree.isComment(start, end)) {
      ConditionalComment.at(text, start, end).ifPresent(inside -> links.addAll(in(inside)));
    }
  }

  private List<LinkPlace> in(ConditionalComment comment) {
    TreeIndex inner = TreeIndex.ofConditional(comment.inside());
    LinkFinder finder =
        new LinkFinder(
            source.substring(comment.start(), comment.end()),
            comment.inside(),
            encoding,
            schemeRelative,
            inner,
            base + comment.start(),
            true);
    Witness witness = new Witness(inner);
    SourceScan.run(comment.inside(), inner, finder, witness);
    return witness.agrees() ? finder.links() : List.of();
  }

  @Override
  public void dangling(int start, String what) {}
}
