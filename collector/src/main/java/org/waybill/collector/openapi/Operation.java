package org.waybill.collector.openapi;

import java.util.List;
import java.util.Locale;

/**
 * What the API can be asked to do. Immutable.
 *
 * @param verb the method of HTTP
 * @param id unique in a document
 * @param path with its parameters in braces
 * @param summary a sentence
 * @param parameters those of the path first, those of a body last; a request with any other is
 *     refused
 * @param content what a good answer holds
 */
public record Operation(
    Verb verb,
    String id,
    String path,
    String summary,
    List<Parameter<?>> parameters,
    Content content) {

  /** The methods in use. */
  public enum Verb {
    /** Changes nothing. */
    GET,
    /** Changes something; takes a body. */
    POST,
    /** Ends something. */
    DELETE;

    /** As a document has it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A question, which changes nothing. */
  public Operation(
      String id, String path, String summary, List<Parameter<?>> parameters, Content content) {
    this(Verb.GET, id, path, summary, parameters, content);
  }

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

  /** Whether it changes something. */
  public boolean changes() {
    return verb != Verb.GET;
  }

  /** Whether the path names something that may not be there. */
  public boolean namesOne() {
    return parameters.stream().anyMatch(Parameter::isInPath);
  }
}
