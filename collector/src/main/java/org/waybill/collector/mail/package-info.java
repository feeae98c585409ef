/** Reports that go out by mail: the only room of the collector that knows SMTP. */
@NullMarked
package org.waybill.collector.mail;

import org.jspecify.annotations.NullMarked;
