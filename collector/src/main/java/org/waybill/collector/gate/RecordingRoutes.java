package org.waybill.collector.gate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.recording.DomainBoard;
import org.waybill.collector.recording.DomainOff;
import org.waybill.collector.recording.SwitchBoard;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Shown;
import org.waybill.wire.RecordingState;

/** Where an admin switches recording off and on, with a form that says what that means. */
final class RecordingRoutes {

  static final String PATH = "/recording";

  /** Not those of pages, which may all wait for the store or a disk: off waits for none of them. */
  private static final int THREADS = 4;

  private final WorkerExecutor workers;
  private final SwitchBoard board;
  private final DomainBoard domains;
  private final Sheets sheets;

  RecordingRoutes(Vertx vertx, SwitchBoard board, DomainBoard domains, Sheets sheets) {
    this.domains = domains;
    this.workers = vertx.createSharedWorkerExecutor("waybill-switch", THREADS);
    this.board = board;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.get(PATH).handler(context -> show(context, 200, ""));
    for (RecordingState state : RecordingState.values()) {
      router.post(PATH + "/" + state.word()).handler(context -> turn(context, state));
      router.post(PATH + "/domain/" + state.word()).handler(context -> turnDomain(context, state));
    }
  }

  /** Off the event loop: it is on disk before the answer goes out. */
  private void turn(RoutingContext context, RecordingState to) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    String why = Page.field(context, "why").strip();
    if (to == RecordingState.OFF && why.isEmpty()) {
      String problem = Page.visit(context).words().text("recording.why.missing");
      show(context, 400, problem);
      return;
    }
    answer(context, workers.executeBlocking(() -> board.turn(viewer, to, why), false));
  }

  private void turnDomain(RoutingContext context, RecordingState to) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    String why = Page.field(context, "domain-why").strip();
    String written = Page.field(context, "domain").strip();
    Optional<String> domain = DomainBoard.domain(written);
    if (domain.isEmpty()) {
      String text = Page.words(context).text("recording.domain.wrong", Shown.of(written).plain());
      show(context, 400, text);
    } else if (to == RecordingState.OFF && why.isEmpty()) {
      show(context, 400, Page.words(context).text("recording.why.missing"));
    } else {
      answer(context, workers.executeBlocking(() -> turn(viewer, to, domain.get(), why), false));
    }
  }

  private boolean turn(Viewer viewer, RecordingState to, String domain, String why)
      throws IOException {
    return to == RecordingState.OFF
        ? domains.off(viewer, domain, why).lasts()
        : domains.on(viewer, domain, why);
  }

  private void answer(RoutingContext context, Future<?> move) {
    move.onSuccess(done -> Page.seeOther(context, PATH))
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
    Frame frame =
        sheets.frame(Page.visit(context).words().text("recording.title"), Page.visit(context));
    String token = viewer.means() instanceof Means.Session session ? session.formToken() : "";
    RecordingView view =
        new RecordingView(
            frame,
            problem,
            Shown.of(frame.recording().why()),
            domains.domains().off().stream().map(off -> row(frame, off)).toList(),
            token);
    Page.send(context, status, sheets.render("recording.jte", view));
  }

  private static RecordingView.Row row(Frame frame, DomainOff off) {
    return new RecordingView.Row(
        off.domain(), frame.at(off.from().toEpochMilli()), Shown.of(off.by()), Shown.of(off.why()));
  }
}
