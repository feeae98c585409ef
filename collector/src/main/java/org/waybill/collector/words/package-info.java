/** What figures, states and reasons are called and what they mean: the same texts everywhere. */
@NullMarked
package org.waybill.collector.words;

import org.jspecify.annotations.NullMarked;
