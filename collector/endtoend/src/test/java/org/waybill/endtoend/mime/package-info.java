/** Received messages as a test looks at them: independent of the code under test. */
@NullMarked
package org.waybill.endtoend.mime;

import org.jspecify.annotations.NullMarked;
