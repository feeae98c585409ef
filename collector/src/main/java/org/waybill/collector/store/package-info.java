/** What the collector knows: one interface, its values, and a contract test for every engine. */
@NullMarked
package org.waybill.collector.store;

import org.jspecify.annotations.NullMarked;
