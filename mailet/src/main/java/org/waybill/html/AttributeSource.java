package org.waybill.html;

/**
 * One attribute as it stands in the source, offsets into the text. Without a value both value
 * offsets are the name's end.
 */
record AttributeSource(int nameStart, int nameEnd, int valueStart, int valueEnd, Quote quote) {}
