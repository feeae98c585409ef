/** The outside world: an SMTP server that keeps what it is given, and can be told to refuse. */
@NullMarked
package org.waybill.endtoend.sink;

import org.jspecify.annotations.NullMarked;
