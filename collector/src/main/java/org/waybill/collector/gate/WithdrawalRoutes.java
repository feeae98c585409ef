package org.waybill.collector.gate;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Sheets;
import org.waybill.wire.PersonCode;

/** Where an admin stops recording for a recipient who asked for it, and resumes it. */
final class WithdrawalRoutes {

  /** An address never stands in a path. */
  private static final String PATH = "/recipients/r-([0-9a-f]{16})/recording";

  private static final String FORM = "/recording";
  private static final int THREADS = 2;

  private final WorkerExecutor workers;
  private final WithdrawalBoard board;
  private final Sheets sheets;

  WithdrawalRoutes(Vertx vertx, WithdrawalBoard board, Sheets sheets) {
    this.workers = vertx.createSharedWorkerExecutor("waybill-withdrawals", THREADS);
    this.board = board;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.getWithRegex(PATH).handler(context -> show(context, 200, ""));
    router.postWithRegex(PATH + "/stop").handler(context -> choose(context, Wish.WITHDRAWN));
    router.postWithRegex(PATH + "/resume").handler(context -> choose(context, Wish.RESUMED));
  }

  /** Off the event loop: it is on disk before the answer goes out. */
  private void choose(RoutingContext context, Wish wish) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    PersonCode person = person(context);
    if (person.equals(PersonCode.NONE)) {
      context.fail(404);
      return;
    }
    workers
        .executeBlocking(
            () -> {
              board.choose(viewer, person, wish);
              return person;
            },
            false)
        .onSuccess(done -> Page.seeOther(context, page(person) + FORM))
        .onFailure(
            failure -> {
              if (failure instanceof IOException) {
                show(context, 500, String.valueOf(failure.getMessage()));
              } else {
                context.fail(failure);
              }
            });
  }

  private void show(RoutingContext context, int status, String problem) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    PersonCode person = person(context);
    Frame frame =
        sheets.frame(Page.visit(context).words().text("withdrawal.title"), Page.visit(context));
    String token = viewer.means() instanceof Means.Session session ? session.formToken() : "";
    WithdrawalView view =
        new WithdrawalView(
            frame, page(person), "r-" + person, board.withdrawals().has(person), problem, token);
    Page.send(context, status, sheets.render("withdrawal.jte", view));
  }

  private static String page(PersonCode person) {
    return "/recipients/r-" + person;
  }

  private static PersonCode person(RoutingContext context) {
    return new PersonCode(Long.parseUnsignedLong(context.pathParam("param0"), 16));
  }
}
