package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waybill.message.Leaf;
import org.waybill.message.Multipart;
import org.waybill.message.Part;

/** Finds the HTML that readers show, and notes why other parts are not ours. */
final class InlineHtml {

  private final List<Leaf> leaves = new ArrayList<>();
  private Optional<Leave> obstacle = Optional.empty();

  InlineHtml(Part root) {
    visit(root);
  }

  /** The leaves to track, in the order of the message. */
  List<Leaf> leaves() {
    return leaves;
  }

  /** The first thing that kept a part from being tracked. */
  Optional<Leave> obstacle() {
    return obstacle;
  }

  private void visit(Part part) {
    Optional<String> defect = part.defect();
    if (defect.isPresent()) {
      note(LeaveReason.UNPARSABLE, defect.get());
      return;
    }
    switch (part) {
      case Multipart multipart -> visit(multipart);
      case Leaf leaf -> visit(leaf);
    }
  }

  private void visit(Multipart part) {
    switch (part.type().value()) {
      case "multipart/signed" -> note(LeaveReason.SIGNED, "");
      case "multipart/encrypted" -> note(LeaveReason.ENCRYPTED, "");
      case "multipart/report" -> note(LeaveReason.REPORT, "");
      case "multipart/related" -> root(part).ifPresent(this::visit);
      // a Content-Transfer-Encoding of the multipart itself is ignored by all (RFC 2045 section
      // 6.4)
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
    switch (leaf.type().value()) {
      case "text/html" -> html(leaf);
      case "text/calendar" -> note(LeaveReason.CALENDAR, "");
      case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
          note(isOpaqueSigned(leaf) ? LeaveReason.SIGNED : LeaveReason.ENCRYPTED, "");
      default -> {}
    }
  }

  private void html(Leaf leaf) {
    if (!leaf.isInline()) {
      note(LeaveReason.ATTACHMENT, "");
    } else if (leaf.isMeasured()) {
      note(LeaveReason.MEASURED, "");
    } else {
      leaves.add(leaf);
    }
  }

  /** RFC 8551 section 3.2.2. */
  private static boolean isOpaqueSigned(Leaf leaf) {
    return leaf.type()
        .parameters()
        .getOrDefault("smime-type", "")
        .toLowerCase(Locale.ROOT)
        .startsWith("signed");
  }

  private void note(LeaveReason reason, String detail) {
    if (obstacle.isEmpty()) {
      obstacle = Optional.of(new Leave(reason, detail));
    }
  }
}
