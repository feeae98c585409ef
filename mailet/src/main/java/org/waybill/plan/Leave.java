package org.waybill.plan;

/**
 * The message goes out byte-identical.
 *
 * @param reason the counted reason
 * @param detail what was found, without content of the message; may be empty
 */
public record Leave(LeaveReason reason, String detail) implements TrackingPlan {}
