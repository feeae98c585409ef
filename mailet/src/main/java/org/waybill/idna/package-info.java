/** Host names and mail domains as browsers compare them (UTS #46, non-transitional). */
@NullMarked
package org.waybill.idna;

import org.jspecify.annotations.NullMarked;
