/** The command line: {@code waybill serve}, {@code keygen}, {@code open} and so on. */
@NullMarked
package org.waybill.collector.command;

import org.jspecify.annotations.NullMarked;
