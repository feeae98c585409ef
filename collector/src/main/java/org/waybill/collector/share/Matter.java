package org.waybill.collector.share;

/** Something that is decided about. Topics are compared by what they are. */
record Matter(Topic topic, String subject) {}
