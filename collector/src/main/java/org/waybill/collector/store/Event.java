package org.waybill.collector.store;

import java.util.Optional;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.device.Device;
import org.waybill.collector.hit.EventType;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.TrackingId;

/**
 * A hit, or several alike folded into one, joined with its copy. Immutable.
 *
 * @param id its place in the order of events
 * @param type what it counts as
 * @param at when it came, UTC milliseconds
 * @param hits how many requests it stands for; more than 1 where a flood was folded
 * @param method the HTTP method
 * @param message the copy's message
 * @param messageId the message's Message-ID, if it has one
 * @param copy the copy
 * @param recipient the copy's recipient, or {@code *} for a shared copy
 * @param link the link's number, 0 for the pixel
 * @param url the link's target; empty for the pixel
 * @param userAgent may be empty
 * @param device by what program, as far as it is told
 * @param judgement who made it, as far as it is told by now
 * @param rules by which version of the rules; 0 while it is not settled
 */
public record Event(
    EventCursor id,
    EventType type,
    long at,
    long hits,
    String method,
    MessageKey message,
    Optional<MessageId> messageId,
    TrackingId copy,
    String recipient,
    int link,
    Optional<String> url,
    String userAgent,
    Device device,
    Judgement judgement,
    int rules) {

  /** The same with something else in the recipient's place, other texts and another device. */
  public Event of(String other, Optional<String> otherUrl, String otherAgent, Device otherDevice) {
    return new Event(
        id,
        type,
        at,
        hits,
        method,
        message,
        messageId,
        copy,
        other,
        link,
        otherUrl,
        otherAgent,
        otherDevice,
        judgement,
        rules);
  }
}
