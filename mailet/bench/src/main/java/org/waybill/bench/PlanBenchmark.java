package org.waybill.bench;

import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.waybill.copy.Template;

/** From raw bytes to a proven template, beside jsoup reading the decoded HTML with positions. */
@NullUnmarked // JMH sets the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {
  @Param public Kind kind;

  private Engine engine;
  private byte[] message;
  private String html;

  @Setup
  public void make() {
    engine = new Engine();
    message = kind.message();
    html = kind.html();
  }

  @Benchmark
  public Template plan() {
    return engine.plan(message);
  }

  @Benchmark
  public Document jsoup() {
    return Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
  }
}
