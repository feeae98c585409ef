/** What a test stands on: whole servers, started once and shared by the classes that may. */
@NullMarked
package org.waybill.endtoend.stage;

import org.jspecify.annotations.NullMarked;
