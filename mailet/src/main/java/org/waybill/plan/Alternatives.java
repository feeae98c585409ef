package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import org.waybill.message.Leaf;
import org.waybill.message.Message;
import org.waybill.message.Multipart;
import org.waybill.message.Part;

/**
 * The plain texts that some readers are shown in place of an HTML leaf (RFC 2046 section 5.1.4):
 * what the one says the others should say too.
 */
final class Alternatives {

  private final Message message;
  private final Leaf html;
  private final List<Leaf> texts = new ArrayList<>();

  private Alternatives(Message message, Leaf html) {
    this.message = message;
    this.html = html;
  }

  /** Those to a leaf, in the order of the message. */
  static List<Leaf> to(Leaf html, Message message) {
    Alternatives alternatives = new Alternatives(message, html);
    alternatives.visit(message.root());
    return alternatives.texts;
  }

  private void visit(Part part) {
    if (part instanceof Multipart multipart && holdsHtml(multipart)) {
      if (multipart.type().value().equals("multipart/alternative")) {
        multipart.children().forEach(this::look);
      }
      multipart.children().forEach(this::visit);
    }
  }

  private boolean holdsHtml(Part part) {
    return part.start() <= html.start() && html.end() <= part.end();
  }

  private void look(Part part) {
    if (part instanceof Leaf leaf
        && leaf.type().value().equals("text/plain")
        && leaf.isInline()
        && leaf.hasBody(message.raw())) {
      texts.add(leaf);
    }
  }
}
