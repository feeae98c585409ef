package org.waybill.proof.browser;

import java.util.Base64;
import org.waybill.proof.Json;

/** One page of a browser. Used by one thread. */
public final class Tab {
  private final DevTools tools;
  private final String session;

  Tab(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  void prepare() throws Exception {
    ask("Page.enable", "{}");
    ask("Emulation.setScriptExecutionDisabled", "{\"value\":true}");
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

  /** The value of an expression; scripts of the page itself stay off. */
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
