package org.waybill.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.waybill.html.LinkPlace;
import org.waybill.html.LinkReason;
import org.waybill.html.LinkVerdict;
import org.waybill.html.PlainText;
import org.waybill.html.Quote;

/**
 * The links of a text/plain body: http and https URLs that every reader makes a link of, from the
 * same character to the same character. Where readers might differ a URL is listed, with the
 * verdict that it stays; in quoted lines none is listed.
 *
 * <p>Immutable and thread-safe; no I/O.
 */
public final class TextScan {
  private static final LinkExtractor URLS =
      LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL)).build();

  private static final int LEAD = 80;
  private static final int LABEL = 200;

  private final PlainText text;
  private final Lines lines;
  private final List<LinkPlace> links;

  private TextScan(PlainText text, Lines lines, int maxLinks) {
    this.text = text;
    this.lines = lines;
    List<LinkPlace> found = new ArrayList<>();
    for (LinkSpan span : URLS.extractLinks(masked(text.ascii()))) {
      if (isHttp(text.ascii(), span.getBeginIndex()) && !lines.isQuoted(span.getBeginIndex())) {
        found.add(place(span.getBeginIndex(), span.getEndIndex()));
      }
      if (found.size() > maxLinks) {
        break;
      }
    }
    this.links = List.copyOf(found);
  }

  /**
   * Reads a body.
   *
   * @param decoded its bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found
   * @param flowed whether lines that end in a space go on in the next (RFC 3676)
   * @param maxLinks after one more than so many the search ends
   * @return empty where it cannot be told which bytes are ASCII characters
   */
  public static Optional<TextScan> of(
      byte[] decoded, Optional<String> charsetLabel, boolean flowed, int maxLinks) {
    return PlainText.of(decoded, charsetLabel)
        .map(text -> new TextScan(text, new Lines(text.ascii(), flowed), maxLinks));
  }

  /**
   * Every URL with its verdict, in the order of the source; labels are the URLs' own text. No two
   * overlap.
   */
  public List<LinkPlace> links() {
    return links;
  }

  /** The length of the line that a link stands in, in bytes, its end not counted. */
  public int lineLength(LinkPlace link) {
    return lines.end(link.start()) - lines.start(link.start());
  }

  /** All links of the line that a link stands in, itself included. */
  public List<LinkPlace> inLineOf(LinkPlace link) {
    int start = lines.start(link.start());
    int end = lines.end(link.start());
    return links.stream().filter(l -> l.start() >= start && l.end() <= end).toList();
  }

  /**
   * What stands in front of a link and says what it is for: the end of its line, or of the line
   * before where that says nothing; at most 80 characters, may be empty.
   */
  public String lead(LinkPlace link) {
    int start = lines.start(link.start());
    String before = lead(start, link.start());
    boolean silent = before.chars().noneMatch(Character::isLetter);
    int above = lines.contentEndBefore(start);
    return silent && start > 0 ? lead(lines.start(above), above) : before;
  }

  private String lead(int start, int end) {
    int from = Math.max(start, end - 8 * LEAD);
    String shown = behindUrls(text.shown(from, end)).strip();
    return shown.substring(Math.max(0, shown.length() - LEAD));
  }

  /** What stands in front of another link is said of that one. */
  private static String behindUrls(String words) {
    int url = words.lastIndexOf("://");
    int end = url < 0 ? 0 : words.indexOf(' ', url);
    return end < 0 ? "" : words.substring(end);
  }

  /** The beginning of the text, about 16 kB of it. */
  public String sample() {
    return text.sample();
  }

  private static boolean isHttp(String ascii, int start) {
    return ascii.regionMatches(true, start, "http://", 0, 7)
        || ascii.regionMatches(true, start, "https://", 0, 8);
  }

  /** Every byte beyond ASCII as one and the same letter, which belongs to URLs. */
  private static String masked(String ascii) {
    char[] masked = ascii.toCharArray();
    for (int i = 0; i < masked.length; i++) {
      masked[i] = masked[i] < 0x80 ? masked[i] : '\u00E9';
    }
    return new String(masked);
  }

  private LinkPlace place(int start, int foundEnd) {
    int end = UrlEnd.trimmed(text, start, foundEnd);
    String source = text.source(start, end);
    LinkVerdict verdict =
        lines.mayGoOn(start, end)
            ? new LinkVerdict.Left(LinkReason.UNSURE)
            : asciiOnly(text.judge(start, end), start, end);
    String label = text.shown(start, Math.min(end, start + LABEL));
    return new LinkPlace(start, end, Quote.NONE, source, verdict, label, false);
  }

  /** Readers differ on where a URL with other characters ends. */
  private LinkVerdict asciiOnly(LinkVerdict verdict, int start, int end) {
    boolean ascii = text.source(start, end).chars().allMatch(c -> c < 0x80);
    return ascii || verdict instanceof LinkVerdict.Left
        ? verdict
        : new LinkVerdict.Left(LinkReason.CHARSET);
  }
}
