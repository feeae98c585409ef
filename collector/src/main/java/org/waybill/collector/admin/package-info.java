/** What the command line asks of a running collector, over a local socket. */
@NullMarked
package org.waybill.collector.admin;

import org.jspecify.annotations.NullMarked;
