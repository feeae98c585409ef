package org.waybill.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.PlainRequest;
import org.waybill.collector.http.Answer;

/** Everybody who gets mail: their programs load pixels and follow links, some time later. */
final class Readers {
  private static final int LATEST = 40_000;

  private static final int FLOOD = 150;

  /** One thing asked for, which may arrive more than once. */
  static final class Asking {
    private final String path;
    private final Method method;
    private int arrived;
    private int answered;

    private Asking(String path, Method method) {
      this.path = path;
      this.method = method;
    }

    String path() {
      return path;
    }

    Method method() {
      return method;
    }

    /** How often it came to the collector. */
    int arrived() {
      return arrived;
    }

    /** How often the collector answered it. */
    int answered() {
      return answered;
    }
  }

  private final Scheduler scheduler;
  private final Chance chance;
  private final Trace trace;
  private final Network network;
  private final CollectorHost collector;
  private final KeyRotation keys;
  private final Life life = new Life(0);
  private final Map<String, Asking> askings = new LinkedHashMap<>();
  private final boolean flooding;
  private final List<String> wrongAnswers = new ArrayList<>();
  private final Set<String> paths = new TreeSet<>();

  Readers(
      Scheduler scheduler,
      Chance chance,
      Trace trace,
      Network network,
      CollectorHost collector,
      KeyRotation keys) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.trace = trace;
    this.network = network;
    this.collector = collector;
    this.keys = keys;
    this.flooding = chance.in100(15);
  }

  /** What was asked for, by what the asking program calls itself. */
  Map<String, Asking> askings() {
    return askings;
  }

  /** Answers that were not what they must be. */
  List<String> wrongAnswers() {
    return wrongAnswers;
  }

  /** Every tracked path that ever was in somebody's mail. */
  Set<String> paths() {
    return paths;
  }

  /** Whether somebody asks for the same thing so often that the collector folds it. */
  boolean isFlooding() {
    return flooding;
  }

  /** Somebody gets a mail. */
  void accept(Delivery delivery) {
    for (String path : delivery.paths()) {
      paths.add(path);
      for (int times = chance.between(0, 2); times > 0; times--) {
        Method method = chance.in100(10) ? Method.HEAD : Method.GET;
        scheduler.after(chance.between(10, LATEST), life, () -> ask(path, method));
      }
    }
    if (flooding && delivery.isTracked() && chance.in100(10)) {
      String path = chance.of(delivery.paths());
      int from = chance.between(10, LATEST);
      for (int i = 0; i < FLOOD; i++) {
        scheduler.after(from + chance.between(0, 2_000), life, () -> ask(path, Method.GET));
      }
    }
    if (delivery.isTracked() && chance.in100(10)) {
      String forged = delivery.paths().getFirst().replaceFirst("[^/.]{8}(\\.gif)?$", "AAAAAAAA$1");
      scheduler.after(chance.between(10, LATEST), life, () -> ask(forged, Method.GET));
    }
  }

  private void ask(String path, Method method) {
    String name = "program/" + askings.size();
    Asking asking = new Asking(path, method);
    askings.put(name, asking);
    PlainRequest request = new PlainRequest(method, path, "203.0.113.7", name, Map.of());
    network.maybeTwice(
        () -> {
          if (collector.ask(request, answer -> answered(name, asking, answer))) {
            asking.arrived++;
          }
        });
  }

  private void answered(String name, Asking asking, Answer answer) {
    trace.note(scheduler.now(), "reader", name + " is answered " + answer);
    asking.answered++;
    Answer right = right(asking.path);
    if (!answer.equals(right)) {
      wrongAnswers.add("%s got %s, right is %s".formatted(asking.path, answer, right));
    }
  }

  /** A pixel is a picture whatever its token; a link leads to its target, a forged one nowhere. */
  private Answer right(String path) {
    if (path.startsWith("/o/")) {
      return new Answer.Pixel();
    }
    return paths.contains(path)
        ? new Answer.Redirect(Delivery.token(keys.seals(), path).target())
        : new Answer.Empty(404);
  }
}
