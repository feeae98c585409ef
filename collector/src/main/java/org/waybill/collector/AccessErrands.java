package org.waybill.collector;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.Accounts.By;
import org.waybill.collector.access.ApiToken;
import org.waybill.collector.access.ApiTokens;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Role;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;

/**
 * What the command line has done to users and tokens, by a running collector or by itself. A
 * password comes as its hash.
 */
final class AccessErrands {

  private AccessErrands() {}

  static Map<ErrandName, Errand> on(Accounts accounts) {
    return Map.of(
        ErrandName.USER,
        (argument, say) -> {
          user(accounts, List.of(argument.split(" ", -1)), say);
          return 0;
        },
        ErrandName.TOKEN,
        (argument, say) -> {
          token(accounts, argument, say);
          return 0;
        });
  }

  private static void user(Accounts accounts, List<String> words, Consumer<String> say)
      throws IOException {
    String name = words.size() > 1 ? words.get(1) : "";
    switch (words.getFirst() + " " + words.size()) {
      case "list 1" -> accounts.userLines().forEach(say);
      case "add 4" -> {
        accounts.add(By.COMMAND, name, role(words.get(2)), words.get(3));
        say.accept("User %s is added as %s.".formatted(name, words.get(2)));
      }
      case "passwd 3" -> {
        accounts.password(By.COMMAND, name, words.get(2));
        say.accept("The password of %s is changed; sessions of %s are over.".formatted(name, name));
      }
      case "role 3" -> {
        accounts.role(By.COMMAND, name, role(words.get(2)));
        say.accept(
            "User %s is %s now; sessions of %s are over.".formatted(name, words.get(2), name));
      }
      case "remove 2" -> {
        accounts.remove(By.COMMAND, name);
        say.accept("User %s is removed, with sessions and tokens.".formatted(name));
      }
      default -> throw unknown();
    }
  }

  private static void token(Accounts accounts, String argument, Consumer<String> say)
      throws IOException {
    String[] words = argument.split(" ", 5);
    if (argument.equals("list")) {
      accounts.tokenLines().forEach(say);
    } else if (words[0].equals("revoke") && words.length == 2) {
      accounts.revokeToken(By.COMMAND, words[1], Optional.empty());
      say.accept("Token %s is revoked.".formatted(words[1]));
    } else if (words[0].equals("create") && words.length == 5 && words[3].matches("\\d{1,5}")) {
      ApiTokens.Made made =
          accounts.makeToken(
              By.COMMAND, words[1], scope(words[2]), Integer.parseInt(words[3]), words[4]);
      say.accept(made.secret());
      say.accept(
          "This is shown once. It is token %s, and ends at %s."
              .formatted(made.token().id(), made.token().expires()));
    } else {
      throw unknown();
    }
  }

  private static Role role(String word) throws IOException {
    return Role.of(word)
        .orElseThrow(
            () -> new IOException("the role is '%s'; allowed are %s".formatted(word, Role.WORDS)));
  }

  private static Set<Right> scope(String words) throws IOException {
    return ApiToken.scope(words)
        .orElseThrow(
            () ->
                new IOException(
                    "the scope is '%s'; allowed are figures, persons, export and change, with commas between"
                        .formatted(words)));
  }

  private static IOException unknown() {
    return new IOException(
        "this collector does not know that question; use the waybill command of its own version");
  }
}
