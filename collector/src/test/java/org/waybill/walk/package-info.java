/**
 * People in front of the report's pages, in a real browser: what they want to know, and how far it
 * is.
 */
@NullMarked
package org.waybill.walk;

import org.jspecify.annotations.NullMarked;
