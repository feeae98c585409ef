/** What is done again and again, each on a thread of its own. */
@NullMarked
package org.waybill.collector.rounds;

import org.jspecify.annotations.NullMarked;
