/** Where the build left what the end-to-end tests and the demo run. */
@NullMarked
package org.waybill.endtoend.built;

import org.jspecify.annotations.NullMarked;
