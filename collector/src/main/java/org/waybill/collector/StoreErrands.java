package org.waybill.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Sent;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/** What the command line has done to a store, by a running collector or by itself. */
final class StoreErrands {

  private StoreErrands() {}

  /** Where the store comes from when the errand begins. */
  @FunctionalInterface
  interface Source {
    Store open() throws IOException;
  }

  static Map<ErrandName, Errand> on(Source store) {
    return Map.of(
        ErrandName.BACKUP,
        (folder, say) -> {
          say.accept("copying the store to " + folder);
          store.open().backup(Path.of(folder));
          say.accept("done: the copy is durable, the journal position is in it");
          return 0;
        },
        ErrandName.CHECK,
        (nothing, say) -> {
          say.accept("checking tables and figures; about a minute for five million hits");
          return told(store.open().check(), say);
        },
        ErrandName.SEALED,
        (span, say) -> {
          say.accept(words(sent(store.open(), span)));
          return 0;
        });
  }

  private static int told(List<Finding> findings, Consumer<String> say) {
    findings.forEach(finding -> say.accept(finding.count() + " x " + finding.what()));
    say.accept(findings.isEmpty() ? "nothing found" : findings.size() + " findings");
    return findings.isEmpty() ? 0 : 1;
  }

  private static Sent sent(Store store, String span) throws IOException {
    try {
      String[] ends = span.split(" ", 2);
      return store.sent(Instant.parse(ends[0]), Instant.parse(ends[ends.length - 1]));
    } catch (DateTimeException e) {
      throw new IOException(
          "'%s' is no pair of instants in RFC 3339 with a space between".formatted(span), e);
    }
  }

  private static String words(Sent sent) {
    return "About %,d links in %,d copies of %,d messages die with it, as far as they are kept here."
        .formatted(sent.links(), sent.copies(), sent.messages());
  }

  /** For a collector whose store may be away. */
  static StoreException away(String why) {
    return new StoreException(
        "the store is not open (%s); hits are kept in the journal meanwhile".formatted(why));
  }
}
