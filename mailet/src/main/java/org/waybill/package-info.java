/** Waybill: open and click tracking for Apache James, at the mail server. */
@org.jspecify.annotations.NullMarked
package org.waybill;
