package org.waybill.collector.openapi;

import java.util.List;

/**
 * A question the API answers, always by GET. Immutable.
 *
 * @param id unique in a document
 * @param path with its parameters in braces
 * @param summary a sentence
 * @param parameters those of the path first; a request with any other is refused
 * @param content what a good answer holds
 */
public record Operation(
    String id, String path, String summary, List<Parameter<?>> parameters, Content content) {

  public Operation {
    parameters = List.copyOf(parameters);
    for (Parameter<?> parameter : parameters) {
      String place = "{" + parameter.name() + "}";
      if (parameter.isInPath() != path.contains(place)) {
        throw new IllegalArgumentException(
            id + ": parameter " + parameter.name() + " and path " + path + " do not agree");
      }
    }
  }

  /** Whether the path names something that may not be there. */
  public boolean namesOne() {
    return parameters.stream().anyMatch(Parameter::isInPath);
  }
}
