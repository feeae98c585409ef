/** Whose hits are not recorded: who has withdrawn, and what a browser asks for. */
@NullMarked
package org.waybill.collector.privacy;

import org.jspecify.annotations.NullMarked;
