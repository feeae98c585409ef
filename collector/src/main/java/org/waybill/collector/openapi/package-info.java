/**
 * How an API is described once, so that requests, answers, exports and its OpenAPI document agree.
 */
@NullMarked
package org.waybill.collector.openapi;

import org.jspecify.annotations.NullMarked;
