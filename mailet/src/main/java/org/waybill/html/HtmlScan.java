package org.waybill.html;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.waybill.html.LinkVerdict.Target;

/**
 * One HTML body read: its links and the place of the pixel, as byte offsets. The bytes are read as
 * ISO-8859-1, so that a char is a byte; that is right for every charset that is a superset of
 * ASCII, and a wrong label does no harm.
 *
 * <p>Two readings have to agree: jsoup's tree says what is an element, an own scan of the tokens
 * says where it stands in the source. Where they differ, a link is left, or the whole body.
 *
 * <p>Immutable and thread-safe; no I/O.
 */
public final class HtmlScan {
  private final List<LinkPlace> links;
  private final PixelPlace pixel;
  private final PixelPlace topPixel;
  private final PixelPlace block;
  private final Optional<String> language;
  private final Optional<String> refusal;

  private HtmlScan(
      List<LinkPlace> links,
      PixelPlace pixel,
      PixelPlace topPixel,
      PixelPlace block,
      Optional<String> language,
      Optional<String> refusal) {
    this.links = links;
    this.pixel = pixel;
    this.topPixel = topPixel;
    this.block = block;
    this.language = language;
    this.refusal = refusal;
  }

  /**
   * Reads a body with {@link HtmlOptions#of(HtmlLimits) the default choices}.
   *
   * @param decoded the body's bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found, empty where there is none
   * @param limits beyond which the body is refused
   */
  public static HtmlScan of(byte[] decoded, Optional<String> charsetLabel, HtmlLimits limits) {
    return of(decoded, charsetLabel, HtmlOptions.of(limits));
  }

  /**
   * Reads a body.
   *
   * @param decoded the body's bytes after transfer decoding; not kept
   * @param charsetLabel the charset parameter as found, empty where there is none
   * @param options how
   */
  public static HtmlScan of(byte[] decoded, Optional<String> charsetLabel, HtmlOptions options) {
    if (decoded.length > options.limits().maxBytes()) {
      return refused("limit");
    }
    String body = new String(decoded, StandardCharsets.ISO_8859_1);
    Encoding encoding = Encoding.of(body, charsetLabel);
    int base = body.startsWith(Encoding.BOM) ? Encoding.BOM.length() : 0;
    return encoding
        .markup(body)
        .map(text -> read(body.substring(base), text.substring(base), base, encoding, options))
        .orElseGet(() -> refused("charset"));
  }

  /** Reads a body whose characters other than ASCII may be masked in {@code text}. */
  private static HtmlScan read(
      String source, String text, int base, Encoding encoding, HtmlOptions options) {
    HtmlLimits limits = options.limits();
    if (!MarkupBulk.isWithin(text, limits)) {
      return refused("limit");
    }
    TreeIndex tree = TreeIndex.of(text);
    LinkFinder links =
        LinkFinder.ofPage(source, text, encoding, options.schemeRelative(), tree, base);
    PixelFinder pixel = new PixelFinder(text, tree);
    Witness witness = new Witness(tree);
    SourceScan.run(text, tree, links, pixel, witness);
    if (!witness.agrees()) {
      return refused("unsure");
    }
    List<LinkPlace> found = links.links();
    if (found.stream().filter(l -> l.verdict() instanceof Target).count() > limits.maxLinks()) {
      return refused("limit");
    }
    PixelChoice choice = new PixelChoice(text, tree, pixel);
    // with one at the top, the other shall tell a mail that was cut off from one that was not
    int clip = options.topPixel() ? Integer.MAX_VALUE : limits.clipBytes();
    PixelPlace bottom =
        isShort(text, tree, options)
            ? new PixelPlace.None("short")
            : choice.bottom(new Growth(found, base), clip);
    PixelPlace top =
        options.topPixel() ? choice.topBefore(bottom) : new PixelPlace.None("not-asked");
    PixelPlace block = options.block() ? choice.block() : new PixelPlace.None("not-asked");
    return new HtmlScan(
        found,
        moved(bottom, base),
        moved(top, base),
        moved(block, base),
        language(tree),
        Optional.empty());
  }

  /** WHATWG HTML section 3.2.6.2. */
  private static Optional<String> language(TreeIndex tree) {
    return Optional.ofNullable(tree.document().selectFirst("html"))
        .map(html -> html.attr("lang").strip())
        .filter(lang -> !lang.isEmpty());
  }

  private static boolean isShort(String text, TreeIndex tree, HtmlOptions options) {
    return !options.shortHtmlPixel()
        && text.length() <= HtmlOptions.SHORT_BYTES
        && tree.document().selectFirst("img") == null;
  }

  private static PixelPlace moved(PixelPlace place, int base) {
    return place instanceof PixelPlace.At at ? new PixelPlace.At(base + at.offset()) : place;
  }

  private static HtmlScan refused(String reason) {
    PixelPlace none = new PixelPlace.None(reason);
    return new HtmlScan(List.of(), none, none, none, Optional.empty(), Optional.of(reason));
  }

  /** Every link place with its verdict, in source order; no two overlap. */
  public List<LinkPlace> links() {
    return links;
  }

  /** Where the pixel goes, behind the content. */
  public PixelPlace pixel() {
    return pixel;
  }

  /**
   * Where a second pixel goes, before the content as far as it changes and moves nothing there.
   * Always before {@link #pixel()}; none, {@code not-asked}, without {@link HtmlOptions#topPixel}.
   */
  public PixelPlace topPixel() {
    return topPixel;
  }

  /**
   * Where a block of text goes that is read behind all others; none, {@code not-asked}, without
   * {@link HtmlOptions#block}.
   */
  public PixelPlace block() {
    return block;
  }

  /** The language that the document says it is in, as spelled. */
  public Optional<String> language() {
    return language;
  }

  /**
   * Why the whole body is left: {@code limit}, {@code charset} or {@code unsure}; empty where it
   * was read.
   */
  public Optional<String> refusal() {
    return refusal;
  }
}
