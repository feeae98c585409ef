/** JSON as far as the demo's ready line, the sink's envelopes and the report's API need it. */
@NullMarked
package org.waybill.endtoend.json;

import org.jspecify.annotations.NullMarked;
