package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.openapi.Content;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.openapi.Parameter;

/**
 * The rows of a page as files: under the page's own address with {@code .csv}, {@code .json} or
 * {@code .ndjson} behind its path stand the same rows, of the same filter, in the same order, with
 * times in the same zone. To give a page its files:
 *
 * <ol>
 *   <li>declare a {@link Listing} whose path is the page's, whose parameters are all the page takes
 *       ({@link Visit#ZONE} among them; a file refuses any other, since a filter that is ignored
 *       would give wrong rows), and whose source is what the page itself shows: the page calls
 *       {@link Listing#asked} and writes those rows;
 *   <li>hand it to {@link #routes} where {@link ReportRoutes} mounts the page;
 *   <li>link to {@code frame.address().as("csv")}.
 * </ol>
 *
 * <p>A page that shows other rows by what is asked for ({@code by=}) hands over how the listing is
 * chosen.
 */
final class PageLists {

  private final ListRoutes lists;

  PageLists(ListRoutes lists) {
    this.lists = lists;
  }

  /** The files of a page of one kind of rows. */
  List<Route> routes(Listing<?, ?> listing) {
    return routes(listing.path(), listing.allParameters(), asked -> listing);
  }

  /**
   * The files of a page of several kinds of rows.
   *
   * @param parameters all that any of the listings takes
   * @param choice the listing by what is asked for
   */
  List<Route> routes(
      String path, List<Parameter<?>> parameters, Function<Asked, Listing<?, ?>> choice) {
    List<Route> routes = new ArrayList<>();
    for (Format format : Format.values()) {
      Operation operation =
          new Operation(
              path + "." + format.suffix(),
              path + "." + format.suffix(),
              "The rows of the page.",
              parameters,
              Content.table("As the page has them."));
      routes.add(
          new Route(
              operation,
              Occasion.Kind.EXPORT,
              (arguments, reading) ->
                  lists.export(choice.apply(arguments), format, arguments, reading, true)));
    }
    return routes;
  }
}
