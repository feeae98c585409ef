package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Quoting;
import org.waybill.collector.search.Search;
import org.waybill.collector.search.Term;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;

/** Finds the way from a Message-ID to its message. Blocks on the store. */
record ByMessageId(Reports reports) {

  /**
   * The message's page; the list where there are several, or none, or only the beginning of an id
   * is given.
   *
   * @param id with or without {@code <>}
   */
  String path(String id) {
    String bare = id.strip().replaceFirst("^<", "").replaceFirst(">$", "");
    if (bare.isEmpty()) {
      return MessageTable.PATH;
    }
    String search = "id:" + Quoting.value(bare);
    return only(Search.parse(search).expression(), bare)
        .orElseGet(() -> Address.of(MessageTable.PATH).with("q", search).toString());
  }

  /** The page of the one message whose Message-ID was pasted into the search; else nothing. */
  Optional<String> only(MessageQuery query) {
    Expression search = query.filter().search();
    if (!query.search().faults().isEmpty() || !MessageFilter.of(search).equals(query.filter())) {
      return Optional.empty();
    }
    return switch (search) {
      case Term.Pasted pasted -> only(search, pasted.text());
      case Term.Id id when id.whole() -> only(search, id.text());
      default -> Optional.empty();
    };
  }

  /** What is pasted may be an address too, whose messages are a list. */
  private Optional<String> only(Expression search, String id) {
    List<MessageSummary> found =
        reports.messages(MessageFilter.of(search), Optional.empty(), 2).items();
    return found.size() == 1
            && found.getFirst().messageId().map(one -> one.value().equals(id)).orElse(false)
        ? Optional.of("/messages/" + found.getFirst().id())
        : Optional.empty();
  }
}
