package org.waybill.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.slf4j.LoggerFactory;

/**
 * For tests in which thousands of things go wrong on purpose: none of them is logged. Two such
 * classes may run at a time, and the last one to end brings the log back.
 */
public final class Silent implements BeforeAllCallback, AfterAllCallback {
  private static final Namespace RUN = Namespace.create(Silent.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    silence(context).begin();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    silence(context).end();
  }

  private static Silence silence(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(RUN)
        .getOrComputeIfAbsent(Silence.class, key -> new Silence(), Silence.class);
  }

  /** That of one run of tests. Thread-safe. */
  private static final class Silence {
    private final List<Quieted> quieted = new ArrayList<>();
    private int wanted;

    private record Quieted(Logger logger, @Nullable Level before) {}

    synchronized void begin() {
      wanted++;
      if (wanted == 1) {
        quiet("org.waybill");
        quiet("com.zaxxer.hikari"); // says of each connection that it is broken
      }
    }

    private void quiet(String name) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      quieted.add(new Quieted(logger, logger.getLevel()));
      logger.setLevel(Level.OFF);
    }

    synchronized void end() {
      wanted--;
      if (wanted == 0) {
        quieted.forEach(one -> one.logger().setLevel(one.before()));
        quieted.clear();
      }
    }
  }
}
