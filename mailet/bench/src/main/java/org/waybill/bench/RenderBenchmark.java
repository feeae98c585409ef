package org.waybill.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.waybill.copy.CopyIdentity;
import org.waybill.copy.Template;
import org.waybill.copy.Tokens;
import org.waybill.plan.PlannedLink;
import org.waybill.wire.Token;

/** One more recipient's copy: its bytes beside plain copying, and its tokens apart. */
@NullUnmarked // JMH sets the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBenchmark {
  @Param public Kind kind;

  private Engine engine;
  private Template template;
  private Token link;
  private Tokens tokens;
  private byte[] copy;

  @Setup
  public void make() {
    engine = new Engine();
    template = engine.plan(kind.message());
    CopyIdentity identity = engine.identity(template.plan());
    tokens = Tokens.seal(template.plan(), identity, engine.sealer());
    link = token(identity, template.plan().links().get(0));
    copy = template.render(tokens);
  }

  @Benchmark
  public byte[] render() {
    return template.render(tokens);
  }

  @Benchmark
  public byte[] copy() {
    return copy.clone();
  }

  /** One link's token, its target of average length. */
  @Benchmark
  public String seal() {
    return engine.sealer().seal(link);
  }

  private static Token token(CopyIdentity copy, PlannedLink planned) {
    return Token.click(
        copy.mode(), copy.copy(), copy.person(), copy.day(), planned.number(), planned.target());
  }
}
