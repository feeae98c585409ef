package org.waybill.collector.networks;

import java.io.IOException;
import java.util.List;

/** Files of networks that cannot be used: every problem at once, each by file and line. */
public final class NetworksException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  NetworksException(List<String> problems) {
    super(text(problems));
  }

  private static String text(List<String> problems) {
    String shown = String.join("\n  ", problems.subList(0, Math.min(SHOWN, problems.size())));
    return problems.size() > SHOWN
        ? shown + "\n  and " + (problems.size() - SHOWN) + " more"
        : shown;
  }
}
