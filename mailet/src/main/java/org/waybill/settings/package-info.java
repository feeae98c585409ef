/** What an admin sets for the mailets, read from the file they share, checked all at once. */
@NullMarked
package org.waybill.settings;

import org.jspecify.annotations.NullMarked;
