/** Networks by who uses them, from files an admin supplies; without any, nothing is known. */
@NullMarked
package org.waybill.collector.networks;

import org.jspecify.annotations.NullMarked;
