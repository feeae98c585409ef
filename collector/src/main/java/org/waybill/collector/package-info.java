/** The collector's parts put together: configuration, wiring in one place, one close. */
@org.jspecify.annotations.NullMarked
package org.waybill.collector;
