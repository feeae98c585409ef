package org.waybill.html;

/**
 * Counts whether the scan of the source met every link and every raw element that jsoup's tree
 * holds.
 */
final class Witness implements SourceTokens {
  private final TreeIndex tree;
  private int links;
  private int rawElements;

  Witness(TreeIndex tree) {
    this.tree = tree;
  }

  boolean agrees() {
    return links == tree.links() && rawElements == tree.rawElements();
  }

  @Override
  public void startTag(TagSource tag) {
    if (tag.mayBeLink()) {
      for (AttributeSource attribute : tag.attributes()) {
        links += tree.linkAt(attribute.nameStart()).isPresent() ? 1 : 0;
      }
    }
  }

  @Override
  public void rawElement(TagSource tag, int end) {
    rawElements++;
  }

  @Override
  public void dangling(int start, String what) {
    rawElements += tree.rawElementAt(start).isPresent() ? 1 : 0;
  }

  @Override
  public void text(int start, int end) {}

  @Override
  public void endTag(TagSource tag) {}

  @Override
  public void comment(int start, int end) {}
}
