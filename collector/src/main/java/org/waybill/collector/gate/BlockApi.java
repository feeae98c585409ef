package org.waybill.collector.gate;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.block.Block;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.SubjectException;
import org.waybill.collector.openapi.Content;
import org.waybill.collector.openapi.Operation;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.report.Arguments;
import org.waybill.collector.report.BadParameter;
import org.waybill.collector.report.Programs;

/** The block list for programs: what is blocked, and, for tokens made for that, changes of it. */
final class BlockApi {

  private static final String PATH = "/api/v1/blocks";

  private static final Parameter<Kind> KIND =
      Parameter.choice(
              "kind",
              "What is blocked; required. A target is a host, with those below it.",
              List.of(Kind.values()),
              Kind::word)
          .inBody();

  private static final Parameter<String> NAME =
      Parameter.text(
              "name", "A host, an envelope sender or a Message-ID; required.", "evil.example")
          .inBody();

  private static final String WHY_MEANS = "The reason, for the access log.";
  private static final Parameter<String> WHY =
      Parameter.text("why", WHY_MEANS, "a spam wave").inBody();
  private static final Parameter<String> WHY_ENDED = Parameter.text("why", WHY_MEANS, "it is over");

  private static final Parameter<String> ID =
      Parameter.text("id", "Of the list.", "0123456789abcdef").inPath();

  private static final Shape<Block> BLOCK =
      Shape.<Block>named("Block", "Something whose links are stopped.")
          .with("id", "Names it in a path.", Types.TEXT, block -> block.subject().id())
          .with(
              "kind",
              "What it is.",
              Types.word(Kind.values(), Kind::word),
              block -> block.subject().kind().word())
          .with(
              "name",
              "A host in A-labels, an envelope sender, or a Message-ID without brackets.",
              Types.TEXT,
              block -> block.subject().name())
          .with("since", "When it began.", Types.TIME, block -> block.since().toEpochMilli())
          .with("by", "Who blocked it.", Types.TEXT, Block::by)
          .with("why", "The reason given; may be empty.", Types.TEXT, Block::why)
          .build();

  private static final Shape<List<Block>> BLOCKS =
      Shape.<List<Block>>named("BlockPage", "All blocks.")
          .with("items", "Newest first.", Types.list(BLOCK), blocks -> blocks)
          .with("next", "Always null.", Types.optional(Types.TEXT), blocks -> Optional.empty())
          .build();

  private static final Operation LIST =
      new Operation(
          "blocks",
          PATH,
          "What is blocked, for admins: its links lead to a page that says they are stopped.",
          List.of(),
          Content.json(BLOCKS, "All of them."));

  private static final Operation BLOCKING =
      new Operation(
          Operation.Verb.POST,
          "block",
          PATH,
          "Has links lead to a page that says they are stopped, at once, in mail already sent too."
              + " What is blocked already keeps its first date and reason.",
          List.of(KIND, NAME, WHY),
          Content.json(BLOCK, "The block that holds."));

  private static final Operation ENDING =
      new Operation(
          Operation.Verb.DELETE,
          "unblock",
          PATH + "/{id}",
          "Has links lead on again.",
          List.of(ID, WHY_ENDED),
          Content.json(BLOCK, "What was blocked."));

  /** What there is, for the document of the API. */
  static final List<Operation> OPERATIONS = List.of(LIST, BLOCKING, ENDING);

  private final WorkerExecutor workers;
  private final BlockBoard board;

  BlockApi(WorkerExecutor workers, BlockBoard board) {
    this.workers = workers;
    this.board = board;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::list);
    router.post(PATH).handler(this::block);
    router.delete(PATH + "/:id").handler(this::unblock);
  }

  private void list(RoutingContext context) {
    Viewer unused = Gate.demand(context, Right.CHANGE);
    Arguments arguments = arguments(context, LIST, Map.of());
    if (arguments.bad().isEmpty()) {
      Programs.send(context, BLOCKS, board.all());
    } else {
      Programs.refuse(context, arguments.bad());
    }
  }

  private void block(RoutingContext context) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    Buffer body = context.body().buffer();
    Optional<Map<String, List<String>>> fields =
        JsonFields.read(body == null ? new byte[0] : body.getBytes());
    if (fields.isEmpty()) {
      Programs.refuse(
          context,
          400,
          "The body cannot be taken",
          "It takes one JSON object whose values are texts, such as"
              + " {\"kind\":\"target\",\"name\":\"evil.example\",\"why\":\"a spam wave\"}.");
      return;
    }
    Arguments arguments = arguments(context, BLOCKING, fields.get());
    List<BadParameter> bad = new ArrayList<>(arguments.bad());
    for (Parameter<?> required : List.of(KIND, NAME)) {
      if (arguments.value(required).isEmpty()
          && bad.stream().noneMatch(one -> one.name().equals(required.name()))) {
        bad.add(new BadParameter(required.name(), "", required.allowed() + "; it is missing"));
      }
    }
    Optional<Subject> subject = bad.isEmpty() ? subject(arguments, bad) : Optional.empty();
    if (subject.isEmpty()) {
      Programs.refuse(context, bad);
      return;
    }
    String why = arguments.value(WHY).orElse("");
    workers
        .executeBlocking(() -> board.block(viewer, subject.get(), why), false)
        .onSuccess(block -> Programs.send(context, BLOCK, block))
        .onFailure(failure -> fail(context, failure));
  }

  /** What is wrong with it is added to the list. */
  private Optional<Subject> subject(Arguments arguments, List<BadParameter> bad) {
    Kind kind = arguments.value(KIND).orElseThrow();
    String name = arguments.value(NAME).orElseThrow();
    try {
      return Optional.of(board.reader().read(kind, name));
    } catch (SubjectException e) {
      bad.add(new BadParameter(NAME.name(), name, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private void unblock(RoutingContext context) {
    Viewer viewer = Gate.demand(context, Right.CHANGE);
    Arguments arguments = arguments(context, ENDING, Map.of());
    if (!arguments.bad().isEmpty()) {
      Programs.refuse(context, arguments.bad());
      return;
    }
    String why = arguments.value(WHY_ENDED).orElse("");
    workers
        .executeBlocking(() -> end(viewer, arguments.value(ID), why), false)
        .onSuccess(
            ended ->
                ended.ifPresentOrElse(
                    block -> Programs.send(context, BLOCK, block),
                    () ->
                        Programs.refuse(
                            context,
                            404,
                            "No such block",
                            "Nothing of that id is blocked; ids stand in the list, " + PATH + ".")))
        .onFailure(failure -> fail(context, failure));
  }

  private Optional<Block> end(Viewer viewer, Optional<String> id, String why) throws IOException {
    Optional<Subject> subject = id.flatMap(board::find).map(Block::subject);
    return subject.isEmpty() ? Optional.empty() : board.unblock(viewer, subject.get(), why);
  }

  private static void fail(RoutingContext context, Throwable failure) {
    if (failure instanceof IOException) {
      Programs.refuse(context, 503, "Not kept on disk", String.valueOf(failure.getMessage()));
    } else {
      context.fail(failure);
    }
  }

  private static Arguments arguments(
      RoutingContext context, Operation operation, Map<String, List<String>> body) {
    Map<String, List<String>> given = new LinkedHashMap<>(body);
    for (String name : context.queryParams().names()) {
      List<String> both = new ArrayList<>(given.getOrDefault(name, List.of()));
      both.addAll(context.queryParam(name));
      given.put(name, both);
    }
    return Arguments.read(operation, given, context.pathParams(), ZoneOffset.UTC);
  }
}
