/** The way in: signing in, sessions, forms, tokens, and the pages about them. */
@NullMarked
package org.waybill.collector.gate;

import org.jspecify.annotations.NullMarked;
