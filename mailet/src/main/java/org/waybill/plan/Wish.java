package org.waybill.plan;

import java.util.List;
import java.util.Optional;
import org.waybill.message.EncodedWords;
import org.waybill.message.HeaderField;
import org.waybill.message.Headers;
import org.waybill.wire.Labels;

/**
 * What the sender asks for in the message's own header. Only our own senders are listened to.
 *
 * @param switches what {@code X-Waybill-Track} allows; empty where there is no such field
 * @param unclear whether such a field holds something else than {@link Switches#ALLOWED}, which
 *     counts as off
 * @param labels what {@code X-Waybill-Tag}, {@code X-Waybill-Campaign} and {@code
 *     X-Waybill-Variant} name the message in reports
 */
public record Wish(Optional<Switches> switches, boolean unclear, Labels labels) {

  /** Nothing is asked for. */
  public static final Wish NONE = new Wish(Optional.empty(), false, Labels.NONE);

  /** The field that switches; {@link Ruling} names it. */
  static final String TRACK = "X-Waybill-Track";

  private static final String TRACK_FIELD = "x-waybill-track";
  private static final String TAG_FIELD = "x-waybill-tag";
  private static final String CAMPAIGN_FIELD = "x-waybill-campaign";
  private static final String VARIANT_FIELD = "x-waybill-variant";

  /** Characters of a label; a longer one is none. */
  private static final int LONGEST_LABEL = 64;

  static Wish of(Headers headers) {
    List<Optional<Switches>> said =
        values(headers, TRACK_FIELD).stream().map(Switches::parse).toList();
    return new Wish(
        said.stream().map(switches -> switches.orElse(Switches.OFF)).reduce(Switches::and),
        said.stream().anyMatch(Optional::isEmpty),
        new Labels(
            label(headers, TAG_FIELD),
            label(headers, CAMPAIGN_FIELD),
            label(headers, VARIANT_FIELD)));
  }

  private static Optional<String> label(Headers headers, String name) {
    return values(headers, name).stream().filter(Wish::isLabel).findFirst();
  }

  private static List<String> values(Headers headers, String name) {
    return headers.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(HeaderField::value)
        .map(value -> EncodedWords.decode(value).strip())
        .toList();
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST_LABEL
        && text.codePoints().allMatch(Wish::isPrintable);
  }

  /** Direction marks and the like are not: they would turn a report's line around. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
