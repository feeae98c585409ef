/** Open ports: who may connect, how a request must look, and where it came from. */
@NullMarked
package org.waybill.collector.listen;

import org.jspecify.annotations.NullMarked;
