package org.waybill.collector.report;

/** What goes back for a request; decided on a worker thread, sent on the event loop. */
sealed interface Reply permits Answer, Stream {}
