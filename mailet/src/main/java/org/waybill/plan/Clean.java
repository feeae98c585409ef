package org.waybill.plan;

import org.waybill.clean.Cleaning;

/**
 * Our own earlier tracking is taken out and nothing is put in.
 *
 * @param cleaning what goes out
 * @param because why the message is not tracked besides
 */
public record Clean(Cleaning cleaning, Leave because) implements TrackingPlan {}
