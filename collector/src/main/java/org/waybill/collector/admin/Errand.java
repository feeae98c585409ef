package org.waybill.collector.admin;

import java.io.IOException;
import java.util.function.Consumer;

/** Something the command line wants done, by a running collector or by itself. */
@FunctionalInterface
public interface Errand {

  /**
   * Does it.
   *
   * @param argument what it is about, such as a folder; empty where it needs nothing
   * @param say takes lines for the admin, as soon as there is something to say
   * @return the exit code: 0 where all is well
   * @throws IOException where it failed; the message is fit for an admin
   */
  int run(String argument, Consumer<String> say) throws IOException;
}
