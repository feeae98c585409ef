/** Senders whose mail suddenly leads to many new hosts: perhaps a mailbox that was hijacked. */
@NullMarked
package org.waybill.collector.spike;

import org.jspecify.annotations.NullMarked;
