/** What recipients are told about being tracked, and in which language. */
@NullMarked
package org.waybill.disclosure;

import org.jspecify.annotations.NullMarked;
