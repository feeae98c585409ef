/** SMTP and its relatives as both ends of a connection write them: lines, dots, envelopes. */
@NullMarked
package org.waybill.endtoend.smtp;

import org.jspecify.annotations.NullMarked;
