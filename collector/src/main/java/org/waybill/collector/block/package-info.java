/**
 * What an admin has blocked: targets, senders and messages whose links lead to a page that says so.
 */
@NullMarked
package org.waybill.collector.block;

import org.jspecify.annotations.NullMarked;
