package org.waybill.disclosure;

/**
 * Words with a link in them. Immutable.
 *
 * @param before what stands in front of the link's URL
 * @param after what stands behind it
 */
public record Wording(String before, String after) {

  /** Where the URL goes in a template. */
  public static final String LINK = "{link}";

  /** Characters of a template: it is added to every mail. */
  static final int LONGEST = 2_000;

  /** Parts a template at its only link. */
  static Wording of(String template) {
    int at = template.indexOf(LINK);
    return new Wording(template.substring(0, at), template.substring(at + LINK.length()));
  }

  /** How often a template names the link. */
  static int links(String template) {
    return template.split(java.util.regex.Pattern.quote(LINK), -1).length - 1;
  }
}
