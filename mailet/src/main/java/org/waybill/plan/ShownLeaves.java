package org.waybill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.waybill.message.Leaf;
import org.waybill.message.Multipart;
import org.waybill.message.Part;

/** Finds the text that readers show, and notes why other parts are not ours. */
final class ShownLeaves {

  private final boolean plain;
  private final List<Leaf> leaves = new ArrayList<>();
  private Optional<Leave> obstacle = Optional.empty();

  /**
   * Looks through a message.
   *
   * @param plain whether text/plain is wanted, besides HTML
   */
  ShownLeaves(Part root, boolean plain) {
    this.plain = plain;
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
    return first(related, c -> !start.isEmpty() && c.headers().value("content-id").equals(start))
        .or(() -> ofDeclaredType(related))
        .or(() -> first(related, any -> true));
  }

  /**
   * Some senders put a picture first and say of the root only what type it has (section 3.1).
   *
   * @return empty where the first part is one to read anyway
   */
  private static Optional<Part> ofDeclaredType(Multipart related) {
    String type = related.type().parameters().getOrDefault("type", "").toLowerCase(Locale.ROOT);
    boolean pictureFirst =
        first(related, any -> true)
            .filter(part -> part instanceof Leaf leaf && !leaf.type().value().startsWith("text/"))
            .isPresent();
    return pictureFirst ? first(related, c -> c.type().value().equals(type)) : Optional.empty();
  }

  private static Optional<Part> first(Multipart parent, Predicate<Part> wanted) {
    return parent.children().stream().filter(wanted).findFirst();
  }

  private void visit(Leaf leaf) {
    switch (leaf.type().value()) {
      case "text/html" -> html(leaf);
      case "text/plain" -> plain(leaf);
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

  private void plain(Leaf leaf) {
    if (plain && leaf.isInline() && !leaf.isMeasured()) {
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
