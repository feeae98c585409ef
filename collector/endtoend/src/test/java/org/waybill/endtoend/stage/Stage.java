package org.waybill.endtoend.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.waybill.endtoend.built.Built;
import org.waybill.endtoend.james.JamesPorts;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.james.Tracking;
import org.waybill.endtoend.sink.Sink;

/**
 * Gives test classes a {@link Post} without tracking and a {@link TrackingPost}, each started when
 * first asked for, shared by all classes of the run and closed after the last one.
 */
public final class Stage implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Post.class || type == TrackingPost.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context
        .getRoot()
        .getStore(Namespace.create(Stage.class))
        .getOrComputeIfAbsent(type, Stage::start, Object.class);
  }

  private static Object start(Class<?> type) {
    try {
      return type == Post.class ? plain(folder("plain")) : TrackingPost.start(folder("tracking"));
    } catch (Exception e) {
      throw new IllegalStateException("the stage does not stand", e);
    }
  }

  private static Post plain(Path folder) throws IOException {
    Sink sink = Sink.open(0, Clock.systemUTC(), delivery -> {});
    JamesPorts ports = JamesPorts.free(sink.port());
    return new Post(
        JamesServer.start(folder.resolve("james"), ports, new Tracking.Without()), sink);
  }

  /** A new folder under target, so that the logs can be read after a failure. */
  public static Path folder(String name) throws IOException {
    Path stages = Files.createDirectories(Built.endToEnd().resolve("target/stages"));
    return Files.createTempDirectory(stages, name + "-");
  }
}
