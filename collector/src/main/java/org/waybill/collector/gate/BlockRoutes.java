package org.waybill.collector.gate;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.block.Block;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.SubjectException;
import org.waybill.collector.gate.BlocksView.Given;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Shown;
import org.waybill.collector.watch.Aspect;
import org.waybill.collector.watch.Check;
import org.waybill.collector.watch.HealthState;
import org.waybill.collector.watch.HealthWatch;
import org.waybill.collector.words.Words;

/** Where an admin sees what is blocked, blocks and ends it: with forms, and for programs. */
final class BlockRoutes {

  static final String PATH = "/blocks";

  /** Not those of pages, which may all wait for the store: blocking waits for none of them. */
  private static final int THREADS = 2;

  private final WorkerExecutor workers;
  private final BlockBoard board;
  private final HealthWatch health;
  private final Sheets sheets;

  BlockRoutes(Vertx vertx, BlockBoard board, HealthWatch health, Sheets sheets) {
    this.health = health;
    this.workers = vertx.createSharedWorkerExecutor("waybill-blocks", THREADS);
    this.board = board;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.get(PATH).handler(context -> show(context, 200, asked(context), ""));
    router.post(PATH + "/block").handler(this::block);
    router.post(PATH + "/unblock").handler(this::unblock);
    new BlockApi(workers, board).mount(router);
  }

  /** What a link to this page fills in. */
  private static Given asked(RoutingContext context) {
    return given(
        context.request().getParam("kind", ""), context.request().getParam("name", ""), "");
  }

  private static Given sent(RoutingContext context) {
    return given(
        Page.field(context, "kind"), Page.field(context, "name"), Page.field(context, "why"));
  }

  private static Given given(String kind, String name, String why) {
    return new Given(Kind.of(kind).orElse(Kind.TARGET), name.strip(), why.strip());
  }

  /** Off the event loop: it is on disk before the answer goes out. */
  private void block(RoutingContext context) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    Given given = sent(context);
    Subject subject;
    try {
      subject = board.reader().read(given.kind(), given.name());
    } catch (SubjectException e) {
      String key = "blocks.wrong." + e.fault().word();
      show(context, 400, given, Page.words(context).text(key, Shown.of(e.name()).plain()));
      return;
    }
    workers
        .executeBlocking(() -> board.block(viewer, subject, given.why()), false)
        .onSuccess(done -> Page.seeOther(context, PATH))
        .onFailure(failure -> fail(context, given, failure));
  }

  private void unblock(RoutingContext context) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    String id = Page.field(context, "id");
    workers
        .executeBlocking(
            () -> {
              for (Block block : board.find(id).stream().toList()) {
                board.unblock(viewer, block.subject(), "");
              }
              return id;
            },
            false)
        .onSuccess(done -> Page.seeOther(context, PATH))
        .onFailure(failure -> fail(context, given("", "", ""), failure));
  }

  private void fail(RoutingContext context, Given given, Throwable failure) {
    if (failure instanceof IOException) {
      show(context, 503, given, String.valueOf(failure.getMessage()));
    } else {
      context.fail(failure);
    }
  }

  private void show(RoutingContext context, int status, Given given, String problem) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    Frame frame =
        sheets.frame(Page.visit(context).words().text("blocks.title"), Page.visit(context));
    BlocksView view =
        new BlocksView(
            frame,
            suspects(frame.words()),
            board.all().stream().map(block -> row(frame, block)).toList(),
            String.format(Locale.ROOT, "%,d", board.list().copies()).replace(',', '\u202f'),
            given,
            problem,
            viewer.means() instanceof Means.Session session ? session.formToken() : "");
    Page.send(context, status, sheets.render("blocks.jte", view));
  }

  private List<BlocksView.Suspect> suspects(Words words) {
    return health.look().rows().stream()
        .map(HealthWatch.Row::check)
        .filter(check -> check.aspect() == Aspect.SPIKES && check.health() != HealthState.HEALTHY)
        .filter(
            check ->
                board
                    .list()
                    .find(new Subject(Kind.SENDER, check.of()))
                    .isEmpty()) // else it is done
        .map(check -> suspect(words, check))
        .toList();
  }

  private static BlocksView.Suspect suspect(Words words, Check check) {
    String query =
        "?kind=sender&name=" + URLEncoder.encode(check.of(), StandardCharsets.UTF_8) + "#block";
    return new BlocksView.Suspect(
        words.text("blocks.suspect", Shown.of(check.of()).plain()), PATH + query);
  }

  private static BlocksView.Row row(Frame frame, Block block) {
    return new BlocksView.Row(
        block.subject().id(),
        frame.words().text("blocks.kind." + block.subject().kind().word()),
        Shown.of(block.subject().name()),
        frame.at(block.since().toEpochMilli()),
        Shown.of(block.by()),
        Shown.of(block.why()));
  }
}
