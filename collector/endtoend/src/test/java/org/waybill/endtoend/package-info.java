/** The whole path on a real James: what the project promises, seen from outside. */
@NullMarked
package org.waybill.endtoend;

import org.jspecify.annotations.NullMarked;
