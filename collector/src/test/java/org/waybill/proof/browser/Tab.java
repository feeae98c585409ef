package org.waybill.proof.browser;

import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.waybill.proof.Json;

/** One page of a browser. Used by one thread. */
public final class Tab {
  private static final int SECONDS = 30;

  private final DevTools tools;
  private final String session;

  Tab(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  void prepare(boolean scripts) throws Exception {
    ask("Page.enable", "{}");
    ask("Emulation.setScriptExecutionDisabled", "{\"value\":%s}".formatted(!scripts));
  }

  /** Shows a page and waits until its DOM stands. */
  public void show(String url) throws Exception {
    go(url, "Page.domContentEventFired");
  }

  /** Shows a page and waits until all it loads is there or has failed. */
  public void showWhole(String url) throws Exception {
    go(url, "Page.loadEventFired");
  }

  private void go(String url, String until) throws Exception {
    tools.forget();
    ask("Page.navigate", "{\"url\":" + Json.quote(url) + "}");
    tools.await(until);
  }

  /** The value of an expression. */
  public Json evaluate(String expression) throws Exception {
    Json result =
        ask(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"expression\":" + Json.quote(expression) + "}");
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(
          result.get("exceptionDetails").get("exception").get("description").text());
    }
    return result.get("result").get("value");
  }

  /** Waits until an expression is true. */
  public void await(String expression) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    String frame =
        "new Promise(done => requestAnimationFrame(() => done(Boolean(%s))))".formatted(expression);
    while (!isTrue(frame)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not within " + SECONDS + " s: " + expression);
      }
    }
  }

  private boolean isTrue(String promise) throws Exception {
    return ask(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":"
                + Json.quote(promise)
                + "}")
        .get("result")
        .get("value")
        .text()
        .equals("true");
  }

  /** Presses a key that writes one character, wherever the focus is. */
  public void press(String key) throws Exception {
    String text = Json.quote(key);
    ask(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\",\"key\":%s,\"text\":%s}".formatted(text, text));
    ask("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":%s}".formatted(text));
  }

  /** What the screen shows of the page's upper part, as PNG. */
  public byte[] screenshot(int width, int height) throws Exception {
    String size = "\"width\":%d,\"height\":%d".formatted(width, height);
    ask(
        "Emulation.setDeviceMetricsOverride",
        "{%s,\"deviceScaleFactor\":1,\"mobile\":false}".formatted(size));
    Json shot =
        ask(
            "Page.captureScreenshot",
            "{\"format\":\"png\",\"clip\":{\"x\":0,\"y\":0,%s,\"scale\":1}}".formatted(size));
    return Base64.getDecoder().decode(shot.get("data").text());
  }

  private Json ask(String method, String parameters) throws Exception {
    return tools.ask(session, method, parameters);
  }
}
