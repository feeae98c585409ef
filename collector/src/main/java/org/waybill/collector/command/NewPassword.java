package org.waybill.collector.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.access.Passwords;

/**
 * Asks for a new password: twice and unseen at a terminal, else one line of the input. Never an
 * argument: everybody on a machine sees those.
 *
 * @param in the input where there is no terminal
 * @param console the terminal
 */
record NewPassword(BufferedReader in, Optional<Console> console) {

  /** Its hash; the password itself goes no further. */
  String hash(String user) throws IOException {
    String password = console.isPresent() ? typed(console.get(), user) : line(user);
    Optional<String> problem = Passwords.problem(password);
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    return Passwords.hash(password);
  }

  private static String typed(Console console, String user) throws IOException {
    char @Nullable [] first = console.readPassword("New password of %s: ", user);
    char @Nullable [] again = console.readPassword("Again: ");
    if (first == null || !Arrays.equals(first, again)) {
      throw new IOException("the two passwords differ; nothing was changed");
    }
    return new String(first);
  }

  private String line(String user) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException(
          "no password came; write the new password of %s into the input, in one line"
              .formatted(user));
    }
    return line;
  }
}
