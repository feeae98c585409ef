package org.waybill.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waybill.message.Leaf;
import org.waybill.message.Multipart;
import org.waybill.message.Part;

/**
 * Sorts the texts of a message: those that may be cleaned, those under a signature, and attached
 * messages. What is encrypted, an attachment, or understood differently by different readers is in
 * none of them.
 */
final class Texts {

  private static final Set<String> TYPES = Set.of("text/html", "text/plain");
  private static final Set<String> MESSAGES = Set.of("message/rfc822", "message/global");

  private final boolean attached;
  private final List<Leaf> texts = new ArrayList<>();
  private final List<Leaf> signed = new ArrayList<>();
  private final List<Leaf> messages = new ArrayList<>();

  Texts(Part root, Reach reach) {
    this.attached = reach.isDelivery();
    visit(root);
  }

  List<Leaf> texts() {
    return texts;
  }

  List<Leaf> signed() {
    return signed;
  }

  List<Leaf> messages() {
    return messages;
  }

  private void visit(Part part) {
    if (part.defect().isPresent()) {
      return;
    }
    switch (part) {
      case Multipart multipart -> visit(multipart);
      case Leaf leaf -> visit(leaf);
    }
  }

  private void visit(Multipart part) {
    switch (part.type().value()) {
      case "multipart/signed" -> part.leaves().filter(Texts::isText).forEach(signed::add);
      case "multipart/encrypted" -> {}
      case "multipart/report" -> {
        if (attached) {
          part.children().forEach(this::visit);
        }
      }
      case "multipart/related" -> root(part).ifPresent(this::visit);
      default -> part.children().forEach(this::visit);
    }
  }

  /** RFC 2387 section 3.2: the part that {@code start} names, else the first. */
  private static Optional<Part> root(Multipart related) {
    String start = related.type().parameters().getOrDefault("start", "");
    return related.children().stream()
        .filter(child -> !start.isEmpty() && child.headers().value("content-id").equals(start))
        .findFirst()
        .or(() -> related.children().stream().findFirst());
  }

  private void visit(Leaf leaf) {
    if (attached && MESSAGES.contains(leaf.type().value())) {
      messages.add(leaf);
    } else if (isText(leaf) && leaf.isInline() && !leaf.isMeasured()) {
      texts.add(leaf);
    }
  }

  private static boolean isText(Leaf leaf) {
    return TYPES.contains(leaf.type().value());
  }
}
