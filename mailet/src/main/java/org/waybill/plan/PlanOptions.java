package org.waybill.plan;

import java.util.Optional;
import org.waybill.disclosure.Disclosure;
import org.waybill.html.HtmlLimits;
import org.waybill.message.MessageLimits;
import org.waybill.sensitive.LinkPolicy;
import org.waybill.wire.TrackingUrl;

/**
 * What plans depend on besides the message.
 *
 * @param url where pixels and links point
 * @param maxUrlLength characters of a tracked URL; a link that needs more stays
 * @param message limits of structure
 * @param html limits of one HTML leaf; its bytes are those of all leaves together
 * @param places which places are used
 * @param links which links the policy leaves
 * @param disclosure what recipients are told in the message; empty where they are not
 */
public record PlanOptions(
    TrackingUrl url,
    int maxUrlLength,
    MessageLimits message,
    HtmlLimits html,
    Places places,
    LinkPolicy links,
    Optional<Disclosure> disclosure) {

  /** Longer URLs break in Outlook, in Safe Links' wrapping and in Exchange's lines. */
  public static final int MAX_URL_LENGTH = 1650;

  /** With the policy in force. */
  public PlanOptions(TrackingUrl url, int maxUrlLength, MessageLimits message, HtmlLimits html) {
    this(url, maxUrlLength, message, html, Places.DEFAULT, LinkPolicy.DEFAULT, Optional.empty());
  }

  /** The defaults for a tracking URL. */
  public static PlanOptions of(TrackingUrl url) {
    return new PlanOptions(url, MAX_URL_LENGTH, MessageLimits.DEFAULT, HtmlLimits.DEFAULT);
  }

  /** The same with pixels and links that point elsewhere. */
  public PlanOptions withUrl(TrackingUrl other) {
    return new PlanOptions(other, maxUrlLength, message, html, places, links, disclosure);
  }

  /** The same with another bound on tracked URLs. */
  public PlanOptions withMaxUrlLength(int characters) {
    return new PlanOptions(url, characters, message, html, places, links, disclosure);
  }

  /** The same with other places. */
  public PlanOptions withPlaces(Places others) {
    return new PlanOptions(url, maxUrlLength, message, html, others, links, disclosure);
  }

  /** The same with another policy for links. */
  public PlanOptions withLinks(LinkPolicy others) {
    return new PlanOptions(url, maxUrlLength, message, html, places, others, disclosure);
  }

  /** The same with something told to recipients, or nothing. */
  public PlanOptions withDisclosure(Optional<Disclosure> told) {
    return new PlanOptions(url, maxUrlLength, message, html, places, links, told);
  }

  /** The same with no link left because of the policy: to see what the rewriting does. */
  public PlanOptions ignoringPolicy() {
    return withLinks(LinkPolicy.NONE);
  }
}
