package org.waybill.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** For tests in which thousands of things go wrong on purpose: none of them is logged. */
public final class Silent implements BeforeAllCallback, AfterAllCallback {
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.waybill");
  private @Nullable Level before;

  @Override
  public void beforeAll(ExtensionContext context) {
    before = ours.getLevel();
    ours.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ours.setLevel(before);
  }
}
