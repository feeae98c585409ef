/** What James and the collector see of the world: names, certificates and the time, all ours. */
@NullMarked
package org.waybill.endtoend.world;

import org.jspecify.annotations.NullMarked;
