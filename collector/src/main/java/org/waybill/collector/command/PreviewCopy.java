package org.waybill.collector.command;

import java.util.List;
import org.waybill.clean.Cleaning;
import org.waybill.plan.Leave;
import org.waybill.plan.LeftLink;

/**
 * What became of one message.
 *
 * @param bytes the copy, or the original
 * @param verdict {@code track}, {@code clean} or {@code leave}
 * @param reason the reason's code, empty where tracked
 * @param detail more on the reason, for people; may be empty
 * @param pixels tracked URLs
 * @param links every tracked place in the order of the source
 * @param left the links that stay
 * @param disclosures what recipients are told, in the order of the message; a character for each
 *     byte
 */
@SuppressWarnings("ArrayRecordComponent") // written out at once, never kept
record PreviewCopy(
    byte[] bytes,
    String verdict,
    String reason,
    String detail,
    List<String> pixels,
    List<Link> links,
    List<LeftLink> left,
    List<String> disclosures) {

  /**
   * One place of a link.
   *
   * @param number the link's number in its message
   * @param source the attribute's bytes, one character each
   * @param target where it leads
   * @param tracked the URL that stands there instead
   */
  record Link(int number, String source, String target, String tracked) {}

  static PreviewCopy clean(Cleaning cleaning, Leave because) {
    return new PreviewCopy(
        cleaning.bytes(),
        "clean",
        because.reason().code(),
        because.detail(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static PreviewCopy left(byte[] original, String reason, String detail) {
    return new PreviewCopy(
        original, "leave", reason, detail, List.of(), List.of(), List.of(), List.of());
  }
}
