/** A real Chromium over its DevTools protocol, and what it sees before and after tracking. */
@NullMarked
package org.waybill.proof.browser;

import org.jspecify.annotations.NullMarked;
