package org.waybill.collector.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of value in answers: described as JSON Schema, written as JSON, and as cells of a row.
 * Immutable.
 *
 * @param <V> the values
 */
public interface Type<V> {

  /** Writes the keywords of JSON Schema 2020-12 into an object that is open. */
  void describe(JsonGenerator json) throws IOException;

  /** Writes a value. */
  void write(JsonGenerator json, V value) throws IOException;

  /** The columns such a value fills in a table, given the name it has; lists have none. */
  List<String> columns(String name);

  /** The value's cells, as many as it has columns. */
  void cells(V value, Cells cells);

  /** Shapes it is made of, which a document describes apart. */
  default void shapes(Consumer<Shape<?>> shapes) {}
}
