package org.waybill.collector.report;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.openapi.Parameter;

/**
 * The parameters of an operation as a request gives them: all it declares, and no other. Immutable.
 */
public final class Arguments implements Asked {

  private final IdentityHashMap<Parameter<?>, Optional<?>> values;
  private final List<String> said;
  private final List<BadParameter> bad;
  private final ZoneId zone;

  private Arguments(
      IdentityHashMap<Parameter<?>, Optional<?>> values,
      List<String> said,
      List<BadParameter> bad,
      ZoneId zone) {
    this.zone = zone;
    this.values = values;
    this.said = List.copyOf(said);
    this.bad = List.copyOf(bad);
  }

  /**
   * Reads and checks them. What cannot be taken of the path names nothing there is; it is no fault.
   *
   * @param query every parameter of the query with its values
   * @param path the parameters of the path
   * @param usual the zone of times where the operation takes one and none is asked for
   */
  public static Arguments read(
      Operation operation,
      Map<String, List<String>> query,
      Map<String, String> path,
      ZoneId usual) {
    Query reader = new Query(query, usual);
    IdentityHashMap<Parameter<?>, Optional<?>> values = new IdentityHashMap<>();
    for (Parameter<?> parameter : operation.parameters()) {
      values.put(
          parameter,
          parameter.isInPath()
              ? parameter.parse(path.getOrDefault(parameter.name(), ""))
              : reader.value(parameter));
    }
    List<String> said =
        operation.parameters().stream()
            .flatMap(
                parameter ->
                    query.getOrDefault(parameter.name(), List.of()).stream()
                        .map(value -> parameter.name() + "=" + value))
            .toList();
    return new Arguments(
        values,
        said,
        reader.bad(true),
        operation.parameters().contains(Visit.ZONE) ? reader.zone() : ZoneOffset.UTC);
  }

  /** What the query says, {@code name=value} each, in the order of the declaration. */
  List<String> said() {
    return said;
  }

  /** What is wrong with the request; with anything in it, no value is to be used. */
  public List<BadParameter> bad() {
    return bad;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  @SuppressWarnings("unchecked") // a value was made by its own parameter
  public <T> Optional<T> value(Parameter<T> parameter) {
    Optional<?> value = values.get(parameter);
    if (value == null) {
      throw new IllegalStateException(
          "an operation reads " + parameter.name() + " and does not declare it");
    }
    return (Optional<T>) value;
  }
}
