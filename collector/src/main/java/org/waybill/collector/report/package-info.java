/** What an admin and a program read: pages, JSON and NDJSON made of the store's read side. */
@NullMarked
package org.waybill.collector.report;

import org.jspecify.annotations.NullMarked;
