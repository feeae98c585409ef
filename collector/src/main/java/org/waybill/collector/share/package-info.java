/** What is decided at one collector holds at every other one on its database. */
@NullMarked
package org.waybill.collector.share;

import org.jspecify.annotations.NullMarked;
