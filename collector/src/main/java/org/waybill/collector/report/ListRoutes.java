package org.waybill.collector.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.openapi.Content;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;

/** The operations a listing has: its pages, and the whole of it in each form. */
final class ListRoutes {

  private static final Parameter<Boolean> ABOUT =
      Parameter.choice(
          "about",
          "Whether a record in front of the header says what is listed, by which filter, in which"
              + " zone. Without it the header is the first record.",
          List.of(false, true),
          String::valueOf);

  private final InstantSource clock;

  ListRoutes(InstantSource clock) {
    this.clock = clock;
  }

  /** All of them. */
  <T, C> List<Route> all(Listing<T, C> listing) {
    List<Route> routes = new ArrayList<>();
    routes.add(pages(listing));
    routes.addAll(exports(listing));
    return routes;
  }

  /** Page by page, as JSON. */
  private <T, C> Route pages(Listing<T, C> listing) {
    Shape<Page<T, C>> page =
        Shape.<Page<T, C>>named(listing.name() + "Page", "A stretch of a list.")
            .with("items", "In their order.", Types.list(listing.row()), Page::items)
            .with(
                "next",
                "after= goes on from here; null at the end.",
                Types.optional(Types.TEXT),
                stretch -> stretch.next().map(Object::toString))
            .build();
    return new Route(
        new Operation(
            listing.id(),
            listing.path(),
            listing.summary(),
            listing.allParameters(),
            Content.json(page, "A page of it.")),
        Occasion.Kind.API,
        (arguments, reading) ->
            reading
                .ask(reports -> listing.asked(reports, arguments))
                .map(found -> Answer.json(Json.write(json -> page.write(json, found))))
                .orElseGet(ListRoutes::nothing));
  }

  /** The whole, streamed. */
  <T, C> List<Route> exports(Listing<T, C> listing) {
    List<Route> routes = new ArrayList<>();
    for (Format format : Format.values()) {
      List<Parameter<?>> parameters = new ArrayList<>(listing.allParameters());
      if (format == Format.CSV) {
        parameters.add(ABOUT);
      }
      Operation operation =
          new Operation(
              listing.id() + "." + format.suffix(),
              listing.path() + "." + format.suffix(),
              listing.summary() + " The whole list from the place on.",
              parameters,
              content(listing, format));
      routes.add(
          new Route(
              operation,
              Occasion.Kind.EXPORT,
              (arguments, reading) ->
                  export(
                      listing,
                      format,
                      arguments,
                      reading,
                      format == Format.CSV && arguments.value(ABOUT).orElse(false))));
    }
    return routes;
  }

  private static <T, C> Content content(Listing<T, C> listing, Format format) {
    return switch (format) {
      case CSV ->
          Content.table(
              "RFC 4180 in UTF-8, with a header: "
                  + String.join(", ", listing.row().columns())
                  + ". Times are RFC 3339 in UTC. A cell that a spreadsheet would take for a"
                  + " formula begins with an apostrophe.");
      case JSON -> Content.json(whole(listing), "One object with all rows.");
      case NDJSON -> Content.lines(listing.row(), "A row a line.");
    };
  }

  /** Describes what {@link Export} writes. */
  private static <T> Shape<Export.Whole<T>> whole(Listing<T, ?> listing) {
    return Shape.<Export.Whole<T>>named(listing.name() + "Whole", "All rows of a list.")
        .with("about", "What is listed, by which filter.", Types.TEXT, Export.Whole::about)
        .with("items", "In their order.", Types.list(listing.row()), Export.Whole::items)
        .with("next", "Always null.", Types.optional(Types.TEXT), all -> Optional.empty())
        .build();
  }

  /**
   * A whole list as a file.
   *
   * @param says whether a table begins with what it is
   */
  <T, C> Reply export(
      Listing<T, C> listing, Format format, Arguments arguments, Reading reading, boolean says) {
    Optional<Page<T, C>> first = reading.ask(reports -> listing.asked(reports, arguments));
    if (first.isEmpty()) {
      return nothing();
    }
    Export<T, C> export =
        new Export<>(
            listing.row(),
            format,
            arguments.zone(),
            says || format == Format.JSON
                ? Optional.of(about(listing, arguments))
                : Optional.empty(),
            first.get(),
            after ->
                reading
                    .ask(reports -> listing.source().page(reports, arguments, after))
                    .orElseGet(() -> new Page<>(List.of(), Optional.empty())));
    String name = listing.id() + "." + format.suffix();
    return new Stream(
        Map.of(
            "Content-Type",
            format.mediaType(),
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""),
        export);
  }

  private String about(Listing<?, ?> listing, Arguments arguments) {
    Instant made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<String> said =
        arguments.said().stream().filter(text -> !text.startsWith(ABOUT.name() + "=")).toList();
    String filter = said.isEmpty() ? "all" : String.join(", ", said);
    return "Waybill "
        + listing.id()
        + "; filter: "
        + filter
        + "; times in "
        + zone(arguments.zone())
        + "; made "
        + made;
  }

  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  static Answer nothing() {
    return Problem.of(
            404,
            "No such message",
            "No message has that id; ids stand in the list, /api/v1/messages?messageId= finds one"
                + " by its Message-ID.")
        .answer();
  }
}
