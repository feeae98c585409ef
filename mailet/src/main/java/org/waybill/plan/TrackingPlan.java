package org.waybill.plan;

/** What becomes of a message. */
public sealed interface TrackingPlan permits Track, Clean, Leave {}
