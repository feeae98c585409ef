/** What a person's own program was, and in which country; nothing of anybody else's. */
@NullMarked
package org.waybill.collector.device;

import org.jspecify.annotations.NullMarked;
