/**
 * The pages for persons who got mail: what is recorded of them and how to end it, and where a link
 * leads.
 */
@NullMarked
package org.waybill.collector.notice;

import org.jspecify.annotations.NullMarked;
