/** What is wrong with an installation, and what to do about it: {@code waybill doctor}. */
@NullMarked
package org.waybill.collector.doctor;

import org.jspecify.annotations.NullMarked;
