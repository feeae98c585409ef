package org.waybill.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.disclosure.Disclosure;
import org.waybill.disclosure.Words;
import org.waybill.html.PixelPlace;
import org.waybill.html.PlainEnd;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.message.Splice;

/**
 * Tells recipients in the message itself: behind the content of its last HTML, and at the end of
 * the plain texts that stand for it, everywhere in the same language. Either all of these can be
 * written or the message is not tracked.
 */
final class Disclosing {

  private final Message message;
  private final Texts texts;

  Disclosing(Message message, Texts texts) {
    this.message = message;
    this.texts = texts;
  }

  /**
   * What is put in, by the begin of the leaf.
   *
   * @param readable the leaves to track, at least one
   * @return empty where it has no place, or cannot be written in a charset
   */
  Optional<Map<Integer, Edit>> in(List<ShownLeaf> readable, Disclosure disclosure) {
    ShownLeaf shown = shown(readable);
    return disclosure.wordsFor(languages(shown)).stream()
        .flatMap(words -> in(shown, words).stream())
        .findFirst();
  }

  /** Planned leaves and the texts that are told besides, in the order of the message. */
  static List<LeafEdits> withTexts(
      List<LeafEdits> planned, Map<Integer, Edit> told, Message message) {
    List<LeafEdits> all = new ArrayList<>(planned);
    for (Leaf leaf : message.leaves()) {
      boolean known = planned.stream().anyMatch(edits -> edits.leaf().start() == leaf.start());
      Optional<Edit> edit = Optional.ofNullable(told.get(leaf.start()));
      if (!known && edit.isPresent()) {
        message
            .body(leaf)
            .flatMap(
                body ->
                    body.splice(List.of(edit.get().splice()))
                        .map(done -> new LeafEdits(leaf, body, List.of(edit.get()), done)))
            .ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparingInt(edits -> edits.leaf().start()));
    return all;
  }

  /** Whether all that was to be told is. */
  static boolean isWhole(List<LeafEdits> all, Map<Integer, Edit> told) {
    long written =
        all.stream().flatMap(leaf -> leaf.edits().stream()).filter(Edit::isDisclosure).count();
    return written == told.size();
  }

  /** The last HTML; a message without any is read as text. */
  private ShownLeaf shown(List<ShownLeaf> readable) {
    return last(readable.stream().filter(HtmlLeaf.class::isInstance))
        .or(() -> last(readable.stream().filter(text -> text.leaf().hasBody(message.raw()))))
        .orElse(readable.getLast());
  }

  private static Optional<ShownLeaf> last(Stream<ShownLeaf> leaves) {
    return leaves.reduce((earlier, later) -> later);
  }

  /** RFC 3282 of the leaf and the message, then what the HTML says itself. */
  private List<String> languages(ShownLeaf shown) {
    Stream<String> headers =
        Stream.of(shown.leaf().headers(), message.root().headers())
            .flatMap(header -> Stream.of(header.value("content-language").split(",", -1)));
    Stream<String> markup =
        shown instanceof HtmlLeaf html ? html.scan().language().stream() : Stream.empty();
    return Stream.concat(headers, markup).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
  }

  private Optional<Map<Integer, Edit>> in(ShownLeaf shown, Words words) {
    Map<Integer, Edit> edits = new HashMap<>();
    List<Leaf> plain = new ArrayList<>();
    if (shown instanceof HtmlLeaf html) {
      html(html, words).ifPresent(splice -> put(edits, html.leaf(), splice));
      plain.addAll(Alternatives.to(html.leaf(), message));
    } else {
      plain.add(shown.leaf());
    }
    for (Leaf leaf : plain) {
      plain(leaf, words).ifPresent(splice -> put(edits, leaf, splice));
    }
    int wanted = plain.size() + (shown instanceof HtmlLeaf ? 1 : 0);
    return edits.size() == wanted ? Optional.of(edits) : Optional.empty();
  }

  private static void put(Map<Integer, Edit> edits, Leaf leaf, Splice splice) {
    edits.put(leaf.start(), Edit.disclosure(splice));
  }

  private Optional<Splice> html(HtmlLeaf html, Words words) {
    return html.scan().block() instanceof PixelPlace.At at && html.body().isCertain(at.offset())
        ? Optional.of(texts.disclosure(at.offset(), words))
        : Optional.empty();
  }

  /** Content-MD5 and the like fix the bytes. */
  private Optional<Splice> plain(Leaf leaf, Words words) {
    return message
        .body(leaf)
        .filter(body -> !leaf.isMeasured() && leaf.hasBody(message.raw()))
        .map(LeafBody::decoded)
        .flatMap(decoded -> PlainEnd.of(decoded, leaf.charset(), message.lineEnd(leaf)))
        .filter(end -> isCertain(leaf, end.offset()))
        .flatMap(end -> texts.disclosure(end, words, isAscii(leaf)));
  }

  private boolean isCertain(Leaf leaf, int offset) {
    return message.body(leaf).filter(body -> body.isCertain(offset)).isPresent();
  }

  /** RFC 2045 section 6.2: what says nothing is 7bit. */
  private static boolean isAscii(Leaf leaf) {
    String encoding =
        leaf.headers().value("content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
    return encoding.isEmpty() || encoding.equals("7bit");
  }
}
