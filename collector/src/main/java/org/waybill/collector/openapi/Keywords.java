package org.waybill.collector.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes keywords of JSON Schema into an object that is open. */
@FunctionalInterface
interface Keywords {
  void write(JsonGenerator json) throws IOException;
}
